import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionTab, ConnectionView } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { statusWords } from '../../components/status-words.ts';
import { useMediaQuery } from '../../theme/use-media-query.ts';
import { ConnectionPanel } from '../connection/connection-panel.tsx';
import { ConnectionTabs } from '../connection/connection-tabs.tsx';
import { firstFailure } from '../connection/doctor/doctor-words.ts';
import { SetupCheckBar } from '../connection/doctor/setup-check-bar.tsx';
import { SecretBanner } from '../connection/secret-banner.tsx';
import { firstTab, tabsOf } from '../connection/tabs.ts';
import { ConnectionHeader } from './connection-header.tsx';
import { hasInbox } from './inbox-connection.ts';
import { MailPanes } from './mail-screen.tsx';
import { StatusBanner } from './status-banner.tsx';
import { Transfers } from './transfers.tsx';

/** Below this width the open message covers everything else. */
const SIDE_BY_SIDE = '(min-width: 960px)';

const useStyles = makeStyles({
  screen: { position: 'relative', flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  mail: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  aside: { display: 'none' },
});

export interface ConnectionScreenProps {
  connection: ConnectionView;
  /** Tab to begin with; null: the one that fits the connection. */
  openTab: ConnectionTab | null;
  /** The message that a notification led to. */
  openMessageId: string | null;
}

/** One connection: its header, its troubles, its inbox and the open message. */
export function ConnectionScreen({ connection, openTab, openMessageId }: ConnectionScreenProps) {
  const styles = useStyles();
  const isWide = useMediaQuery(SIDE_BY_SIDE);
  const [openId, setOpenId] = useState(openMessageId);
  const [chosen, setTab] = useState<ConnectionTab>(() => openTab ?? firstTab(connection));
  const tab = tabsOf(connection).includes(chosen) ? chosen : firstTab(connection);
  const isCovered = !isWide && openId !== null && tab === 'inbox';
  useAnnounceChange(statusWords(connection));

  return (
    <div className={styles.screen}>
      <div inert={isCovered}>
        <ConnectionHeader connection={connection} />
        {!isExplained(connection, tab) && <StatusBanner connection={connection} />}
        {tab !== 'checks' && <SetupCheckBar connection={connection} />}
        <SecretBanner connection={connection} />
        <ConnectionTabs connection={connection} tab={tab} onChange={setTab} />
      </div>
      {tab !== 'inbox' && <ConnectionPanel connection={connection} tab={tab} />}
      {hasInbox(connection) && (
        <div className={mergeClasses(styles.mail, tab !== 'inbox' && styles.aside)}>
          <MailPanes connection={connection} openId={openId} onOpen={setOpenId} />
        </div>
      )}
      <Transfers />
    </div>
  );
}

/** The checks explain the very same trouble below. */
function isExplained({ status, checks }: ConnectionView, tab: ConnectionTab): boolean {
  if (tab !== 'checks' || !checks || status.kind !== 'needs-you') return false;
  return checks.endedAt !== null && firstFailure(checks)?.problem?.cause === status.problem.cause;
}
