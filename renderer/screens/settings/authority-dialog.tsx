import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReadAuthorities } from '../../../preload/contract.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useCommand } from '../../store/use-command.ts';
import { AuthorityFacts } from './authority-facts.tsx';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold },
  text: {
    '& textarea': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      minHeight: '140px',
    },
  },
  found: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});

const MAX_LENGTH = 500_000;

/** Takes a certificate from a file or from the clipboard, shows whose it is, and then trusts it. */
export function AuthorityDialog({ onClose }: { onClose(): void }) {
  const styles = useStyles();
  const open = useCommand('network.openAuthorities', 'inline');
  const reading = useCommand('network.readAuthorities', 'inline');
  const trust = useCommand('network.trustAuthorities', 'inline');
  const [text, setText] = useState('');
  const [answered, setAnswered] = useState<{ of: string; read: ReadAuthorities } | null>(null);
  // Never the facts of another text than the one that would be trusted.
  const read = answered?.of === text ? answered.read : null;

  async function handleText(next: string): Promise<void> {
    setText(next);
    if (next.trim() === '') return;
    const answer = await reading.run({ text: next });
    if (answer.ok) setAnswered({ of: next, read: answer.value });
  }

  async function handleOpen(): Promise<void> {
    const answer = await open.run({});
    if (answer.ok && answer.value) await handleText(answer.value.text);
  }

  async function handleTrust(): Promise<void> {
    const answer = await trust.run({ text });
    if (answer.ok) onClose();
  }

  const found = read?.authorities ?? [];
  const isAllKnown = found.length > 0 && found.every(({ isKnown }) => isKnown);
  const canTrust = found.length > 0 && !isAllKnown && found.every(({ trouble }) => trouble === null);
  const wrong = read?.trouble ?? (isAllKnown ? 'This certificate is trusted already.' : null);
  const problem = open.problem ?? reading.problem ?? trust.problem;
  return (
    <DialogFrame
      isOpen
      isForm
      onClose={onClose}
      title="Add a certificate"
      close="Cancel"
      actions={
        <>
          <Button disabledFocusable={open.isBusy} onClick={() => void handleOpen()}>
            Choose a file…
          </Button>
          <Button
            appearance="primary"
            disabledFocusable={!canTrust || trust.isBusy}
            onClick={() => void handleTrust()}
          >
            {found.length > 1 ? 'Trust these certificates' : 'Trust this certificate'}
          </Button>
        </>
      }
    >
      <Text>
        Ask the people who run the network for the root certificate, and compare its fingerprint with them:
        whoever holds its key can read what this app sends.
      </Text>
      <Field
        label={{ children: 'Certificate', className: styles.label }}
        hint={'Begins with "-----BEGIN CERTIFICATE-----". Paste it, or choose a .pem, .crt or .cer file.'}
        {...(wrong ? { validationState: 'error', validationMessage: wrong } : {})}
      >
        <Textarea
          className={styles.text}
          resize="vertical"
          spellCheck={false}
          maxLength={MAX_LENGTH}
          value={text}
          onChange={(_, { value }) => void handleText(value)}
        />
      </Field>
      {found.length > 0 && (
        <ul className={styles.found} aria-label="Found certificates">
          {found.map((authority) => (
            <li key={authority.fingerprint}>
              <AuthorityFacts authority={authority} />
            </li>
          ))}
        </ul>
      )}
      {problem && <ProblemCard problem={problem} isPlain />}
    </DialogFrame>
  );
}
