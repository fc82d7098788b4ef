import type { PermissionView } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { Cloud, Identity } from '../identity/types.ts';
import { type Gate, openGate, throughGate } from '../mailbox/gate.ts';
import { createGraphClient, type GraphClient } from '../mailbox/graph-client.ts';
import { createMailbox, type MailboxOptions } from '../mailbox/mailbox.ts';
import type { Mailbox } from '../mailbox/types.ts';
import type { Net } from '../net/types.ts';
import { opensOtherMailbox, permissionsFor, scopesFor } from '../registration/permissions.ts';
import { type Result, success } from '../result.ts';
import { appIdentity, vaultKeys } from './app-identity.ts';
import { systemOf } from './sheet.ts';
import type { Connection, Vault } from './types.ts';

/** What opening a mailbox needs. */
export interface AccessDeps {
  identity: Identity;
  vault: Vault;
  net: Net;
  clock: Clock;
  clouds(): Cloud[];
  /** Every request to a mailbox passes it; absent in tests that need no limits. */
  gate?: Gate;
  /** A token was replaced by a newer one, without anybody doing anything. */
  onTokenRefreshed?(): void;
  /** A client secret that is tried out in place of the one in use. */
  trying?: string;
}

type TokenWishes = Pick<Parameters<Identity['token']>[0], 'claims' | 'forceRefresh' | 'refused'>;

/** Opens a Connection's Mailbox on Graph; tokens come from its cache and are refreshed without a window. */
export function openMailbox(deps: AccessDeps, connection: Connection): Mailbox {
  return createMailbox(openGraph(deps, connection));
}

/** The Graph client of a Connection, and which mailbox it is for. */
export function openGraph(deps: AccessDeps, connection: Connection): MailboxOptions {
  const cloud = cloudOf(deps, connection);
  let last: string | undefined;
  const token = async (wishes: TokenWishes) => {
    const answer = await tokenFor(deps, connection, { resource: 'graph', ...wishes });
    if (answer.ok) {
      if (last !== undefined && last !== answer.value.accessToken) deps.onTokenRefreshed?.();
      last = answer.value.accessToken;
    }
    return answer;
  };
  const graph = createGraphClient({ origin: cloud.graph, net: deps.net, token, now: () => deps.clock.now() });
  return {
    graph: behindGate(deps, connection, graph),
    mailbox: opensOtherMailbox(connection) ? connection.mailbox : 'me',
  };
}

/** The service counts per application and mailbox, whichever connection asks and whatever for. */
export function behindGate(
  deps: Pick<AccessDeps, 'gate'>,
  { registration, mailbox }: Connection,
  graph: GraphClient,
): GraphClient {
  const lane = `${registration.clientId} ${mailbox.toLowerCase()}`;
  return throughGate(graph, deps.gate ?? openGate, lane);
}

/** Whether the System's permissions let this app read the mailbox through Graph. */
export function opensThroughGraph(connection: Connection): boolean {
  return permissionsOf(connection).some(
    ({ resource, name }) => resource === 'graph' && /^Mail\.Read/.test(name),
  );
}

/** Whether `/me` may be asked. */
export function knowsSigner(connection: Connection): boolean {
  return permissionsOf(connection).some(({ resource, name }) => resource === 'graph' && name === 'User.Read');
}

/** Refreshes the sign-in of a connection without showing anything. */
export function refreshSignIn(deps: AccessDeps, connection: Connection): Promise<Result<unknown>> {
  const [first] = permissionsOf(connection).filter(({ resource }) => resource !== 'openid');
  return tokenFor(deps, connection, { resource: first?.resource ?? 'graph', forceRefresh: true });
}

/**
 * Asks for a token of every resource with all its scopes: Entra refuses (AADSTS65001) unless each of
 * them is consented to, so success proves the permissions of all resources, not only of the first.
 */
export async function provePermissions(deps: AccessDeps, connection: Connection): Promise<Result<null>> {
  for (const resource of tokenResources(connection)) {
    const token = await tokenFor(deps, connection, { resource });
    if (!token.ok) return token;
  }
  return success(null);
}

/** What tokens are asked for; one access token is for one resource. */
function tokenResources(connection: Connection): Set<PermissionView['resource']> {
  const resources = permissionsOf(connection).map(({ resource }) => resource);
  return new Set(resources.filter((resource) => resource !== 'openid'));
}

/** Takes new tokens of every resource with this client secret: success proves it, and the consent with it. */
export async function proveSecret(
  deps: AccessDeps,
  connection: Connection,
  secret: string,
): Promise<Result<null>> {
  for (const resource of tokenResources(connection)) {
    const token = await tokenFor({ ...deps, trying: secret }, connection, { resource, forceRefresh: true });
    if (!token.ok) return token;
  }
  return success(null);
}

/** The client secret of a Web registration, from the vault; undefined where there is none. */
export async function secretOf(vault: Vault, connection: Connection): Promise<string | undefined> {
  if (!connection.hasSecret) return undefined;
  const entry = await vault.get(vaultKeys.secret(connection.id));
  return entry.kind === 'found' ? entry.value : undefined;
}

/** The permissions that a Connection's System needs of its Signer. */
export function permissionsOf(connection: Connection): PermissionView[] {
  return permissionsFor(connection, systemOf(connection));
}

async function tokenFor(
  deps: AccessDeps,
  connection: Connection,
  { resource, ...wishes }: TokenWishes & { resource: PermissionView['resource'] },
) {
  // One access token is for one resource.
  const permissions = permissionsOf(connection).filter((permission) => permission.resource === resource);
  const secret = deps.trying ?? (await secretOf(deps.vault, connection));
  return deps.identity.token({
    app: appIdentity(connection),
    cacheKey: vaultKeys.tokens(connection),
    ...(secret === undefined ? {} : { secret }),
    scopes: scopesFor(permissions, cloudOf(deps, connection)),
    ...wishes,
  });
}

function cloudOf(deps: AccessDeps, connection: Connection): Cloud {
  const cloud = deps.clouds().find(({ id }) => id === connection.cloud);
  if (!cloud) throw new Error(`Unknown cloud ${connection.cloud}`);
  return cloud;
}
