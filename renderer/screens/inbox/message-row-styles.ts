import { makeResetStyles, makeStyles, tokens } from '@fluentui/react-components';

/** Height of a row, in CSS pixels. */
export const ROW_HEIGHT = 76;

/** Texts may be read from the right; the list stays where the eye looks for it. */
const oneLine = {
  overflow: 'hidden',
  textAlign: 'left',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;
const small = { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 } as const;

const useRow = makeResetStyles({
  '--row-tone': tokens.colorNeutralForeground1,
  '--row-time': tokens.colorNeutralForeground2,
  '--row-weight': tokens.fontWeightRegular,
  position: 'absolute',
  left: 0,
  right: 0,
  boxSizing: 'border-box',
  height: `${ROW_HEIGHT}px`,
  contain: 'strict',
  display: 'flex',
  gap: '12px',
  padding: '9px 16px 0 16px',
  borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  color: tokens.colorNeutralForeground1,
  cursor: 'pointer',
  ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
});
const useLines = makeResetStyles({ flexGrow: 1, minWidth: 0 });
const useLine = makeResetStyles({ display: 'flex', alignItems: 'center', gap: '8px' });
const useSender = makeResetStyles({
  ...oneLine,
  flexGrow: 1,
  fontSize: tokens.fontSizeBase300,
  lineHeight: tokens.lineHeightBase300,
  fontWeight: 'var(--row-weight)',
});
const useSubject = makeResetStyles({
  ...oneLine,
  ...small,
  flexGrow: 1,
  lineHeight: '18px',
  fontWeight: 'var(--row-weight)',
  color: 'var(--row-tone)',
});
const usePreview = makeResetStyles({
  ...oneLine,
  ...small,
  display: 'block',
  color: tokens.colorNeutralForeground2,
});
const useTime = makeResetStyles({
  ...small,
  flexShrink: 0,
  fontWeight: 'var(--row-weight)',
  color: 'var(--row-time)',
});

const useStates = makeStyles({
  unread: {
    '--row-tone': tokens.colorBrandForeground2,
    '--row-time': tokens.colorBrandForeground2,
    '--row-weight': tokens.fontWeightSemibold,
    '::before': {
      content: '""',
      position: 'absolute',
      left: '3px',
      top: '10px',
      bottom: '10px',
      width: '3px',
      borderRadius: tokens.borderRadiusMedium,
      backgroundColor: tokens.colorCompoundBrandBackground,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
    },
  },
  inThread: { paddingLeft: '40px' },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-4px' },
  },
});

/** One class for each element of a row, and one more for each state of it. */
export function useRowStyles() {
  return {
    ...useStates(),
    row: useRow(),
    lines: useLines(),
    line: useLine(),
    sender: useSender(),
    subject: useSubject(),
    preview: usePreview(),
    time: useTime(),
  };
}
