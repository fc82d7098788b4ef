import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '8px 16px' },
  words: { flexGrow: 1, display: 'flex', flexDirection: 'column' },
  aside: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

export interface ErrandProgressProps {
  title: string;
  aside?: string;
  isCancelling: boolean;
  onCancel(): void;
  children?: ReactNode;
}

/** Something the app does that takes a while, and the way to stop it. */
export function ErrandProgress({ title, aside, isCancelling, onCancel, children }: ErrandProgressProps) {
  const styles = useStyles();
  return (
    <>
      <div className={styles.row}>
        <Spinner size="small" aria-hidden />
        <div className={styles.words}>
          <Text weight="semibold">{title}</Text>
          {aside && (
            <Text size={200} className={styles.aside}>
              {aside}
            </Text>
          )}
        </div>
        <Button disabledFocusable={isCancelling} onClick={onCancel}>
          Cancel
        </Button>
      </div>
      {children}
    </>
  );
}

export interface AdminSignInProgressProps extends Omit<ErrandProgressProps, 'title' | 'aside' | 'children'> {
  /** Host on screen in the sign-in window. */
  host: string;
  stalled: boolean;
  /** What else can be done while the page does not load. */
  otherwise: string;
}

/** The administrator signs in, in a window of its own. */
export function AdminSignInProgress({ host, stalled, otherwise, ...rest }: AdminSignInProgressProps) {
  return (
    <ErrandProgress
      title="Sign in as an administrator in the window that opened"
      aside={host && `Now at ${host}`}
      {...rest}
    >
      {stalled && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>The page is not loading. {otherwise}</MessageBarBody>
        </MessageBar>
      )}
    </ErrandProgress>
  );
}
