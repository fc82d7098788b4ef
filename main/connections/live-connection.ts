import type { ConnectionView } from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';
import { createInbox, type Inbox } from '../mailbox/inbox.ts';
import { createSync } from '../mailbox/sync.ts';
import type { Mailbox, MailResult } from '../mailbox/types.ts';
import { letsWrite, offersAccess } from '../registration/permissions.ts';
import { success } from '../result.ts';
import {
  type AccessDeps,
  openMailbox,
  opensThroughGraph,
  permissionsOf,
  refreshSignIn,
} from './mailbox-access.ts';

import { sheetOf, systemOf } from './sheet.ts';
import { createTokenWatch } from './token-watch.ts';
import type { Connection } from './types.ts';

export interface LiveOptions extends AccessDeps {
  isPaused: boolean;
  onChange(): void;
}

/** What keeps a connection known: a sync of the inbox, or a watch over the sign-in. */
interface Keeper {
  view(): Pick<ConnectionView, 'status' | 'lastSync' | 'nextSync' | 'inbox'>;
  syncNow(): Promise<void>;
  pause(): void;
  resume(): void;
  more(): Promise<MailResult<null>>;
  networkChanged(): void;
  wake(): void;
  dispose(): void;
}

/** A Connection at work. `mail` is null where the System reads the mailbox by other means than Graph. */
export interface LiveConnection {
  readonly saved: Connection;
  readonly mail: { mailbox: Mailbox; inbox: Inbox } | null;
  readonly sync: Keeper;
  view(): Omit<ConnectionView, 'drift' | 'checks' | 'secret' | 'upkeep'>;
  dispose(): void;
}

export function startConnection(options: LiveOptions, connection: Connection): LiveConnection {
  const mail = opensThroughGraph(connection)
    ? { mailbox: openMailbox(options, connection), inbox: createInbox() }
    : null;
  const sync = mail ? keepInbox(options, mail) : keepSignIn(options, connection);
  return {
    saved: connection,
    mail,
    sync,
    view() {
      const now = sync.view();
      const lastSync = now.lastSync ?? connection.lastSync;
      return { ...facts(connection, options.clouds()), ...now, lastSync };
    },
    dispose: () => sync.dispose(),
  };
}

function keepInbox(options: LiveOptions, mail: { mailbox: Mailbox; inbox: Inbox }): Keeper {
  const { clock, onChange, isPaused } = options;
  return createSync({ ...mail, clock, onChange, paused: isPaused });
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
    more: async () => success(null),
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
