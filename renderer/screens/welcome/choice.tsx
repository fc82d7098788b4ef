import {
  Button,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '32px',
    '@media (max-height: 699px)': { padding: '20px 28px' },
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
  icon: {
    display: 'grid',
    placeItems: 'center',
    width: '48px',
    height: '48px',
    marginBottom: '8px',
    borderRadius: tokens.borderRadiusLarge,
    fontSize: '28px',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  iconPrimary: { color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { flexGrow: 1, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '16px' },
});

export interface ChoiceProps {
  icon: ReactNode;
  title: string;
  text: string;
  /** Words on the button. */
  button: string;
  isPrimary?: boolean;
  isBusy: boolean;
  /** Beside the button. */
  aside?: ReactNode;
  onChoose(): void;
}

/** One of the two ways to begin. */
export function Choice({
  icon,
  title,
  text,
  button,
  isPrimary = false,
  isBusy,
  aside,
  onChoose,
}: ChoiceProps) {
  const styles = useStyles();
  // Choosing may ask first; the focus comes back here.
  const restoreFocus = useRestoreFocusTarget();
  return (
    <section className={styles.card} aria-label={title}>
      <span className={mergeClasses(styles.icon, isPrimary && styles.iconPrimary)} aria-hidden>
        {icon}
      </span>
      <h2 className={styles.title}>{title}</h2>
      <Text className={styles.text}>{text}</Text>
      <div className={styles.buttons}>
        <Button
          size="large"
          appearance={isPrimary ? 'primary' : 'secondary'}
          disabledFocusable={isBusy}
          {...restoreFocus}
          onClick={onChoose}
        >
          {button}
        </Button>
        {aside}
      </div>
    </section>
  );
}
