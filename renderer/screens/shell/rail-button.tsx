import {
  Button,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { useCompactStyles } from '../inbox/compact-styles.ts';

const useStyles = makeStyles({
  button: {
    flexShrink: 0,
    justifyContent: 'flex-start',
    minWidth: 0,
    minHeight: '40px',
    fontWeight: tokens.fontWeightRegular,
  },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  words: { flexGrow: 1, display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  count: {
    color: tokens.colorPaletteRedForeground1,
    fontWeight: tokens.fontWeightSemibold,
    marginRight: '-4px',
  },
});

export interface RailButtonProps {
  Icon: FluentIcon;
  label: string;
  isCurrent?: boolean;
  isBusy?: boolean;
  /** Things there that wait for a person. */
  waiting?: number;
  onClick(): void;
}

/** An entry of the rail besides the mailboxes. */
export function RailButton({ Icon, label, isCurrent = false, waiting = 0, ...rest }: RailButtonProps) {
  const restoreFocus = useRestoreFocusTarget();
  const styles = useStyles();
  const compact = useCompactStyles();
  return (
    <Button
      appearance="subtle"
      {...restoreFocus}
      className={mergeClasses(styles.button, isCurrent && styles.current)}
      icon={<Icon />}
      title={label}
      aria-current={isCurrent ? 'page' : undefined}
      disabledFocusable={rest.isBusy ?? false}
      onClick={rest.onClick}
    >
      <span className={mergeClasses(styles.words, compact.inRail)}>
        {label}
        {waiting > 0 && (
          <Text size={200} className={styles.count} aria-label={`, ${waiting} need you`}>
            {waiting}
          </Text>
        )}
      </span>
    </Button>
  );
}
