import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowImportRegular } from '@fluentui/react-icons/svg/arrow-import';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
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

/** The rarer ways to begin: with something that somebody else has made. */
export function MoreWays({ actions }: { actions: HomeActions }) {
  const styles = useStyles();
  const go = useGo();
  return (
    <div className={styles.ways}>
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
