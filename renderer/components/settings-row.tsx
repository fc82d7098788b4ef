import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 24px',
    padding: '14px 0',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  words: { flex: '1 1 280px', minWidth: 0, display: 'flex', flexDirection: 'column', gap: '2px' },
  label: { fontWeight: tokens.fontWeightSemibold },
  description: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  control: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  below: { flexBasis: '100%' },
});

export interface SettingsRowProps {
  title: string;
  description: ReactNode;
  /** Id of the control that the title names; the description gets `<id>-description`. */
  htmlFor?: string;
  /** The control stands below the words: for fields that need the width. */
  isTall?: boolean;
  children?: ReactNode;
}

/** One setting: what it is called, what it means, and its control. */
export function SettingsRow({ title, description, htmlFor, isTall = false, children }: SettingsRowProps) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        {htmlFor ? (
          <label className={styles.label} htmlFor={htmlFor}>
            {title}
          </label>
        ) : (
          <Text className={styles.label}>{title}</Text>
        )}
        <Text id={htmlFor && `${htmlFor}-description`} size={200} className={styles.description}>
          {description}
        </Text>
      </div>
      {children && <div className={mergeClasses(styles.control, isTall && styles.below)}>{children}</div>}
    </div>
  );
}
