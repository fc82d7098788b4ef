import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';
import { checkSecret, cleanPaste } from '../../../preload/registration-fields.ts';
import { AdvisedField } from '../../components/advised-field.tsx';
import { DateField } from '../../components/date-field.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useCommand } from '../../store/use-command.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '20px', padding: '4px 0 12px' },
  steps: { margin: 0, paddingLeft: '24px', display: 'flex', flexDirection: 'column', gap: '6px' },
});

export interface RenewDialogProps {
  connection: ConnectionView;
  isOpen: boolean;
  onClose(): void;
}

/** Takes a new client secret while the old one still works, and proves it at once. */
export function RenewDialog({ connection, isOpen, onClose }: RenewDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => open || onClose()}>
      <DialogSurface>{isOpen && <RenewForm connection={connection} onClose={onClose} />}</DialogSurface>
    </Dialog>
  );
}

function RenewForm({ connection, onClose }: Omit<RenewDialogProps, 'isOpen'>) {
  const styles = useStyles();
  const [secret, setSecret] = useState('');
  const [expiresAt, setExpiresAt] = useState<string | null>(null);
  const replace = useCommand('secret.replace', 'inline');
  const rehearse = useCommand('signIn.start');
  const advice = checkSecret(secret);

  async function handleReplace(): Promise<void> {
    if (advice?.level === 'error') return;
    const connectionId = connection.id;
    const result = await replace.run({ connectionId, secret: cleanPaste(secret), expiresAt });
    if (!result.ok) return;
    onClose();
    await rehearse.run({ target: connectionId, flow: 'window' });
  }

  return (
    <DialogBody>
      <DialogTitle>Renew the client secret</DialogTitle>
      <DialogContent className={styles.content}>
        <ol className={styles.steps}>
          <li>
            In Entra, open the registration, then <b>Certificates &amp; secrets</b>, and press{' '}
            <b>New client secret</b>. Leave the old one where it is: it works until you remove it.
          </li>
          <li>Paste the new secret's Value here. The app rehearses the sign-in with it.</li>
          <li>
            Paste it into {connection.systemName}
            {placesOf(connection)}, and only then remove the old one.
          </li>
        </ol>
        <AdvisedField
          name="newSecret"
          type="password"
          label="New client secret"
          hint="The column Value, not the Secret ID"
          value={secret}
          advice={secret === '' ? null : advice}
          onChange={setSecret}
          onEnter={() => void handleReplace()}
        />
        <DateField
          name="newSecretExpiresAt"
          label="It expires on"
          hint="The column Expires beside it"
          value={expiresAt}
          onChange={setExpiresAt}
        />
        {replace.problem && <ProblemCard problem={replace.problem} isPlain />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          appearance="primary"
          disabledFocusable={advice?.level === 'error' || replace.isBusy}
          onClick={() => void handleReplace()}
        >
          Keep and rehearse
        </Button>
      </DialogActions>
    </DialogBody>
  );
}

/** Where the old secret was handed over, so that none of the places is forgotten. */
function placesOf({ handover }: ConnectionView): string {
  const places = new Set(handover?.fields.filter(({ isSecret }) => isSecret).map(({ where }) => where));
  return places.size > 0 ? ` (${[...places].join('; ')})` : '';
}
