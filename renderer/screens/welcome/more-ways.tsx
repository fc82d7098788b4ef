import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowImportRegular } from '@fluentui/react-icons/svg/arrow-import';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { useCommand } from '../../store/use-command.ts';
import type { HomeActions } from '../home-actions.ts';

const useStyles = makeStyles({
  ways: {
    display: 'flex',
    flexWrap: 'wrap',

    gap: '4px 16px',
    marginTop: '-16px',
    '@media (max-height: 699px)': { marginTop: 0 },
  },
});

/** The rarer ways to begin: with something that somebody else has made. */
export function MoreWays({ actions }: { actions: HomeActions }) {
  const styles = useStyles();
  const open = useCommand('admin.openRequest');
  return (
    <div className={styles.ways}>
      <Button
        appearance="subtle"
        icon={<FolderOpenRegular />}
        disabledFocusable={open.isBusy}
        onClick={() => void open.run({})}
      >
        Open a request from a colleague
      </Button>
      <Button appearance="subtle" icon={<ArrowImportRegular />} onClick={actions.importConfiguration}>
        Import a configuration
      </Button>
    </div>
  );
}
