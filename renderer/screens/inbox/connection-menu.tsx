import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons/svg/alert';
import { AlertOffRegular } from '@fluentui/react-icons/svg/alert-off';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { useState } from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useEditConnection } from '../../store/edit-wish.ts';
import { useCommand } from '../../store/use-command.ts';

const useStyles = makeStyles({
  /** The menu stands in the header, and what comes after the header must not lie above it. */
  popover: { zIndex: 1 },
});

/** What is done with a connection now and then. */
export function ConnectionMenu({ connection }: { connection: ConnectionView }) {
  const styles = useStyles();
  const { id, mailbox, isMuted } = connection;
  const mute = useCommand('connection.mute');
  const signIn = useCommand('signIn.start');
  const signOut = useCommand('connection.signOut');
  const remove = useCommand('connection.remove');
  const edit = useEditConnection();
  const [isAsking, setAsking] = useState(false);
  const restoreFocus = useRestoreFocusTarget();
  return (
    <>
      <Menu inline>
        <MenuTrigger disableButtonEnhancement>
          <Button
            {...restoreFocus}
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label="More actions"
            title="More actions"
          />
        </MenuTrigger>
        <MenuPopover className={styles.popover}>
          <MenuList>
            <MenuItem
              icon={<PersonKeyRegular />}
              onClick={() => void signIn.run({ target: id, flow: 'usual' })}
            >
              Sign in again
            </MenuItem>
            <MenuItem icon={<EditRegular />} onClick={() => edit({ connectionId: id })}>
              Change the connection…
            </MenuItem>
            <MenuItem
              icon={isMuted ? <AlertRegular /> : <AlertOffRegular />}
              onClick={() => void mute.run({ connectionId: id, isMuted: !isMuted })}
            >
              {isMuted ? 'Tell me about new mail' : 'Say nothing of new mail'}
            </MenuItem>
            <MenuItem icon={<SignOutRegular />} onClick={() => void signOut.run({ connectionId: id })}>
              Sign out
            </MenuItem>
            <MenuDivider />
            <MenuItem icon={<DeleteRegular />} onClick={() => setAsking(true)}>
              Remove…
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Remove ${mailbox}?`}
        text="This computer forgets the connection, its sign-in and its client secret. The mailbox and its mail stay as they are."
        confirm="Remove"
        cancel="Keep it"
        onConfirm={() => void remove.run({ connectionId: id })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
