import { Badge, Button, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { type ReactNode, useId } from 'react';
import type { Problem } from '../../preload/contract.ts';
import { ProblemFacts } from './problem-facts.tsx';
import { ProblemPlace } from './problem-place.tsx';
import { WHO_WORDS } from './problem-words.ts';
import type { RepairAction } from './use-repair.ts';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: '16px',
    padding: '24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    textAlign: 'left',
  },
  plain: { padding: 0, border: 'none', boxShadow: 'none', backgroundColor: 'transparent' },
  icon: {
    display: 'grid',
    placeItems: 'center',
    width: '40px',
    height: '40px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: '24px',
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  content: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0 },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    overflowWrap: 'anywhere',
  },
  badges: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  text: { overflowWrap: 'anywhere' },
  steps: { margin: 0, paddingLeft: '24px', display: 'flex', flexDirection: 'column', gap: '6px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', marginTop: '4px' },
});

export interface ProblemCardProps {
  problem: Problem;
  /** What the app can do about it; shown as the card's button. */
  repair?: RepairAction | null;
  /** More buttons, after the repair. */
  actions?: ReactNode;
  /** Stands below the buttons. */
  remark?: ReactNode;
  /** Stands beside who can fix it. */
  badge?: ReactNode;
  /** Without border and shadow, where something else already frames it. */
  isPlain?: boolean;
}

/**
 * A problem: what happened, who can fix it, what the app can do, how it is done by hand, and the raw facts
 * one click away. The buttons come before the steps: who has one need not read how to do without.
 */
export function ProblemCard({ problem, repair, actions, remark, badge, isPlain = false }: ProblemCardProps) {
  const styles = useStyles();
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className={mergeClasses(styles.card, isPlain && styles.plain)}>
      <span className={styles.icon} aria-hidden>
        <ErrorCircleRegular />
      </span>
      <div className={styles.content}>
        <h2 id={headingId} className={styles.heading}>
          {problem.title}
        </h2>
        <div className={styles.badges}>
          <WhoBadge problem={problem} />
          {badge}
        </div>
        <Text className={styles.text}>{problem.text}</Text>
        {problem.note && <Text className={styles.text}>{problem.note}</Text>}
        {(repair || actions) && (
          <div className={styles.actions}>
            {repair && (
              <Button
                appearance="primary"
                onClick={repair.run}
                disabled={repair.isBusy}
                {...(repair.isBusy ? { icon: <Spinner size="tiny" /> } : {})}
              >
                {repair.label}
              </Button>
            )}
            {repair?.others.map(({ label, run }) => (
              <Button key={label} onClick={run} disabled={repair.isBusy}>
                {label}
              </Button>
            ))}
            {actions}
          </div>
        )}
        {remark}
        <Steps steps={problem.steps} />
        <ProblemPlace problem={problem} />
        <ProblemFacts problem={problem} />
      </div>
    </section>
  );
}

/** Of what nobody knows, nobody can say who can fix it. */
function WhoBadge({ problem: { who, cause } }: { problem: Problem }) {
  if (cause === 'unknown') return null;
  return (
    <Badge appearance="tint" color={who === 'user' ? 'brand' : 'informative'} size="large">
      {WHO_WORDS[who]}
    </Badge>
  );
}

function Steps({ steps }: { steps: string[] }) {
  const styles = useStyles();
  if (steps.length === 0) return null;
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
