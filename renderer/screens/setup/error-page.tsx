import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Field,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { PageReading } from '../../../preload/contract.ts';
import { ProblemCard } from '../../components/problem-card.tsx';
import { ProofList } from '../../components/proof-list.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from './card-styles.ts';

const useStyles = makeStyles({
  panel: { margin: 0, padding: '0 24px 20px', display: 'flex', flexDirection: 'column', gap: '16px' },
  frame: {
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  label: { fontWeight: tokens.fontWeightSemibold },
});

/** Explains an error page that was seen elsewhere: in the System's own sign-in, or on another computer. */
export function ErrorPage({ target, systemName }: { target: string | null; systemName: string }) {
  const styles = useStyles();
  const card = useCardStyles();
  const { run, isBusy, problem } = useCommand('rehearsal.readPage', 'inline');
  const [text, setText] = useState('');
  const [reading, setReading] = useState<PageReading | null>(null);

  async function handleRead(): Promise<void> {
    const result = await run({ target, text });
    setReading(result.ok ? result.value : null);
  }

  return (
    <Accordion collapsible className={styles.frame}>
      <AccordionItem value="page">
        <AccordionHeader as="h2">Did {systemName} show an error of Microsoft's?</AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <Field
            label={{ children: 'Text of the page', className: styles.label }}
            hint="Copy all of it, with the number that begins with AADSTS"
          >
            <Textarea
              name="errorPage"
              spellCheck={false}
              maxLength={20_000}
              value={text}
              onChange={(_, data) => setText(data.value)}
            />
          </Field>
          <div className={card.actions}>
            <Button disabledFocusable={isBusy} onClick={() => void handleRead()}>
              Explain it
            </Button>
          </div>
          {problem && <ProblemCard problem={problem} isPlain />}
          {reading && !problem && (
            <>
              <ProblemCard problem={reading.problem} isPlain />
              <ProofList proof={reading.proof} label="What this error shows" />
            </>
          )}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
