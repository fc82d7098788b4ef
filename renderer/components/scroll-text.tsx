import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  text: {
    padding: '16px',
    maxHeight: '280px',
    overflow: 'auto',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  code: {
    whiteSpace: 'pre',
    overflowWrap: 'normal',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
});

export interface ScrollTextProps {
  /** Names the region for screen readers. */
  label: string;
  text: string;
  isCode?: boolean;
}

/** Long text in a frame of its own that scrolls. */
export function ScrollText({ label, text, isCode = false }: ScrollTextProps) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard
    <section className={mergeClasses(styles.text, isCode && styles.code)} aria-label={label} tabIndex={0}>
      {text}
    </section>
  );
}
