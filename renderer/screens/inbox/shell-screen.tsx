import { makeStyles, tokens } from '@fluentui/react-components';
import { Notices } from '../../components/notices.tsx';
import { useAppState } from '../../store/connector.tsx';
import type { HomeActions } from '../home-actions.ts';
import { ConnectionScreen } from './connection-screen.tsx';
import { Rail } from './rail.tsx';
import { SignInBar } from './sign-in-bar.tsx';

const useStyles = makeStyles({
  screen: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  frame: { flexGrow: 1, minHeight: 0, display: 'flex' },
  main: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
});

/** The connections, and the inbox of the selected one. */
export function ShellScreen({ actions }: { actions: HomeActions }) {
  const styles = useStyles();
  const { connections, selected } = useAppState();
  const connection = connections.find(({ id }) => id === selected) ?? connections[0];
  return (
    <div className={styles.screen}>
      <Notices />
      <div className={styles.frame}>
        <Rail selected={connection?.id ?? null} actions={actions} />
        <main className={styles.main}>
          <SignInBar />
          {connection && <ConnectionScreen key={connection.id} connection={connection} />}
        </main>
      </div>
    </div>
  );
}
