import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { CommandInput, RedirectComparison } from '../../../preload/contract.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { RedirectDiffCard } from '../../components/redirect-diff-card.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from './card-styles.ts';

type ShownPlatform = CommandInput<'rehearsal.compareRedirect'>['platform'];

const PLATFORMS: readonly { value: NonNullable<ShownPlatform>; label: string }[] = [
  { value: 'web', label: 'Web' },
  { value: 'publicClient', label: 'Mobile and desktop applications' },
  { value: 'spa', label: 'Single-page application' },
];

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold },
  text: { '& textarea': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 } },
  platform: { maxWidth: '320px' },
});

export interface CompareRedirectProps {
  /** A connection's id; null for the setup. */
  target: string | null;
  systemName: string;
}

/** Finds the letter in which the registered redirect URI differs, from what the portal shows. */
export function CompareRedirect({ target, systemName }: CompareRedirectProps) {
  const card = useCardStyles();
  const styles = useStyles();
  const announce = useAnnounce();
  const { run, isBusy } = useCommand('rehearsal.compareRedirect');
  const [text, setText] = useState('');
  const [platform, setPlatform] = useState<ShownPlatform>(null);
  const [found, setFound] = useState<RedirectComparison | null>(null);

  async function handleCompare(): Promise<void> {
    const result = await run({ target, text, platform });
    if (!result.ok) return;
    setFound(result.value);
    announce(result.value.text);
  }

  return (
    <>
      <section className={card.card} aria-label="Compare the redirect URI">
        <div>
          <h2 className={card.heading}>Or paste what the portal shows</h2>
          <Text className={card.secondary}>
            Open Authentication in the registration and copy what stands under Redirect URIs. The app marks
            the letter that is different.
          </Text>
        </div>
        <Field
          label={{ children: 'What the portal shows', className: styles.label }}
          {...(found?.outcome === 'nothing'
            ? { validationState: 'error', validationMessage: found.text }
            : {})}
        >
          <Textarea
            className={styles.text}
            name="shownRedirect"
            spellCheck={false}
            maxLength={20_000}
            value={text}
            onChange={(_, data) => setText(data.value)}
          />
        </Field>
        <Field label={{ children: 'It stands under (optional)', className: styles.label }}>
          <Select
            className={styles.platform}
            name="shownPlatform"
            value={platform ?? ''}
            onChange={(_, data) =>
              setPlatform(PLATFORMS.find(({ value }) => value === data.value)?.value ?? null)
            }
          >
            <option value="">I did not look</option>
            {PLATFORMS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        {found && (found.outcome === 'same' || found.outcome === 'platform') && (
          <MessageBar intent={found.outcome === 'same' ? 'info' : 'warning'} layout="multiline">
            <MessageBarBody>{found.text}</MessageBarBody>
          </MessageBar>
        )}
        <div className={card.actions}>
          <Button disabledFocusable={isBusy} onClick={() => void handleCompare()}>
            Compare
          </Button>
        </div>
      </section>
      {found?.diff && <RedirectDiffCard diff={found.diff} sender={systemName} />}
    </>
  );
}
