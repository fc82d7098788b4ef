import { Button } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import type { ConnectionView } from '../../../../preload/contract.ts';
import { useCommand } from '../../../store/use-command.ts';

/** Opens the portal's page with the secrets of the registration. */
export function EntraButton({ connection }: { connection: ConnectionView }) {
  const open = useCommand('link.open');
  const { secretsUrl } = connection.upkeep;
  if (!secretsUrl) return null;
  return (
    <Button
      icon={<OpenRegular />}
      disabledFocusable={open.isBusy}
      onClick={() => void open.run({ url: secretsUrl })}
    >
      Open in Entra
    </Button>
  );
}
