import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

const useStyles = makeStyles({
  page: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '16px',
    padding: '24px',
    boxSizing: 'border-box',
    textAlign: 'center',
  },
  hint: { maxWidth: '360px', color: tokens.colorNeutralForeground2 },
});

/** Longer than any healthy start: what takes so long is a keyring that asks for its password. */
const PATIENCE_MS = 2500;

/** Shown until main has answered for the first time. */
export function Starting() {
  const styles = useStyles();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={styles.page}>
      <Spinner label="Starting…" labelPosition="below" />
      <Text className={styles.hint} aria-live="polite">
        {isSlow &&
          'Waiting for the keyring of this computer. It may be asking for its password in a window of its own.'}
      </Text>
    </main>
  );
}
