import { Button, makeStyles, useRestoreFocusTarget } from '@fluentui/react-components';
import { ArrowImportRegular } from '@fluentui/react-icons/svg/arrow-import';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { MailAddRegular } from '@fluentui/react-icons/svg/mail-add';
import { MailMultipleRegular } from '@fluentui/react-icons/svg/mail-multiple';
import { useGo } from '../../store/use-go.ts';
import type { HomeActions } from '../home-actions.ts';

const useStyles = makeStyles({
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: '4px 16px',
    marginTop: '-16px',
    '@media (max-height: 699px)': { marginTop: 0 },
  },
});

export interface MoreWaysProps {
  actions: HomeActions;
  /** The first place goes on with an unfinished setup: another mailbox is a way of its own. */
  hasAnother?: boolean;
}

/** The rarer ways to begin: mostly with something that somebody else has made. */
export function MoreWays({ actions, hasAnother = false }: MoreWaysProps) {
  const styles = useStyles();
  const go = useGo();
  const restoreFocus = useRestoreFocusTarget();
  return (
    <div className={styles.ways}>
      {hasAnother && (
        <Button
          appearance="subtle"
          icon={<MailAddRegular />}
          disabledFocusable={actions.isStarting}
          {...restoreFocus}
          onClick={() => actions.start(false)}
        >
          Connect another mailbox
        </Button>
      )}
      <Button
        appearance="subtle"
        icon={<FolderOpenRegular />}
        disabledFocusable={actions.isStarting}
        onClick={actions.openRequest}
      >
        Open a request from a colleague
      </Button>
      <Button appearance="subtle" icon={<ArrowImportRegular />} onClick={actions.importConfiguration}>
        Import a configuration
      </Button>
      <Button appearance="subtle" icon={<MailMultipleRegular />} onClick={() => go({ screen: 'add-many' })}>
        Connect many from a list
      </Button>
    </div>
  );
}
