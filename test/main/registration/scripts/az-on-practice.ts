import { graph, graphJson, type TestTenant } from '../../practice/harness.ts';
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

/**
 * Azure CLI as far as our scripts use it, on the practice tenant's Graph: each command makes the
 * requests that the real one makes. Whatever it does not know fails.
 */
export function azOnPractice(tenant: TestTenant, token: string): AzHandler {
  const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await graph(tenant, token, path, {
      ...init,
      headers: { 'Content-Type': 'application/json' },
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const list = async <T>(path: string) => (await graphJson<{ value: T[] }>(tenant, token, path)).value;
  const app = async (clientId: string): Promise<App> =>
    (await (await send('GET', `/applications(appId='${clientId}')`)).json()) as App;
  const principal = async (appId: string): Promise<Principal> =>
    (await (await send('GET', `/servicePrincipals(appId='${appId}')`)).json()) as Principal;

  const commands: Record<string, (option: (name: string) => string, all: Options) => Promise<string>> = {
    'cloud set': async () => '',
    login: async () => '',
    'account show': async () => tenant.tenantId,
    'ad app list': async (option) => {
      const apps = await list<App>(`/applications?$filter=${encodeURIComponent(option('filter'))}`);
      return apps.map(({ appId }) => appId).join('\n');
    },
    'ad app create': async (option, all) => {
      const made = await send('POST', '/applications', {
        displayName: option('display-name'),
        ...settings(all),
      });
      return ((await made.json()) as App).appId;
    },
    'ad app update': async (option, all) => {
      const { id } = await app(option('id'));
      await send('PATCH', `/applications/${id}`, settings(all));
      return '';
    },
    'ad app show': async (option) => {
      const shown = await app(option('id'));
      if (option('query') === 'web.redirectUris') return shown.web.redirectUris.join('\n');
      if (option('query') === 'publicClient.redirectUris') return shown.publicClient.redirectUris.join('\n');
      return shown.requiredResourceAccess
        .flatMap(({ resourceAccess }) => resourceAccess)
        .map(({ id }) => id)
        .join('\n');
    },
    'ad app permission add': async (option, all) => {
      const { id, requiredResourceAccess } = await app(option('id'));
      const added = (all.get('api-permissions') ?? []).map((each) => {
        const [permission = '', type = ''] = each.split('=');
        return { id: permission, type };
      });
      const own = requiredResourceAccess.find(({ resourceAppId }) => resourceAppId === option('api'));
      // The real one appends without looking, so a permission given twice is there twice.
      if (own) own.resourceAccess.push(...added);
      else requiredResourceAccess.push({ resourceAppId: option('api'), resourceAccess: added });
      await send('PATCH', `/applications/${id}`, { requiredResourceAccess });
      return '';
    },
    'ad app permission admin-consent': async (option) => {
      const client = await principal(option('id'));
      for (const { resourceAppId, resourceAccess } of (await app(option('id'))).requiredResourceAccess) {
        const resource = await principal(resourceAppId);
        const names = resource.oauth2PermissionScopes.filter((scope) =>
          resourceAccess.some(({ id }) => id === scope.id),
        );
        const scope = names.map(({ value }) => value).join(' ');
        const grants = await list<{ id: string; resourceId: string }>(
          `/servicePrincipals/${client.id}/oauth2PermissionGrants`,
        );
        const there = grants.find(({ resourceId }) => resourceId === resource.id);
        const grant = { clientId: client.id, consentType: 'AllPrincipals', resourceId: resource.id, scope };
        await (there
          ? send('PATCH', `/oauth2PermissionGrants/${there.id}`, { scope })
          : send('POST', '/oauth2PermissionGrants', grant));
      }
      return '';
    },
    'ad sp show': async (option) => (await principal(option('id'))).id,
    'ad sp create': async (option) => {
      await send('POST', '/servicePrincipals', { appId: option('id') });
      return '';
    },
    'ad app credential list': async (option) => String((await app(option('id'))).passwordCredentials.length),
    'ad app credential reset': async (option, all) => {
      if (!all.has('append')) throw new Error('this would delete every other secret');
      const { id } = await app(option('id'));
      const passwordCredential = { displayName: option('display-name'), endDateTime: option('end-date') };
      const made = await send('POST', `/applications/${id}/addPassword`, { passwordCredential });
      return ((await made.json()) as { secretText: string }).secretText;
    },
  };

  return async (args) => {
    const { command, options } = parseCall(args);
    const run = commands[command];
    if (!run) throw new Error(`az ${command} is not expected`);
    return run((name) => options.get(name)?.[0] ?? '', options);
  };
}

type Options = Map<string, string[]>;

/** The options of `az ad app create` and `update` as properties of an application. */
function settings(options: Options): Record<string, unknown> {
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
