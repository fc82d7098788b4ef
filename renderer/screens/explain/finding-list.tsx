import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import type { FindingView } from '../../../preload/contract.ts';
import { ProblemCard } from '../../components/problem-card.tsx';
import { CONFIDENCE_WORDS } from './explain-words.ts';

const useStyles = makeStyles({
  others: { display: 'flex', flexDirection: 'column', gap: '4px', margin: 0, padding: 0, listStyle: 'none' },
  heading: {
    margin: '16px 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  other: { width: '100%', justifyContent: 'flex-start', minHeight: '40px', textAlign: 'left' },
  words: { flexGrow: 1, display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '12px' },
});

export interface FindingListProps {
  findings: readonly FindingView[];
  current: number;
  onChoose(index: number): void;
}

/** The finding that is open in full, and the others one click away. */
export function FindingList({ findings, current, onChoose }: FindingListProps) {
  const styles = useStyles();
  const open = findings[current];
  const others = findings.flatMap((finding, index) => (index === current ? [] : [{ finding, index }]));
  return (
    <div>
      {open && <ProblemCard key={open.cause} problem={open} badge={<ConfidenceBadge finding={open} />} />}
      {others.length > 0 && (
        <>
          <h2 className={styles.heading}>Also in this text</h2>
          <ul className={styles.others}>
            {others.map(({ finding, index }) => (
              <li key={finding.cause}>
                <Button
                  appearance="subtle"
                  className={styles.other}
                  icon={<ChevronRightRegular />}
                  onClick={() => onChoose(index)}
                >
                  <span className={styles.words}>
                    <Text>{finding.title}</Text>
                    <ConfidenceBadge finding={finding} />
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const COLORS = { sure: 'success', likely: 'informative', guess: 'warning' } as const;

function ConfidenceBadge({ finding: { confidence } }: { finding: FindingView }) {
  return (
    <Badge appearance="tint" size="large" color={COLORS[confidence]}>
      {CONFIDENCE_WORDS[confidence]}
    </Badge>
  );
}
