import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  back: { fill: tokens.colorBrandBackground },
  flap: {
    fill: 'none',
    stroke: tokens.colorNeutralForegroundOnBrand,
    strokeWidth: '3',
    strokeLinejoin: 'round',
    strokeLinecap: 'round',
  },
  dot: {
    fill: tokens.colorPaletteGreenBackground3,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '3',
  },
  check: {
    fill: 'none',
    stroke: tokens.colorNeutralForegroundOnBrand,
    strokeWidth: '2.5',
    strokeLinejoin: 'round',
    strokeLinecap: 'round',
  },
});

/** The app's sign: an envelope that is connected. Decoration only. */
export function AppMark({ size }: { size: number }) {
  const styles = useStyles();
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden focusable="false">
      <rect className={styles.back} x="4" y="12" width="52" height="38" rx="8" />
      <path className={styles.flap} d="M13 23 L30 34 L47 23" />
      <circle className={styles.dot} cx="51" cy="46" r="11" />
      <path className={styles.check} d="M46 46 L50 50 L56.5 42.5" />
    </svg>
  );
}
