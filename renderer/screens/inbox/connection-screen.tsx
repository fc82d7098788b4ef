import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { MailReadRegular } from '@fluentui/react-icons/svg/mail-read';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ConnectionTab, ConnectionView } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { statusWords } from '../../components/status-words.ts';
import { useMediaQuery } from '../../theme/use-media-query.ts';
import { ConnectionPanel } from '../connection/connection-panel.tsx';
import { ConnectionTabs } from '../connection/connection-tabs.tsx';
import { SecretBanner } from '../connection/secret-banner.tsx';
import { firstTab, tabsOf } from '../connection/tabs.ts';
import { ConnectionHeader } from './connection-header.tsx';
import { EmptyState } from './empty-state.tsx';
import { hasInbox } from './inbox-connection.ts';
import { InboxPane } from './inbox-pane.tsx';
import { ReadingPane } from './reading-pane.tsx';
import { StatusBanner } from './status-banner.tsx';

/** Room for the list and the open message side by side. */
const SIDE_BY_SIDE = '(min-width: 960px)';

const useStyles = makeStyles({
  screen: { position: 'relative', flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  panes: { flexGrow: 1, minHeight: 0, display: 'flex' },
  aside: { display: 'none' },
  list: {
    flexShrink: 0,
    width: 'clamp(320px, 34%, 420px)',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 959px)': { width: '100%', borderRight: 'none' },
  },
  reading: {
    flexGrow: 1,
    minWidth: 0,
    // Over the list and the header: a small window shows one thing at a time.
    '@media (max-width: 959px)': { position: 'absolute', inset: 0, zIndex: 1 },
  },
});

export interface ConnectionScreenProps {
  connection: ConnectionView;
  /** Tab to begin with; null: the one that fits the connection. */
  openTab: ConnectionTab | null;
}

/** One connection: its header, its troubles, its inbox and the open message. */
export function ConnectionScreen({ connection, openTab }: ConnectionScreenProps) {
  const styles = useStyles();
  const isWide = useMediaQuery(SIDE_BY_SIDE);
  const [openId, setOpenId] = useState<string | null>(null);
  const [chosen, setTab] = useState<ConnectionTab>(() => openTab ?? firstTab(connection));
  const tab = tabsOf(connection).includes(chosen) ? chosen : firstTab(connection);
  const isCovered = !isWide && openId !== null && tab === 'inbox';
  const list = useRef<HTMLDivElement>(null);
  useAnnounceChange(statusWords(connection));

  // The list can take the focus once the pane that covered it is gone.
  function handleBack(): void {
    flushSync(() => setOpenId(null));
    list.current?.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus();
  }

  return (
    <div className={styles.screen}>
      <div inert={isCovered}>
        <ConnectionHeader connection={connection} />
        <StatusBanner connection={connection} />
        <SecretBanner connection={connection} />
        <ConnectionTabs connection={connection} tab={tab} onChange={setTab} />
      </div>
      {tab !== 'inbox' && <ConnectionPanel connection={connection} tab={tab} />}
      <div className={mergeClasses(styles.panes, tab !== 'inbox' && styles.aside)}>
        <div ref={list} className={styles.list} inert={isCovered}>
          {hasInbox(connection) && (
            <InboxPane
              connection={connection}
              openId={openId}
              onOpen={setOpenId}
              onRest={isWide ? setOpenId : null}
            />
          )}
        </div>
        {isWide && openId === null && <NothingSelected />}
        {openId !== null && (
          <div className={styles.reading}>
            <ReadingPane
              connectionId={connection.id}
              messageId={openId}
              isReachable={connection.status.kind === 'ok'}
              onBack={isWide ? null : handleBack}
            />
          </div>
        )}
      </div>
    </div>
  );
}

function NothingSelected() {
  const styles = useStyles();
  return (
    <div className={styles.reading}>
      <EmptyState
        icon={<MailReadRegular />}
        title="No message selected"
        text="Choose a message on the left to read it here."
      />
    </div>
  );
}
