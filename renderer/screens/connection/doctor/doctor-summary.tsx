import { Button, makeStyles, mergeClasses, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { StethoscopeRegular } from '@fluentui/react-icons/svg/stethoscope';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import type { CheckRun, ConnectionView, Problem } from '../../../../preload/contract.ts';
import { ProblemCard } from '../../../components/problem-card.tsx';
import { TimeLabel } from '../../../components/time-label.tsx';
import { useRepair } from '../../../components/use-repair.ts';
import { useCommand } from '../../../store/use-command.ts';
import { firstFailure, hasEnded, provenWays } from './doctor-words.ts';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: '40px minmax(0, 1fr)',
    columnGap: '16px',
    padding: '20px 24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
  icon: { fontSize: '40px', display: 'block' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warned: { color: tokens.colorStatusWarningForeground3 },
  plain: { color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  content: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  secondary: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** What the run says in one glance, and the button that fits. */
export function DoctorSummary({ connection }: { connection: ConnectionView }) {
  const run = connection.checks;
  if (!run) return <NeverRun connectionId={connection.id} />;
  if (run.endedAt === null) return <Running connectionId={connection.id} run={run} />;
  if (firstFailure(run)) return <Failed connection={connection} run={run} />;
  return <Ended connection={connection} run={run} endedAt={run.endedAt} />;
}

interface CardProps {
  icon: ReactNode;
  title: string;
  children: ReactNode;
}

function Card({ icon, title, children }: CardProps) {
  const styles = useStyles();
  return (
    <section className={styles.card} aria-label={title}>
      {icon}
      <div className={styles.content}>
        <h2 className={styles.heading}>{title}</h2>
        {children}
      </div>
    </section>
  );
}

function NeverRun({ connectionId }: { connectionId: string }) {
  const styles = useStyles();
  return (
    <Card
      icon={<StethoscopeRegular className={mergeClasses(styles.icon, styles.plain)} aria-hidden />}
      title="Does the mailbox really open?"
    >
      <Text>
        Every layer is checked on its own: network, registration, sign-in and the mailbox itself. Nothing in
        the mailbox is changed.
      </Text>
      <CheckAll connectionId={connectionId} label="Check now" />
    </Card>
  );
}

function Running({ connectionId, run }: { connectionId: string; run: CheckRun }) {
  const styles = useStyles();
  const cancel = useCommand('check.cancel');
  const ended = run.checks.filter(hasEnded).length;
  return (
    <Card
      icon={<StethoscopeRegular className={mergeClasses(styles.icon, styles.plain)} aria-hidden />}
      title="Checking…"
    >
      <ProgressBar value={ended / run.checks.length} thickness="large" aria-label="Checks that have ended" />
      <Text className={styles.secondary}>
        {ended} of {run.checks.length} checks have ended.
      </Text>
      <div className={styles.actions}>
        <Button onClick={() => void cancel.run({ connectionId })}>Cancel</Button>
      </div>
    </Card>
  );
}

function Failed({ connection, run }: { connection: ConnectionView; run: CheckRun }) {
  const styles = useStyles();
  const again = useCommand('check.run');
  const failure = firstFailure(run);
  const others = run.checks.filter(({ verdict }) => verdict === 'failed').length - 1;
  const repairOf = useRepair(connection.id);
  if (!failure?.problem) return null;
  const repair = repairOf(withoutRetry(failure.problem));
  return (
    <ProblemCard
      problem={failure.problem}
      repair={repair}
      actions={
        <Button
          appearance={repair ? 'secondary' : 'primary'}
          disabledFocusable={again.isBusy}
          onClick={() => void again.run({ connectionId: connection.id })}
        >
          Check again
        </Button>
      }
      remark={
        <Text size={200} className={styles.secondary}>
          Found by “{failure.title}”
          {others > 0 && `; ${others === 1 ? 'one more failure' : `${others} more failures`} below`}.
        </Text>
      }
    />
  );
}

/** "Check again" stands there in any case. */
function withoutRetry(problem: Problem): Problem {
  const repairs = problem.repairs ?? (problem.repair ? [problem.repair] : []);
  return { ...problem, repairs: repairs.filter((repair) => repair !== 'retry') };
}

function Ended({ connection, run, endedAt }: { connection: ConnectionView; run: CheckRun; endedAt: string }) {
  const styles = useStyles();
  const { icon, title, text } = endedWords(run, connection.mailbox);
  const Icon = ICONS[icon];
  return (
    <Card icon={<Icon className={mergeClasses(styles.icon, styles[icon])} aria-hidden />} title={title}>
      <Text>{text}</Text>
      <div className={styles.actions}>
        <CheckAll connectionId={connection.id} label="Check again" />
      </div>
      <Text size={200} className={styles.secondary}>
        Checked at <TimeLabel at={endedAt} />.
      </Text>
    </Card>
  );
}

const ICONS = { good: CheckmarkCircleFilled, warned: WarningFilled, quiet: SubtractCircleRegular } as const;

function endedWords(
  run: CheckRun,
  mailbox: string,
): { icon: keyof typeof ICONS; title: string; text: string } {
  if (run.wasCancelled) {
    return {
      icon: 'quiet',
      title: 'The check was cancelled',
      text: 'What had ended by then is shown below. The rest was not looked at.',
    };
  }
  const ways = provenWays(run);
  const opens = ways
    ? `The mailbox ${mailbox} opens: ${ways}.`
    : 'The sign-in works and its tokens are right.';
  const warnings = run.checks.filter(({ verdict }) => verdict === 'warned').length;
  if (warnings === 0)
    return { icon: 'good', title: ways ? 'The mailbox opens' : 'Everything is right', text: opens };
  return {
    icon: 'warned',
    title: ways ? 'The mailbox opens, with a remark' : 'Right, with a remark',
    text: `${opens} Look at the check that is marked below: it may stop other programs.`,
  };
}

function CheckAll({ connectionId, label }: { connectionId: string; label: string }) {
  const styles = useStyles();
  const run = useCommand('check.run');
  return (
    <div className={styles.actions}>
      <Button
        appearance="primary"
        disabledFocusable={run.isBusy}
        onClick={() => void run.run({ connectionId })}
      >
        {label}
      </Button>
    </div>
  );
}
