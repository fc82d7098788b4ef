import { PublicClientApplication } from '@azure/msal-node';
import { PRACTICE_CLOUD } from '../../../../main/connections/practice-host.ts';
import { diagnose } from '../../../../main/diagnosis/diagnose.ts';
import { createNet } from '../../../../main/net/net.ts';
import { type Automatic, createAutomatic } from '../../../../main/registration/automatic/automatic.ts';
import { BOOTSTRAP, CONSENT_SCOPES } from '../../../../main/registration/automatic/bootstrap.ts';
import type { RegistrationSpec } from '../../../../main/registration/automatic/spec.ts';
import type { Result } from '../../../../main/result.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { msalNetwork } from '../../../fakes/msal-network.ts';
import { signInAs } from '../../../fakes/practice-person.ts';
import { codeOf, graphJson, LOGIN, OLGA, type TestTenant, testTenant } from '../../practice/harness.ts';

export const NEVER = new AbortController().signal;
export const CALLBACK = 'https://crm.customer.example/admin/mailbox/oauth/callback?provider=outlook';

export const WEB_SPEC: RegistrationSpec = {
  displayName: 'Customer CRM',
  systemId: 'perfex-crm',
  key: 'setup-1',
  audience: 'AzureADMyOrg',
  platform: 'web',
  redirectUris: [CALLBACK],
  permissions: [
    { resource: 'graph', name: 'offline_access' },
    { resource: 'graph', name: 'User.Read' },
    { resource: 'graph', name: 'Mail.Read' },
    { resource: 'outlook', name: 'IMAP.AccessAsUser.All' },
  ],
  secretMonths: 12,
  secretHeld: false,
};

export const DESKTOP_SPEC: RegistrationSpec = {
  ...WEB_SPEC,
  displayName: 'This computer',
  systemId: 'this-computer',
  platform: 'publicClient',
  redirectUris: ['http://localhost'],
  secretMonths: null,
};

/** What happens to one request to Graph, by its number. */
export type Fault = (request: Request, index: number, send: () => Promise<Response>) => Promise<Response>;

export interface Bench {
  tenant: TestTenant;
  engine: Automatic;
  adminToken: string;
  /** `METHOD /path` of every request to Graph. */
  requests: string[];
  /** Milliseconds that the engine waited for, each. */
  waits: number[];
  /** Replaces the way to Graph until it is set to null. */
  fault: Fault | null;
  /** Tokens live for an hour; this takes new ones. */
  signInAgain(): Promise<void>;
}

/** A tenant of its own, an engine on it, and somebody who signed in with the bootstrap client. */
export async function bench(address = OLGA): Promise<Bench> {
  const tenant = await testTenant({ adminConsented: false, messages: 3 });
  const made: Bench = {
    tenant,
    adminToken: '',
    requests: [],
    waits: [],
    fault: null,
    engine: null as never,
    async signInAgain() {
      made.adminToken = await bootstrapToken(tenant, OLGA);
      own = address === OLGA ? made.adminToken : await bootstrapToken(tenant, address);
    },
  };
  let own = '';
  await made.signInAgain();
  const net = createNet({ clock: new FakeClock(), fetch: (request) => observed(made, request) });
  made.engine = createAutomatic({
    net,
    cloud: PRACTICE_CLOUD,
    diagnose,
    token: async () => ({ ok: true, value: { accessToken: own } }),
    clock: {
      now: () => tenant.clock.now,
      after(ms, callback) {
        made.waits.push(ms);
        tenant.clock.now += ms;
        queueMicrotask(callback);
        return () => undefined;
      },
    },
  });
  return made;
}

function observed(made: Bench, request: Request): Promise<Response> {
  const index = made.requests.length;
  made.requests.push(`${request.method} ${decodeURIComponent(new URL(request.url).pathname)}`);
  const send = () => made.tenant.fetch(request);
  return made.fault ? made.fault(request, index, send) : send();
}

/** Signs a person in with MSAL as the bootstrap client, as the app does. An administrator consents for all. */
export async function bootstrapToken(tenant: TestTenant, address: string): Promise<string> {
  const client = new PublicClientApplication({
    auth: {
      clientId: BOOTSTRAP.clientId,
      authority: `${LOGIN}/${tenant.tenantId}`,
      knownAuthorities: [new URL(LOGIN).host],
    },
    system: { networkClient: msalNetwork((request) => tenant.fetch(request)) },
  });
  const scopes = [...BOOTSTRAP.scopes.map(({ name }) => name), ...CONSENT_SCOPES];
  const redirectUri = 'http://localhost:5005';
  const url = await client.getAuthCodeUrl({ scopes, redirectUri, responseMode: 'query' });
  const end = await signInAs(tenant, url, { address, consent: 'organization' });
  const { accessToken } = await client.acquireTokenByCode({ code: codeOf(end), scopes, redirectUri });
  return accessToken;
}

/** The value of a success. @throws Error with the problem otherwise */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problem));
}

/** Review and apply in one. */
export async function register(made: Bench, spec: RegistrationSpec) {
  const review = must(await made.engine.review(spec, NEVER));
  return made.engine.apply(review, { onProgress: () => undefined, signal: NEVER });
}

export interface AppView {
  id: string;
  appId: string;
  displayName: string;
  uniqueName: string | null;
  tags: string[];
  signInAudience: string;
  isFallbackPublicClient: boolean;
  web: { redirectUris: string[]; implicitGrantSettings: Record<string, boolean> };
  publicClient: { redirectUris: string[] };
  spa: { redirectUris: string[] };
  api: { requestedAccessTokenVersion: number | null };
  requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[];
  passwordCredentials: { keyId: string; displayName: string; endDateTime: string; hint: string }[];
}

/** Everything the directory holds, as an administrator reads it. */
export async function directoryOf({ tenant, adminToken }: Bench) {
  const list = async <T>(path: string) => (await graphJson<{ value: T[] }>(tenant, adminToken, path)).value;
  const apps = await list<AppView>('/applications');
  const principals = await list<{ id: string; appId: string }>('/servicePrincipals?$select=id,appId');
  const grants = await list<{ clientId: string; scope: string; consentType: string; resourceId: string }>(
    '/oauth2PermissionGrants',
  );
  return { apps, principals, grants };
}

/** The registrations of one name. */
export async function appsNamed(made: Bench, name: string): Promise<AppView[]> {
  return (await directoryOf(made)).apps.filter(({ displayName }) => displayName === name);
}
