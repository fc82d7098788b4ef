import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { splitLinks } from './split-links.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  body: {
    margin: 0,
    padding: '8px 32px 32px',
    maxWidth: '80ch',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    '@media (max-width: 699px)': { padding: '8px 16px 24px' },
  },
});

/** A body as plain text; web addresses in it can be opened, others are only text. */
export function TextBody({ text, onOpen }: { text: string; onOpen(url: string): void }) {
  const styles = useStyles();
  const parts = useMemo(() => splitLinks(text.trimEnd()), [text]);
  return (
    <div className={styles.body}>
      {parts.length === 0 && <span className={styles.quiet}>This message has no text.</span>}
      {parts.map((part) =>
        part.url === null ? (
          part.text
        ) : (
          <Link key={part.offset} inline as="button" onClick={() => onOpen(part.url as string)}>
            {part.text}
          </Link>
        ),
      )}
    </div>
  );
}
