import { makeStyles, tokens } from '@fluentui/react-components';

/** The quiet cards of the setup. */
export const useCardStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    padding: '20px 24px',
    '@media (max-height: 699px)': { gap: '12px', padding: '14px 20px' },
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { display: 'flex', alignItems: 'center', gap: '8px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  good: { fontSize: '20px', flexShrink: 0, color: tokens.colorStatusSuccessForeground1 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
    alignItems: 'center',
    gap: '8px 24px',
    '@media (max-height: 699px)': { rowGap: '4px' },
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  code: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
  fields: { display: 'flex', flexDirection: 'column', gap: '24px' },
  /** Fluent's own padding would move the box out of line. */
  check: { marginLeft: '-8px', alignSelf: 'flex-start' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  secondary: { color: tokens.colorNeutralForeground2 },
});
