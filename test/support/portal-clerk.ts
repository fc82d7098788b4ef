import type { PracticeTenant } from '../../main/practice/types.ts';
import type { Audience, GuidedStep } from '../../preload/contract.ts';
import { graph } from '../main/practice/harness.ts';

/** What somebody brings back from the portal. */
export interface Brought {
  clientId: string;
  tenant: string;
  secret: string;
  /** ISO 8601. */
  secretExpiresAt: string;
  /** The Object ID beside the client id, and the Secret ID beside the Value: both look right and are wrong. */
  objectId: string;
  secretId: string;
}

interface Made {
  id: string;
  appId: string;
  requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[];
}

const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

/** The portal's own choices, as it words them. */
const ACCOUNT_TYPES: Record<string, Audience> = {
  'Accounts in this organizational directory only (Single tenant)': 'AzureADMyOrg',
  'Accounts in any organizational directory (Any Microsoft Entra ID tenant - Multitenant)':
    'AzureADMultipleOrgs',
};
const PLATFORMS: Record<string, 'web' | 'publicClient'> = {
  Web: 'web',
  'Public client/native (mobile & desktop)': 'publicClient',
};
const LIFETIMES: Record<string, number> = {
  '180 days (6 months)': 6,
  '365 days (12 months)': 12,
  '730 days (24 months)': 24,
};

/**
 * Somebody in front of the portal who knows nothing but what the guide says: every value that is entered
 * is the guide's, found by the portal's own label; each page becomes the request the portal makes of it.
 */
export async function doWhatTheGuideSays(
  tenant: PracticeTenant,
  token: string,
  steps: readonly GuidedStep[],
): Promise<Brought> {
  const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await graph(tenant, token, path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text || 'null');
  };
  const page = (id: string) => {
    const step = steps.find((each) => each.id === id);
    if (!step) throw new Error(`the guide has no page ${id}`);
    return step.values;
  };
  const entry = (id: string, label: string) => {
    const found = page(id).find((value) => value.label === label);
    if (!found) throw new Error(`the page ${id} does not say what to enter as ${label}`);
    return found.value;
  };

  const platform = chosen(PLATFORMS, entry('register', 'Redirect URI: platform'));
  const app = await send<Made>('POST', '/applications', {
    displayName: entry('register', 'Name'),
    signInAudience: chosen(ACCOUNT_TYPES, entry('register', 'Supported account types')),
    [platform]: { redirectUris: [entry('register', 'Redirect URI')] },
  });
  await send('POST', '/servicePrincipals', { appId: app.appId });

  const api = await send<{ oauth2PermissionScopes: { id: string; value: string }[] }>(
    'GET',
    `/servicePrincipals(appId='${GRAPH_APP_ID}')?$select=id,oauth2PermissionScopes`,
  );
  const resourceAccess = page('permissions').map(({ value }) => {
    const scope = api.oauth2PermissionScopes.find((each) => each.value === value);
    if (!scope) throw new Error(`the portal finds no permission ${value}`);
    return { id: scope.id, type: 'Scope' };
  });
  await send('PATCH', `/applications/${app.id}`, {
    requiredResourceAccess: [{ resourceAppId: GRAPH_APP_ID, resourceAccess }],
  });

  const months = chosen(LIFETIMES, entry('secret', 'Expires'));
  const secret = await send<{ secretText: string; keyId: string; endDateTime: string }>(
    'POST',
    `/applications/${app.id}/addPassword`,
    {
      passwordCredential: {
        displayName: entry('secret', 'Description'),
        endDateTime: new Date(Date.now() + months * 30 * 24 * 3_600_000).toISOString(),
      },
    },
  );
  return {
    clientId: app.appId,
    tenant: tenant.tenantId,
    secret: secret.secretText,
    secretExpiresAt: secret.endDateTime,
    objectId: app.id,
    secretId: secret.keyId,
  };
}

function chosen<T>(choices: Record<string, T>, label: string): T {
  const choice = choices[label];
  if (choice === undefined) throw new Error(`the portal has no choice “${label}”`);
  return choice;
}
