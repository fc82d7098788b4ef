import { Button, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useState } from 'react';
import type { CheckView } from '../../../../preload/contract.ts';
import { VERDICT_WORDS } from '../../../../preload/verdict-words.ts';
import { ProblemFacts } from '../../../components/problem-facts.tsx';
import { VerdictIcon } from '../../../components/verdict-icon.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { durationWords, hasEnded, skippedWords } from './doctor-words.ts';

const useStyles = makeStyles({
  item: { ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` } },
  head: {
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto 20px',
    alignItems: 'center',
    gap: '12px',
    width: '100%',
    minHeight: '44px',
    padding: '8px 16px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': {
      outlineStyle: 'solid',
      outlineWidth: '2px',
      outlineColor: tokens.colorStrokeFocus2,
      outlineOffset: '-2px',
    },
  },
  title: { overflowWrap: 'anywhere' },
  words: { color: tokens.colorNeutralForeground2, textAlign: 'right' },
  bad: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  body: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '12px',
    padding: '4px 16px 16px 48px',
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
    gap: '4px 24px',
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
    '@media (max-width: 639px)': { gridTemplateColumns: 'minmax(0, 1fr)', '& dd': { paddingBottom: '4px' } },
  },
});

export interface CheckRowProps {
  connectionId: string;
  check: CheckView;
  /** All of the run: a skipped one names the one that failed. */
  checks: readonly CheckView[];
  isBusy: boolean;
}

/** One check: its verdict, and what was found one click away. */
export function CheckRow({ connectionId, check, checks, isBusy }: CheckRowProps) {
  const styles = useStyles();
  const bodyId = useId();
  const [isOpen, setOpen] = useState(false);
  const run = useCommand('check.run');
  const { verdict, title, ms, problem } = check;
  const words = VERDICT_WORDS[verdict];
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={() => setOpen(!isOpen)}
      >
        {verdict === 'running' ? (
          <Spinner size="extra-tiny" aria-hidden />
        ) : (
          <VerdictIcon verdict={verdict} />
        )}
        <span className={styles.title}>{title}</span>
        <span className={mergeClasses(styles.words, verdict === 'failed' && styles.bad)}>
          {words}
          {ms !== null && verdict === 'passed' && ` · ${durationWords(ms)}`}
        </span>
        {isOpen ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
      </button>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen && (
          <div className={styles.body}>
            {problem && (
              <Text>
                <Text weight="semibold">{problem.title}.</Text> {problem.text}
              </Text>
            )}
            {verdict === 'skipped' && check.facts.length === 0 && <Text>{skippedWords(check, checks)}</Text>}
            {!hasEnded(check) && (
              <Text>{verdict === 'running' ? 'Under way.' : 'Its turn comes later.'}</Text>
            )}
            <Facts facts={check.facts} />
            {problem && <ProblemFacts problem={problem} />}
            <Button
              size="small"
              icon={<ArrowClockwiseRegular />}
              disabledFocusable={isBusy}
              aria-label={`Only this check again: ${title}`}
              onClick={() => void run.run({ connectionId, only: [check.id], ...wishesFor(check) })}
            >
              Only this check again
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

/** A check that changes something was asked for once; its own button asks again. */
function wishesFor({ id }: CheckView) {
  return {
    ...(id === 'graph-write' ? { withWrite: true } : {}),
    ...(id === 'graph-send' ? { withSend: true } : {}),
  };
}

function Facts({ facts }: { facts: CheckView['facts'] }) {
  const styles = useStyles();
  if (facts.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <FactRow key={`${label} ${value}`} label={label} value={value} />
      ))}
    </dl>
  );
}

function FactRow({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
