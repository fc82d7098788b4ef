import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView } from '../../../../preload/contract.ts';
import { checkSecret, cleanPaste } from '../../../../preload/registration-fields.ts';
import { AdvisedField } from '../../../components/advised-field.tsx';
import { DateField } from '../../../components/date-field.tsx';
import { ProblemCard } from '../../../components/problem-card.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { useCardStyles } from '../../setup/card-styles.ts';
import { EntraButton } from './entra-button.tsx';

const useStyles = makeStyles({
  steps: { margin: 0, paddingLeft: '24px', display: 'flex', flexDirection: 'column', gap: '6px' },
});

/** Takes a secret that was made in the portal. */
export function RenewalByHand({ connection }: { connection: ConnectionView }) {
  const styles = useStyles();
  const card = useCardStyles();
  const [secret, setSecret] = useState('');
  const [expiresAt, setExpiresAt] = useState<string | null>(null);
  const [isStrict, setStrict] = useState(false);
  const replace = useCommand('secret.replace', 'inline');
  const advice = checkSecret(secret);

  async function handleReplace(): Promise<void> {
    setStrict(true);
    if (advice?.level === 'error' || replace.isBusy) return;
    await replace.run({ connectionId: connection.id, secret: cleanPaste(secret), expiresAt });
  }

  return (
    <>
      <ol className={styles.steps}>
        <li>
          Open <b>Certificates &amp; secrets</b> of the registration and press <b>New client secret</b>. Leave
          the old one where it is.
        </li>
        <li>Copy the new one's Value and paste it here, with the day it expires.</li>
      </ol>
      <div className={card.actions}>
        <EntraButton connection={connection} />
      </div>
      <AdvisedField
        name="newSecret"
        type="password"
        label="New client secret"
        hint="The column Value, not the Secret ID"
        value={secret}
        advice={secret === '' && !isStrict ? null : advice}
        onChange={setSecret}
        onEnter={() => void handleReplace()}
      />
      <DateField
        name="newSecretExpiresAt"
        label="It expires on"
        hint="The column Expires beside it. The app reminds you in time"
        value={expiresAt}
        onChange={setExpiresAt}
      />
      {replace.problem && <ProblemCard problem={replace.problem} isPlain />}
      <div className={card.actions}>
        <Button appearance="primary" disabledFocusable={replace.isBusy} onClick={() => void handleReplace()}>
          {replace.isBusy ? 'Proving it…' : 'Keep and prove'}
        </Button>
      </div>
    </>
  );
}
