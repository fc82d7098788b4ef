import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { type RefObject, useEffect, useRef } from 'react';
import type { NetworkStep, NetworkTest } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { SettingsRow } from '../../components/settings-row.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { SectionCard } from './section-card.tsx';

const useStyles = makeStyles({
  steps: { listStyleType: 'none', margin: 0, padding: '6px 0 14px' },
  step: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', gap: '2px 12px', padding: '8px 0' },
  sign: { display: 'flex', paddingTop: '2px', fontSize: '16px' },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground3 },
  host: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  facts: { gridColumnStart: 2, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  // Scrolled to, it keeps away from the edge of the window.
  result: { scrollMargin: '24px' },
  problem: { padding: '4px 0 18px' },
});

/** Tries the way to Microsoft, layer by layer, and says what stands in it. */
export function NetworkTestCard() {
  const styles = useStyles();
  const { test } = useAppState().network;
  const start = useCommand('network.test');
  const cancel = useCommand('network.cancelTest');
  const isRunning = test?.phase === 'running';
  useAnnounceChange(test && !isRunning ? resultWords(test) : '');
  const problem = test?.steps.find((step) => step.problem)?.problem;
  const result = useRef<HTMLDivElement>(null);
  useBroughtIntoView(result, test?.phase);
  return (
    <SectionCard title="Does it work?">
      <div ref={result} className={styles.result}>
        <SettingsRow
          title="The way to Microsoft"
          description={
            test ? resultWords(test) : 'Tries sign-in, Graph and mail server with what is saved above.'
          }
        >
          {isRunning ? (
            <Button onClick={() => void cancel.run({})}>Cancel</Button>
          ) : (
            <Button disabledFocusable={start.isBusy} onClick={() => void start.run({})}>
              Test now
            </Button>
          )}
        </SettingsRow>
        {test && test.steps.length > 0 && (
          <ul className={styles.steps} aria-label="Servers">
            {test.steps.map((step) => (
              <StepItem key={step.host} step={step} />
            ))}
          </ul>
        )}
        {problem && !isRunning && (
          <div className={styles.problem}>
            <ProblemCard problem={problem} isPlain />
          </div>
        )}
      </div>
    </SectionCard>
  );
}

/** In a low window what a test finds out appears below the edge, where nobody looks for it. */
function useBroughtIntoView(
  result: RefObject<HTMLElement | null>,
  phase: NetworkTest['phase'] | undefined,
): void {
  const shown = useRef(phase);
  useEffect(() => {
    if (shown.current === phase) return;
    shown.current = phase;
    result.current?.scrollIntoView({ block: 'nearest' });
  }, [result, phase]);
}

function StepItem({ step }: { step: NetworkStep }) {
  const styles = useStyles();
  const { host, state, facts, problem } = step;
  return (
    <li className={styles.step}>
      <span className={styles.sign}>
        {state === 'running' && <Spinner size="extra-tiny" aria-label="Being tried" />}
        {state === 'passed' && (
          <CheckmarkCircleFilled className={styles.passed} role="img" aria-label="Works" />
        )}
        {state === 'failed' && <ErrorCircleFilled className={styles.failed} role="img" aria-label="Failed" />}
      </span>
      <Text className={styles.host}>{host}</Text>
      <Text size={200} className={styles.facts}>
        {[...facts, ...(problem ? [problem.facts.message] : [])].join('; ') || 'Trying…'}
      </Text>
    </li>
  );
}

function resultWords({ phase, steps }: NetworkTest): string {
  if (phase === 'running') return 'Trying the way to Microsoft…';
  if (phase === 'cancelled') return 'Cancelled before it was done.';
  const failed = steps.filter(({ state }) => state === 'failed').length;
  if (failed === 0) return 'Everything can be reached.';
  return failed === steps.length
    ? 'Nothing can be reached.'
    : `${failed} of ${steps.length} cannot be reached.`;
}
