import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';
import { systemInWords } from '../../components/system-words.ts';
import { RenewalDialog } from './renewal/renewal-dialog.tsx';
import { expiryWords, renewLabel, urgencyOf } from './secret-words.ts';

const useStyles = makeStyles({
  bar: { flexShrink: 0, padding: '8px 24px' },
});

/** Says above everything else that the client secret ends soon, or has ended. */
export function SecretBanner({ connection }: { connection: ConnectionView }) {
  const styles = useStyles();
  const [isRenewing, setRenewing] = useState(false);
  const { secret } = connection;
  const systemName = systemInWords(connection);
  const urgency = secret ? urgencyOf(secret) : 'none';
  if (!secret || urgency === 'none') return null;
  return (
    <MessageBar
      intent={urgency === 'soon' ? 'warning' : 'error'}
      layout="auto"
      shape="square"
      className={styles.bar}
    >
      <MessageBarBody>
        <MessageBarTitle>
          {urgency === 'over' ? 'The client secret has expired.' : 'The client secret expires soon.'}
        </MessageBarTitle>
        {expiryWords(secret)}{' '}
        {urgency === 'over'
          ? `${systemName} can no longer fetch mail with it.`
          : `After that, ${systemName} can no longer fetch mail.`}
      </MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" onClick={() => setRenewing(true)}>
          {renewLabel(connection.upkeep.renewal)}
        </Button>
      </MessageBarActions>
      <RenewalDialog
        connection={connection}
        purpose={isRenewing ? 'renew' : null}
        onClose={() => setRenewing(false)}
      />
    </MessageBar>
  );
}
