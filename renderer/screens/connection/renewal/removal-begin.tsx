import { Button, Text } from '@fluentui/react-components';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import type { ConnectionView } from '../../../../preload/contract.ts';
import { systemInWords } from '../../../components/system-words.ts';
import { useCommand } from '../../../store/use-command.ts';
import { BootstrapRights } from '../../setup/bootstrap-rights.tsx';
import { useCardStyles } from '../../setup/card-styles.ts';
import { PracticePasswords } from '../../setup/practice-passwords.tsx';
import { EntraButton } from './entra-button.tsx';

/** Before the older secret is removed: what happens then, and who signs in for it. */
export function RemovalBegin({ connection }: { connection: ConnectionView }) {
  const card = useCardStyles();
  const find = useCommand('older.find');
  return (
    <>
      <Text>
        From then on the older secret no longer works anywhere. Paste the new one into{' '}
        {systemInWords(connection)} first. You see the secrets before anything is removed.
      </Text>
      <BootstrapRights as="h3" bootstrap={connection.upkeep.bootstrap} />
      {connection.practice && <PracticePasswords />}
      <div className={card.actions}>
        <Button
          appearance="primary"
          icon={<PersonKeyRegular />}
          disabledFocusable={find.isBusy}
          onClick={() => void find.run({ connectionId: connection.id })}
        >
          Sign in as administrator
        </Button>
        <EntraButton connection={connection} />
      </div>
    </>
  );
}
