import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useState } from 'react';
import type { Problem } from '../../preload/contract.ts';
import { CopyButton } from './copy-button.tsx';
import { factRows, problemAsText } from './problem-words.ts';

const useStyles = makeStyles({
  toggle: { marginLeft: '-8px', alignSelf: 'flex-start' },
  panel: {
    marginTop: '8px',
    padding: '16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '16px',
  },
  list: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: '4px 16px',
    maxWidth: '100%',
  },
  label: { color: tokens.colorNeutralForeground2 },
  value: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
});

/** The raw facts of a problem, one click away and copyable. */
export function ProblemFacts({ problem }: { problem: Problem }) {
  const styles = useStyles();
  const panelId = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button
        appearance="transparent"
        size="small"
        className={styles.toggle}
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setOpen(!isOpen)}
      >
        Details
      </Button>
      <div id={panelId} hidden={!isOpen}>
        {isOpen && (
          <div className={styles.panel}>
            <dl className={styles.list}>
              {factRows(problem).map(([label, value]) => (
                <FactRow key={label} label={label} value={value} />
              ))}
            </dl>
            <CopyButton text={problemAsText(problem)} label="Copy details" />
          </div>
        )}
      </div>
    </div>
  );
}

function FactRow({ label, value }: { label: string; value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}
