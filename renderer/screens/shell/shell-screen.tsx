import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import { Notices } from '../../components/notices.tsx';
import { useAppState } from '../../store/connector.tsx';
import type { HomeActions } from '../home-actions.ts';
import { ConnectionScreen } from '../inbox/connection-screen.tsx';
import { SignInBar } from '../inbox/sign-in-bar.tsx';
import { Rail } from './rail.tsx';
import { entryOf } from './screens.ts';

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

/** The rail, and beside it the selected connection or another screen. */
export function ShellScreen({ actions }: { actions: HomeActions }) {
  const styles = useStyles();
  const { connections, selected, place } = useAppState();
  const connection = connections.find(({ id }) => id === selected) ?? connections[0];
  const Other = entryOf(place.screen)?.Component;
  return (
    <div className={styles.screen}>
      <Notices />
      <div className={styles.frame}>
        <Rail selected={Other ? null : (connection?.id ?? null)} actions={actions} />
        <main className={styles.main}>
          <SignInBar />
          <Suspense>{Other && <Other key={place.visit} />}</Suspense>
          {!Other && connection && (
            <ConnectionScreen
              key={`${connection.id} ${place.visit}`}
              connection={connection}
              openTab={place.tab}
              openMessageId={place.messageId ?? null}
            />
          )}
        </main>
      </div>
    </div>
  );
}
