import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';

/** A small window: what is to be done comes first. */
const LOW = '@media (max-height: 699px)';

const useStyles = makeStyles({
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    overflowWrap: 'anywhere',
    [LOW]: { fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
    ':focus': { outline: 'none' },
  },
  lead: {
    margin: '8px 0 0',
    maxWidth: '60ch',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
    [LOW]: {
      marginTop: '4px',
      maxWidth: '80ch',
      fontSize: tokens.fontSizeBase300,
      lineHeight: tokens.lineHeightBase300,
    },
  },
});

export interface PageHeadingProps {
  title: string;
  /** One or two sentences under the heading. */
  lead?: ReactNode;
}

/** The heading of a page; takes the focus when the page appears, so that reading goes on from there. */
export function PageHeading({ title, lead }: PageHeadingProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <header>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        {title}
      </h1>
      {lead && <p className={styles.lead}>{lead}</p>}
    </header>
  );
}
