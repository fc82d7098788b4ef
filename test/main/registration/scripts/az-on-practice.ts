import { graph, type TestTenant } from '../../practice/harness.ts';
import { type AzHandler, parseCall } from './run-script.ts';

interface App {
  id: string;
  appId: string;
  requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[];
  passwordCredentials: unknown[];
  web: { redirectUris: string[] };
  publicClient: { redirectUris: string[] };
}

interface Principal {
  id: string;
  appId: string;
  oauth2PermissionScopes: { id: string; value: string }[];
}

/** The directory as one command sees it, and the command's options. */
interface Call {
  tenantId: string;
  /** One request to Graph and its JSON. @throws Error for anything but success */
  send<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** The first value of an option; empty where it was not given. */
  option(name: string): string;
  options: Map<string, string[]>;
}

type Command = (call: Call) => Promise<string>;

/**
 * Azure CLI as far as our scripts use it, on the practice tenant's Graph: each command makes the
 * requests that the real one makes. Whatever it does not know fails.
 */
export function azOnPractice(tenant: TestTenant, token: string): AzHandler {
  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const headers = { 'Content-Type': 'application/json' };
    const response = await graph(tenant, token, path, { ...init, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : null) as T;
  };
  return async (args) => {
    const { command, options } = parseCall(args);
    const run = COMMANDS[command];
    if (!run) throw new Error(`az ${command} is not expected`);
    const option = (name: string) => options.get(name)?.[0] ?? '';
    return run({ tenantId: tenant.tenantId, send, option, options });
  };
}

const COMMANDS: Record<string, Command> = {
  'cloud set': async () => '',
  login: async () => '',
  'account show': async ({ tenantId }) => tenantId,
  'ad app list': listApps,
  'ad app create': createApp,
  'ad app update': updateApp,
  'ad app show': showApp,
  'ad app permission add': addPermissions,
  'ad app permission admin-consent': consentForAll,
  'ad sp show': async (call) => (await principalOf(call, call.option('id'))).id,
  'ad sp create': async ({ send, option }) => {
    await send('POST', '/servicePrincipals', { appId: option('id') });
    return '';
  },
  'ad app credential list': async (call) => String((await appOf(call)).passwordCredentials.length),
  'ad app credential reset': addSecret,
};

function appOf({ send, option }: Call): Promise<App> {
  return send('GET', `/applications(appId='${option('id')}')`);
}

function principalOf({ send }: Call, appId: string): Promise<Principal> {
  return send('GET', `/servicePrincipals(appId='${appId}')`);
}

async function listApps({ send, option }: Call): Promise<string> {
  const path = `/applications?$filter=${encodeURIComponent(option('filter'))}`;
  const { value } = await send<{ value: App[] }>('GET', path);
  return value.map(({ appId }) => appId).join('\n');
}

async function createApp({ send, option, options }: Call): Promise<string> {
  const body = { displayName: option('display-name'), ...settings(options) };
  return (await send<App>('POST', '/applications', body)).appId;
}

async function updateApp(call: Call): Promise<string> {
  const { id } = await appOf(call);
  await call.send('PATCH', `/applications/${id}`, settings(call.options));
  return '';
}

async function showApp(call: Call): Promise<string> {
  const app = await appOf(call);
  const query = call.option('query');
  if (query === 'web.redirectUris') return app.web.redirectUris.join('\n');
  if (query === 'publicClient.redirectUris') return app.publicClient.redirectUris.join('\n');
  const access = app.requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess);
  return access.map(({ id }) => id).join('\n');
}

/** The real one appends without looking, so a permission given twice is there twice. */
async function addPermissions(call: Call): Promise<string> {
  const { id, requiredResourceAccess } = await appOf(call);
  const added = (call.options.get('api-permissions') ?? []).map((each) => {
    const [permission = '', type = ''] = each.split('=');
    return { id: permission, type };
  });
  const own = requiredResourceAccess.find(({ resourceAppId }) => resourceAppId === call.option('api'));
  if (own) own.resourceAccess.push(...added);
  else requiredResourceAccess.push({ resourceAppId: call.option('api'), resourceAccess: added });
  await call.send('PATCH', `/applications/${id}`, { requiredResourceAccess });
  return '';
}

async function consentForAll(call: Call): Promise<string> {
  const client = await principalOf(call, call.option('id'));
  for (const { resourceAppId, resourceAccess } of (await appOf(call)).requiredResourceAccess) {
    const resource = await principalOf(call, resourceAppId);
    const wanted = new Set(resourceAccess.map(({ id }) => id));
    const scopes = resource.oauth2PermissionScopes.filter(({ id }) => wanted.has(id));
    const scope = scopes.map(({ value }) => value).join(' ');
    await grant(call, { clientId: client.id, resourceId: resource.id, scope });
  }
  return '';
}

async function grant(
  { send }: Call,
  { clientId, resourceId, scope }: { clientId: string; resourceId: string; scope: string },
): Promise<void> {
  const path = `/servicePrincipals/${clientId}/oauth2PermissionGrants`;
  const { value } = await send<{ value: { id: string; resourceId: string }[] }>('GET', path);
  const there = value.find((each) => each.resourceId === resourceId);
  if (there) await send('PATCH', `/oauth2PermissionGrants/${there.id}`, { scope });
  else
    await send('POST', '/oauth2PermissionGrants', {
      clientId,
      consentType: 'AllPrincipals',
      resourceId,
      scope,
    });
}

async function addSecret(call: Call): Promise<string> {
  if (!call.options.has('append')) throw new Error('this would delete every other secret');
  const { id } = await appOf(call);
  const passwordCredential = {
    displayName: call.option('display-name'),
    endDateTime: call.option('end-date'),
  };
  const path = `/applications/${id}/addPassword`;
  return (await call.send<{ secretText: string }>('POST', path, { passwordCredential })).secretText;
}

/** The options of `az ad app create` and `update` as properties of an application. */
function settings(options: Map<string, string[]>): Record<string, unknown> {
  const audience = options.get('sign-in-audience')?.[0];
  const web = options.get('web-redirect-uris');
  const publicClient = options.get('public-client-redirect-uris');
  const version = options.get('requested-access-token-version')?.[0];
  return {
    ...(audience && { signInAudience: audience }),
    ...(web && { web: { redirectUris: web } }),
    ...(publicClient && { publicClient: { redirectUris: publicClient } }),
    ...(options.has('is-fallback-public-client') && { isFallbackPublicClient: true }),
    ...(version && { api: { requestedAccessTokenVersion: Number(version) } }),
  };
}
