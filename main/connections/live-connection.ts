import type { ConnectionView } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { Cloud, Identity } from '../identity/types.ts';
import { createGraphClient } from '../mailbox/graph-client.ts';
import { createInbox, type Inbox } from '../mailbox/inbox.ts';
import { createMailbox } from '../mailbox/mailbox.ts';
import { createSync, type Sync } from '../mailbox/sync.ts';
import type { Mailbox } from '../mailbox/types.ts';
import type { Net } from '../net/types.ts';
import { opensOtherMailbox, permissionsFor, scopesFor } from '../registration/permissions.ts';
import { appIdentity, vaultKeys } from './app-identity.ts';
import type { Connection, Vault } from './types.ts';

export interface MailboxDeps {
  identity: Identity;
  vault: Vault;
  net: Net;
  clock: Clock;
  clouds(): Cloud[];
}

/** Opens a Connection's Mailbox on Graph; tokens come from its cache and are refreshed without a window. */
export function openMailbox(deps: MailboxDeps, connection: Connection): Mailbox {
  const cloud = cloudOf(deps, connection);
  // One access token is for one resource.
  const permissions = permissionsFor(connection).filter(({ resource }) => resource === 'graph');
  const scopes = scopesFor(permissions, cloud);
  const token = async (request: { claims?: string; forceRefresh?: boolean }) => {
    const secret = await secretOf(deps.vault, connection);
    return deps.identity.token({
      app: appIdentity(connection.cloud, connection.registration),
      cacheKey: vaultKeys.tokens(connection.id),
      ...(secret === undefined ? {} : { secret }),
      scopes,
      ...request,
    });
  };
  const graph = createGraphClient({ origin: cloud.graph, net: deps.net, token, now: () => deps.clock.now() });
  return createMailbox({ graph, mailbox: opensOtherMailbox(connection) ? connection.mailbox : 'me' });
}

/** The client secret of a Web registration, from the vault; undefined where there is none. */
export async function secretOf(vault: Vault, connection: Connection): Promise<string | undefined> {
  if (!connection.hasSecret) return undefined;
  const entry = await vault.get(vaultKeys.secret(connection.id));
  return entry.kind === 'found' ? entry.value : undefined;
}

function cloudOf(deps: MailboxDeps, connection: Connection): Cloud {
  const cloud = deps.clouds().find(({ id }) => id === connection.cloud);
  if (!cloud) throw new Error(`Unknown cloud ${connection.cloud}`);
  return cloud;
}

/** A Connection at work: its mailbox, the loaded inbox and the sync that keeps it. */
export interface LiveConnection {
  readonly saved: Connection;
  readonly mailbox: Mailbox;
  readonly inbox: Inbox;
  readonly sync: Sync;
  view(): ConnectionView;
  dispose(): void;
}

export interface LiveOptions extends MailboxDeps {
  isPaused: boolean;
  onChange(): void;
}

export function startConnection(options: LiveOptions, connection: Connection): LiveConnection {
  const mailbox = openMailbox(options, connection);
  const inbox = createInbox();
  const { clock, onChange, isPaused } = options;
  const sync = createSync({ mailbox, inbox, clock, onChange, paused: isPaused });
  const cloudName = cloudOf(options, connection).name;
  return {
    saved: connection,
    mailbox,
    inbox,
    sync,
    view() {
      const { id, system, mailbox: address, signer, signedInAs, cloud, practice, registration } = connection;
      const now = sync.view();
      return {
        id,
        system,
        mailbox: address,
        signer,
        signedInAs,
        cloud,
        cloudName,
        practice,
        registration,
        ...now,
        lastSync: now.lastSync ?? connection.lastSync,
      };
    },
    dispose: () => sync.dispose(),
  };
}
