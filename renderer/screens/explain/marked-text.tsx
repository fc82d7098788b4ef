import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { TextPiece } from '../../../preload/contract.ts';

const useStyles = makeStyles({
  box: {
    margin: 0,
    padding: '16px',
    maxHeight: '60vh',
    overflow: 'auto',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  mark: {
    padding: '1px 2px',
    borderRadius: tokens.borderRadiusSmall,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorPaletteYellowBackground2,
    borderBottom: `2px solid ${tokens.colorPaletteYellowBorderActive}`,
  },
  other: {
    backgroundColor: tokens.colorNeutralBackground5,
    borderBottom: `2px solid ${tokens.colorNeutralStroke1}`,
  },
  secret: {
    padding: '0 4px',
    borderRadius: tokens.borderRadiusSmall,
    color: tokens.colorStatusDangerForeground3,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  gap: { display: 'block', margin: '8px 0', color: tokens.colorNeutralForeground3 },
});

/** The pasted text as text, with what speaks for a cause marked. `current`: the finding that is open. */
export function MarkedText({ pieces, current }: { pieces: readonly TextPiece[]; current: number }) {
  const styles = useStyles();
  return (
    // Scrolls by keyboard, so it takes the focus and has a name.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section className={styles.box} aria-label="The text, with the evidence marked" tabIndex={0}>
      {pieces.map(({ text, finding, kind }, index) => {
        const key = `${index} ${kind}`;
        if (kind === 'gap') return <GapMark key={key} className={styles.gap} />;
        if (kind === 'secret') return <HiddenMark key={key} className={styles.secret} />;
        if (finding === null) return text;
        return (
          <mark key={key} className={mergeClasses(styles.mark, finding !== current && styles.other)}>
            {text}
          </mark>
        );
      })}
    </section>
  );
}

function GapMark({ className }: { className: string }) {
  return <span className={className}>… left out …</span>;
}

function HiddenMark({ className }: { className: string }) {
  return <span className={className}>hidden</span>;
}
