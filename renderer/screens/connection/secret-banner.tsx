import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';
import { Banner } from '../../components/banner.tsx';
import { systemInWords } from '../../components/system-words.ts';
import { RenewalDialog } from './renewal/renewal-dialog.tsx';
import { expiryWords, renewLabel, urgencyOf } from './secret-words.ts';

/** Says above everything else that the client secret ends soon, or has ended. */
export function SecretBanner({ connection }: { connection: ConnectionView }) {
  const [isRenewing, setRenewing] = useState(false);
  const { secret } = connection;
  const systemName = systemInWords(connection);
  const urgency = secret ? urgencyOf(secret) : 'none';
  if (!secret || urgency === 'none') return null;
  return (
    <>
      <Banner
        intent={urgency === 'soon' ? 'warning' : 'error'}
        title={urgency === 'over' ? 'The client secret has expired.' : 'The client secret expires soon.'}
        actions={
          <Button appearance="primary" onClick={() => setRenewing(true)}>
            {renewLabel(connection.upkeep.renewal)}
          </Button>
        }
      >
        {expiryWords(secret)}{' '}
        {urgency === 'over'
          ? `${systemName} can no longer fetch mail with it.`
          : `After that, ${systemName} can no longer fetch mail.`}
      </Banner>
      <RenewalDialog
        connection={connection}
        purpose={isRenewing ? 'renew' : null}
        onClose={() => setRenewing(false)}
      />
    </>
  );
}
