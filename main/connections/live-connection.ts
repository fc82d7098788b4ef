import type { ConnectionView } from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';
import type { EngineEventBody, EngineFeeds } from '../mailbox/events.ts';
import type { Links } from '../mailbox/links.ts';
import { createMailbox, rootOf } from '../mailbox/mailbox.ts';
import { createSync } from '../mailbox/sync.ts';
import type { Pace, Steering } from '../mailbox/sync-types.ts';
import { letsWrite, offersAccess } from '../registration/permissions.ts';
import { createLiveMail, type LiveMail, type LiveMailOptions } from './live-mail.ts';
import {
  type AccessDeps,
  openGraph,
  opensThroughGraph,
  permissionsOf,
  refreshSignIn,
} from './mailbox-access.ts';
import { sheetOf, systemOf } from './sheet.ts';
import { createTokenWatch } from './token-watch.ts';
import type { Connection } from './types.ts';

export interface LiveOptions extends AccessDeps {
  isPaused: boolean;
  feeds: EngineFeeds;
  links: Links;
  pace: Pace;
  onChange(): void;
}

/** What keeps a connection known: a sync of its folders, or a watch over the sign-in. */
interface Keeper extends Steering {
  view(): Pick<ConnectionView, 'status' | 'lastSync' | 'nextSync' | 'inbox'>;
}

/** A Connection at work. `mail` is null where the System reads the mailbox by other means than Graph. */
export interface LiveConnection {
  readonly saved: Connection;
  readonly mail: LiveMail | null;
  readonly sync: Keeper;
  view(): Omit<ConnectionView, 'drift' | 'driftVisit' | 'checks' | 'secret' | 'upkeep' | 'isMuted'>;
  dispose(): void;
}

export function startConnection(options: LiveOptions, connection: Connection): LiveConnection {
  const { sync, mail } = opensThroughGraph(connection)
    ? keepMail(options, connection)
    : { sync: keepSignIn(options, connection), mail: null };
  // Worked out once: the sheet of values is costly, and views are asked for with every change.
  const known = facts(connection, options.clouds());
  return {
    saved: connection,
    mail,
    sync,
    view() {
      const now = sync.view();
      return { ...known, ...now, lastSync: now.lastSync ?? connection.lastSync };
    },
    dispose() {
      mail?.dispose();
      sync.dispose();
    },
  };
}

function keepMail(options: LiveOptions, connection: Connection): { sync: Keeper; mail: LiveMail } {
  const { clock, onChange, isPaused, feeds, links, pace } = options;
  const { id } = connection;
  const emit = (event: EngineEventBody) => feeds.events.emit({ ...event, connectionId: id, at: clock.now() });
  const onTokenRefreshed = () => emit({ kind: 'token-refreshed', resource: 'graph' });
  const opened = openGraph({ ...options, onTokenRefreshed }, connection);
  const mailbox = createMailbox(opened);
  const startSync: LiveMailOptions['startSync'] = (filter) =>
    createSync({
      mailbox,
      clock,
      filter,
      onChange,
      pace,
      paused: isPaused,
      marks: {
        get: (folder) => links.get(id, folder),
        set: (folder, mark) => links.set(id, folder, mark),
      },
      onEvent: emit,
      onNewMail: (count, newest) => feeds.newMail.emit({ connectionId: id, count, newest }),
    });
  return createLiveMail({ ...opened, root: rootOf(opened.mailbox), mailbox, clock, onChange, startSync });
}

function keepSignIn(options: LiveOptions, connection: Connection): Keeper {
  const { clock, onChange, isPaused } = options;
  const watch = createTokenWatch({
    clock,
    onChange,
    paused: isPaused,
    lastSync: connection.lastSync,
    refresh: () => refreshSignIn(options, connection),
  });
  return {
    ...watch,
    view: () => ({ ...watch.view(), inbox: null }),
    paceChanged: () => {},
  };
}

function facts(connection: Connection, clouds: Cloud[]) {
  const { id, system, mailbox, signer, signedInAs, cloud, practice, registration, proof } = connection;
  const canWrite = letsWrite(permissionsOf(connection));
  return {
    canWrite,
    canAskToWrite: !canWrite && offersAccess(systemOf(connection)),
    id,
    system,
    systemName: systemOf(connection).name,
    mailbox,
    signer,
    signedInAs,
    cloud,
    cloudName: clouds.find((one) => one.id === cloud)?.name ?? cloud,
    practice,
    registration,
    proof,
    handover: sheetOf(connection, clouds),
  };
}
