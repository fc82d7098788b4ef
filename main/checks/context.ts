import type { PermissionView, Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { appIdentity, vaultKeys } from '../connections/app-identity.ts';
import { type AccessDeps, behindGate, permissionsOf, secretOf } from '../connections/mailbox-access.ts';
import type { Connection } from '../connections/types.ts';
import { aboutSubject } from '../diagnosis/advice.ts';
import { explain } from '../diagnosis/explain/explain.ts';
import type { Evidence } from '../diagnosis/types.ts';
import { authorityFor } from '../identity/authority.ts';
import type { Cloud } from '../identity/types.ts';
import { createGraphClient, type GraphClient } from '../mailbox/graph-client.ts';
import type { Net } from '../net/types.ts';
import { opensOtherMailbox, scopesFor } from '../registration/permissions.ts';
import type { Result } from '../result.ts';
import type { MailProbe } from './probes/types.ts';
import { goTo, type Way } from './wire/reach.ts';
import type { Server, Wire } from './wire/types.ts';

export type Resource = 'graph' | 'outlook';

/** What the checks of one run share. Made anew for each run: nothing in it outlives a run. */
export interface CheckContext {
  connection: Connection;
  cloud: Cloud;
  permissions: readonly PermissionView[];
  /** Undefined where there is none. */
  secret: string | undefined;
  /** The mailbox is not the Signer's own. */
  isShared: boolean;
  /** e.g. `https://login.microsoftonline.com/TENANT`. */
  authority: string;
  net: Net;
  clock: Clock;
  wire: Wire;
  /** The protocols that can be tried. */
  probes: Partial<Probes>;
  diagnose(evidence: Evidence): Problem;
  /** Resources that the System's permissions name. */
  resources: readonly Resource[];
  servers: ReadonlyMap<Server['role'], Server>;
  /** The way to one of `servers`: gone once, shared by all that ask. */
  way(role: Server['role']): Way | null;
  token(wishes: TokenWishes): Promise<Result<{ accessToken: string; expiresOn: Date }>>;
  graph: GraphClient;
  /** What the checks tell each other. */
  found: Found;
}

export interface TokenWishes {
  /** `openid` = no resource: only whether the sign-in can be renewed. */
  resource: Resource | 'openid';
  /** Only these permissions instead of all the System needs. */
  permissions?: readonly PermissionView[];
  forceRefresh?: boolean;
}

/** Filled in on the way; a check reads only what checks it needs have written. */
export interface Found {
  /** Milliseconds that this computer's clock is ahead of the service's; null where nobody said. */
  clockAheadMs: number | null;
  /** Of the tenant's OpenID configuration. */
  jwksUri: string | null;
  /** Resources that something is not consented to. */
  unconsented: Set<Resource>;
}

export interface Probes {
  imap: MailProbe;
  pop: MailProbe;
  smtp: MailProbe;
}

export interface ContextDeps extends AccessDeps {
  wire: Wire;
  /** The protocols that can be tried. */
  probes: Partial<Probes>;
  diagnose(evidence: Evidence): Problem;
}

const OPENID_SCOPES = ['openid', 'profile', 'offline_access'];

/** Gathers what a run needs; null where the connection's cloud is not known any more. */
export async function createContext(
  deps: ContextDeps,
  connection: Connection,
  signal: AbortSignal,
): Promise<CheckContext | null> {
  const cloud = deps.clouds().find(({ id }) => id === connection.cloud);
  if (!cloud) return null;
  const { net, clock, wire, probes } = deps;
  const diagnose = diagnoseFor(deps, connection, cloud);
  const permissions = permissionsOf(connection);
  const secret = await secretOf(deps.vault, connection);
  const app = appIdentity(connection);
  const servers = serversOf(cloud, permissions);
  const ways = new Map<Server['role'], Way>();
  const token = ({ resource, forceRefresh = false, permissions: some }: TokenWishes) =>
    deps.identity.token({
      app,
      cacheKey: vaultKeys.tokens(connection),
      ...(secret === undefined ? {} : { secret }),
      scopes:
        resource === 'openid'
          ? OPENID_SCOPES
          : scopesFor(some ?? permissions.filter((one) => one.resource === resource), cloud),
      forceRefresh,
    });
  return {
    connection,
    cloud,
    permissions,
    secret,
    isShared: opensOtherMailbox(connection),
    authority: authorityFor(cloud, app).authority,
    net,
    clock,
    wire,
    probes,
    diagnose,
    resources: (['graph', 'outlook'] as const).filter((resource) =>
      permissions.some((permission) => permission.resource === resource),
    ),
    servers,
    way(role) {
      const server = servers.get(role);
      if (!server) return null;
      const known =
        ways.get(role) ??
        goTo(server, { wire, signal, diagnose, after: (ms, call) => clock.after(ms, call) });
      ways.set(role, known);
      return known;
    },
    token,
    graph: behindGate(
      deps,
      connection,
      createGraphClient({
        origin: cloud.graph,
        net,
        token: ({ refused }) => token({ resource: 'graph', forceRefresh: refused !== undefined }),
        now: () => clock.now(),
      }),
    ),
    found: { clockAheadMs: null, jwksUri: null, unconsented: new Set() },
  };
}

/** A problem with the links and commands of this connection. What no code tells, the words may. */
function diagnoseFor(deps: ContextDeps, connection: Connection, cloud: Cloud) {
  const { mailbox, signer, registration } = connection;
  const { clientId, tenant, redirectUri } = registration;
  const about = { cloud, mailbox, signer, clientId, tenant, redirectUri };
  return (evidence: Evidence): Problem => {
    const problem = deps.diagnose(evidence);
    if (problem.cause !== 'unknown') return aboutSubject(problem, about);
    const [found] = explain(evidence.facts.message, about).findings;
    return found?.confidence === 'sure'
      ? aboutSubject(deps.diagnose({ ...evidence, cause: found.cause }), about)
      : problem;
  };
}

/** The servers that these permissions are used at. */
function serversOf(cloud: Cloud, permissions: readonly PermissionView[]): Map<Server['role'], Server> {
  const uses = (pattern: RegExp) => permissions.some(({ name }) => pattern.test(name));
  const servers: (Server | null)[] = [
    webServer('login', cloud.login),
    permissions.some(({ resource }) => resource === 'graph') ? webServer('graph', cloud.graph) : null,
    cloud.imap && uses(/^IMAP\./) ? { role: 'imap', ...cloud.imap, tls: 'implicit' } : null,
    cloud.pop && uses(/^POP\./) ? { role: 'pop', ...cloud.pop, tls: 'implicit' } : null,
    cloud.smtp && uses(/^SMTP\./) ? { role: 'smtp', ...cloud.smtp, tls: 'starttls' } : null,
  ];
  return new Map(servers.flatMap((server) => (server ? [[server.role, server]] : [])));
}

function webServer(role: 'login' | 'graph', origin: string): Server {
  const { hostname, port } = new URL(origin);
  return { role, host: hostname, port: Number(port || 443), tls: 'implicit' };
}
