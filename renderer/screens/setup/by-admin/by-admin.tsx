import { Button, makeStyles, Text } from '@fluentui/react-components';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { CopyButton } from '../../../components/copy-button.tsx';
import { ScrollText } from '../../../components/scroll-text.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { useCardStyles } from '../card-styles.ts';
import { MissingInputs } from '../missing-inputs.tsx';
import { RegistrationFields } from '../registration-fields.tsx';
import { SaveFileButton } from '../save-file-button.tsx';
import type { SetupControl } from '../use-setup.ts';
import { ScriptCard } from './script-card.tsx';

const useStyles = makeStyles({
  returned: { display: 'flex', flexDirection: 'column', gap: '24px' },
});

/** Somebody else makes the registration: what to send them, and where their answer goes. */
export function ByAdmin({ control }: { control: SetupControl }) {
  const card = useCardStyles();
  const styles = useStyles();
  const { letter } = control.setup;
  return (
    <>
      {letter === null ? (
        <MissingInputs control={control} />
      ) : (
        <>
          <Letter letter={letter} consentUrl={control.setup.adminConsentUrl} />
          <RequestFile />
          <ScriptCard />
        </>
      )}
      <section className={styles.returned} aria-label="Values that come back">
        <div>
          <h2 className={card.heading}>When the values come back</h2>
          <Text className={card.secondary}>
            Paste what the administrator sends you. An answer file fills these in by itself.
          </Text>
        </div>
        <RegistrationFields control={control} />
      </section>
    </>
  );
}

function Letter({ letter, consentUrl }: { letter: string; consentUrl: string | null }) {
  const card = useCardStyles();
  return (
    <section className={card.card} aria-label="Message to the administrator">
      <div>
        <h2 className={card.heading}>Send this to an administrator</h2>
        <Text className={card.secondary}>It says who asks, what for, and how to undo it.</Text>
      </div>
      <ScrollText label="Message" text={letter} />
      <div className={card.actions}>
        <CopyButton text={letter} label="Copy the message" />
        {consentUrl && <CopyButton text={consentUrl} label="Copy the consent link" appearance="subtle" />}
      </div>
    </section>
  );
}

function RequestFile() {
  const card = useCardStyles();
  const open = useCommand('admin.openResponse');
  return (
    <section className={card.card} aria-label="Request file">
      <div>
        <h2 className={card.heading}>Or send a request file</h2>
        <Text className={card.secondary}>
          An administrator opens it in their own copy of this app, which does the rest. It holds no secret.
          The answer they send back is opened here.
        </Text>
      </div>
      <div className={card.actions}>
        <SaveFileButton command="admin.saveRequest" label="Save request file" />
        <Button
          icon={<FolderOpenRegular />}
          disabledFocusable={open.isBusy}
          onClick={() => void open.run({})}
        >
          Open the answer
        </Button>
      </div>
    </section>
  );
}
