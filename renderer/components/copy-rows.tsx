import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';

const useStyles = makeStyles({
  rows: {
    margin: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(112px, 28%) minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '4px 16px',
    minHeight: '32px',
    padding: '6px 6px 6px 16px',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    '@media (max-width: 639px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  label: {
    color: tokens.colorNeutralForeground2,
    '@media (max-width: 639px)': { gridColumn: '1 / -1' },
  },
  value: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
  },
  action: { margin: 0, display: 'flex', justifyContent: 'flex-end', minWidth: '32px' },
});

/** Labels with values that are copied one after the other. */
export function CopyRows({ children }: { children: ReactNode }) {
  return <dl className={useStyles().rows}>{children}</dl>;
}

export interface CopyRowProps {
  label: string;
  /** Under the label. */
  hint?: string | undefined;
  value: ReactNode;
  /** Stands where the copy button would; text values get their own. */
  action?: ReactNode;
  /** False for words that are read, not pasted. */
  canCopy?: boolean;
}

export function CopyRow({ label, hint, value, action, canCopy = true }: CopyRowProps) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <dt className={styles.label}>
        {label}
        {hint && (
          <Text block size={200}>
            {hint}
          </Text>
        )}
      </dt>
      <dd className={styles.value}>{value}</dd>
      {canCopy && (
        <dd className={styles.action}>
          {action ??
            (typeof value === 'string' && (
              <CopyButton text={value} label={`Copy ${label}`} isIconOnly appearance="subtle" />
            ))}
        </dd>
      )}
    </div>
  );
}
