import { ConfidentialClientApplication } from '@azure/msal-node';
import { describe, expect, test } from 'vitest';
import { PRACTICE_CLOUD } from '../../../../main/connections/practice-host.ts';
import { adminConsentUrl } from '../../../../main/registration/links.ts';
import { msalNetwork } from '../../../fakes/msal-network.ts';
import { signInAs } from '../../../fakes/practice-person.ts';
import { ADA, codeOf, GRAPH, LOGIN, OLGA } from '../../practice/harness.ts';
import {
  appsNamed,
  type Bench,
  bench,
  CALLBACK,
  DESKTOP_SPEC,
  directoryOf,
  must,
  NEVER,
  register,
  WEB_SPEC,
} from './harness.ts';

describe('a new registration', () => {
  test('is shown before anything is created', async () => {
    const made = await bench();
    const before = await directoryOf(made);
    const review = must(await made.engine.review(WEB_SPEC, NEVER));
    expect(review.existing).toBeNull();
    expect(review.changes.map(({ id }) => id)).toEqual([
      'application',
      'audience',
      'redirect',
      'permissions',
      'enterprise-app',
      'secret',
    ]);
    expect(await directoryOf(made)).toEqual(before);
  });

  test('is what the System needs', async () => {
    const made = await bench();
    const applied = must(await register(made, WEB_SPEC));
    const [app] = await appsNamed(made, 'Customer CRM');
    expect(app).toMatchObject({
      appId: applied.clientId,
      id: applied.objectId,
      uniqueName: 'mailbox-connector:perfex-crm:setup-1',
      signInAudience: 'AzureADMyOrg',
      isFallbackPublicClient: false,
      web: {
        redirectUris: [CALLBACK],
        implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
      },
      publicClient: { redirectUris: [] },
      spa: { redirectUris: [] },
    });
    expect(app?.requiredResourceAccess).toEqual([
      {
        resourceAppId: '00000003-0000-0000-c000-000000000000',
        resourceAccess: [
          { id: '7427e0e9-2fba-42fe-b0c0-848c9e6a8182', type: 'Scope' },
          { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
          { id: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca', type: 'Scope' },
          { id: '652390e4-393a-48de-9484-05f9b1212954', type: 'Scope' },
        ],
      },
    ]);
    expect(applied.tenantId).toBe(made.tenant.tenantId);
    expect(applied.secret?.expiresAt).toBe('2027-11-20T09:00:00.000Z');
  });

  test('signs people in with its secret after the consent page', async () => {
    const made = await bench();
    const applied = must(await register(made, WEB_SPEC));
    const { clientId, secret } = applied;
    const consent = adminConsentUrl({
      cloud: PRACTICE_CLOUD,
      tenant: made.tenant.tenantId,
      clientId,
      redirectUri: CALLBACK,
      scopes: ['offline_access', `${GRAPH}/User.Read`, `${GRAPH}/Mail.Read`],
      state: 's',
    });
    const consented = await signInAs(made.tenant, consent, { address: OLGA, consent: 'accept' });
    expect(consented.kind === 'redirect' && consented.params.get('error')).toBeNull();
    expect(await signIn(made, clientId, secret?.value ?? '')).toBe(ADA);
  });

  test('can be granted for everybody without the page', async () => {
    const made = await bench();
    const { clientId, secret } = must(await register(made, { ...WEB_SPEC, grantsConsent: true }));
    expect(await signIn(made, clientId, secret?.value ?? '')).toBe(ADA);
    const { grants, principals } = await directoryOf(made);
    const principal = principals.find(({ appId }) => appId === clientId);
    const own = grants.filter(
      (grant) => grant.clientId === principal?.id && grant.consentType === 'AllPrincipals',
    );
    expect(own.map(({ scope }) => scope).sort()).toEqual([
      'IMAP.AccessAsUser.All',
      'offline_access User.Read Mail.Read',
    ]);
  });

  test('consent granted twice extends the one that is there', async () => {
    const made = await bench();
    const { clientId } = must(await register(made, WEB_SPEC));
    const narrow = { ...WEB_SPEC, permissions: WEB_SPEC.permissions.slice(0, 2), clientId };
    must(await made.engine.grantConsent(narrow, NEVER));
    must(await made.engine.grantConsent({ ...WEB_SPEC, clientId }, NEVER));
    must(await made.engine.grantConsent({ ...WEB_SPEC, clientId }, NEVER));
    const { grants, principals } = await directoryOf(made);
    const principal = principals.find(({ appId }) => appId === clientId);
    expect(grants.filter((grant) => grant.clientId === principal?.id)).toHaveLength(2);
    expect(grants.map(({ scope }) => scope)).toContain('offline_access User.Read Mail.Read');
  });

  test('for the desktop is a public client without a secret', async () => {
    const made = await bench();
    const applied = must(await register(made, DESKTOP_SPEC));
    const [app] = await appsNamed(made, 'This computer');
    expect(applied.secret).toBeNull();
    expect(app).toMatchObject({
      isFallbackPublicClient: true,
      publicClient: { redirectUris: ['http://localhost'] },
      passwordCredentials: [],
    });
  });

  test('for personal accounts takes version 2 tokens', async () => {
    const made = await bench();
    const spec = { ...DESKTOP_SPEC, audience: 'AzureADandPersonalMicrosoftAccount' as const };
    must(await register(made, spec));
    const [app] = await appsNamed(made, 'This computer');
    expect(app?.api).toMatchObject({ requestedAccessTokenVersion: 2 });
  });

  test('reports each step as it goes', async () => {
    const made = await bench();
    const review = must(await made.engine.review(WEB_SPEC, NEVER));
    const seen: string[] = [];
    await made.engine.apply(review, {
      signal: NEVER,
      onProgress: (done, now) => seen.push(`${done.length} ${now}`),
    });
    expect(seen).toEqual(['0 Register the app', '1 Add the enterprise app', '2 Make a client secret', '3 ']);
  });
});

describe('a second run', () => {
  test('finds its own registration and changes nothing', async () => {
    const made = await bench();
    const first = must(await register(made, WEB_SPEC));
    const before = await directoryOf(made);
    const review = must(await made.engine.review({ ...WEB_SPEC, secretHeld: true }, NEVER));
    expect(review).toMatchObject({ existing: first.clientId, changes: [] });
    made.requests.length = 0;
    const again = must(await made.engine.apply(review, { onProgress: () => undefined, signal: NEVER }));
    expect(again).toMatchObject({ clientId: first.clientId, secret: null });
    expect(made.requests.filter((line) => !line.startsWith('GET'))).toEqual([]);
    expect(await directoryOf(made)).toEqual(before);
  });

  test('that does not know whether a secret is held keeps the one that arrived', async () => {
    const made = await bench();
    must(await register(made, WEB_SPEC));
    const { secretHeld: _, ...unknown } = WEB_SPEC;
    expect(must(await made.engine.review(unknown, NEVER)).changes).toEqual([]);
  });

  test('without its secret adds one and leaves the other alone', async () => {
    const made = await bench();
    const first = must(await register(made, WEB_SPEC));
    const second = must(await register(made, WEB_SPEC));
    const [app] = await appsNamed(made, 'Customer CRM');
    expect(app?.passwordCredentials.map(({ keyId }) => keyId)).toEqual([
      first.secret?.keyId,
      second.secret?.keyId,
    ]);
  });

  test('of another key makes a registration of its own', async () => {
    const made = await bench();
    must(await register(made, WEB_SPEC));
    must(await register(made, { ...WEB_SPEC, key: 'setup-2' }));
    expect(await appsNamed(made, 'Customer CRM')).toHaveLength(2);
  });

  test('says so before it touches a registration it did not make', async () => {
    const made = await bench();
    const clientId = made.tenant.registrations['noRedirect'] ?? '';
    const spec = { ...WEB_SPEC, clientId };
    const review = must(await made.engine.review(spec, NEVER));
    expect(review.existing).toBe(clientId);
    expect(review.changes.map(({ id }) => id)).toEqual(['foreign', 'redirect', 'secret']);
    must(await register(made, spec));
    const [app] = await appsNamed(made, 'Practice app without a redirect URI');
    expect(app?.tags.filter((tag) => tag.startsWith('mailbox-connector:'))).toEqual([]);
  });

  test('changes nothing that was not in the review', async () => {
    const made = await bench();
    const { objectId } = must(await register(made, WEB_SPEC));
    const review = must(await made.engine.review({ ...WEB_SPEC, secretHeld: true }, NEVER));
    await patch(made, objectId, { signInAudience: 'AzureADMultipleOrgs' });
    const result = await made.engine.apply(review, { onProgress: () => undefined, signal: NEVER });
    expect(result).toMatchObject({ ok: false, problem: { cause: 'registration-refused' } });
    const [app] = await appsNamed(made, 'Customer CRM');
    expect(app?.signInAudience).toBe('AzureADMultipleOrgs');
  });
});

test('a permission the live directory does not tell comes from the shipped table', async () => {
  const made = await bench();
  made.fault = async (request, _index, send) =>
    request.url.includes('servicePrincipals(appId=%2700000003') ||
    request.url.includes("servicePrincipals(appId='00000003")
      ? new Response('{"error":{"code":"Authorization_RequestDenied"}}', { status: 403 })
      : send();
  must(await register(made, WEB_SPEC));
  made.fault = null;
  const [app] = await appsNamed(made, 'Customer CRM');
  expect(app?.requiredResourceAccess[0]?.resourceAccess).toHaveLength(4);
});

test('a permission nobody knows is refused before anything is created', async () => {
  const made = await bench();
  const spec = { ...WEB_SPEC, permissions: [{ resource: 'graph' as const, name: 'Mail.Teleport' }] };
  const review = await made.engine.review(spec, NEVER);
  expect(review).toMatchObject({ ok: false, problem: { cause: 'scope-invalid' } });
});

test('a key held by a deleted registration does not stand in the way', async () => {
  const made = await bench();
  made.fault = async (request, _index, send) =>
    request.method === 'PATCH' && request.headers.get('Prefer') === 'create-if-missing'
      ? new Response('{"error":{"code":"Request_MultipleObjectsWithSameKeyValue"}}', { status: 409 })
      : send();
  const first = must(await register(made, WEB_SPEC));
  const again = must(await made.engine.review({ ...WEB_SPEC, secretHeld: true }, NEVER));
  expect(again).toMatchObject({ existing: first.clientId, changes: [] });
});

async function signIn(
  { tenant }: Bench,
  clientId: string,
  clientSecret: string,
): Promise<string | undefined> {
  const client = new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret,
      authority: `${LOGIN}/${tenant.tenantId}`,
      knownAuthorities: [new URL(LOGIN).host],
    },
    system: { networkClient: msalNetwork((request) => tenant.fetch(request)) },
  });
  const scopes = ['User.Read', 'Mail.Read'];
  const url = await client.getAuthCodeUrl({ scopes, redirectUri: CALLBACK, responseMode: 'query' });
  const end = await signInAs(tenant, url, { address: ADA });
  const result = await client.acquireTokenByCode({ code: codeOf(end), scopes, redirectUri: CALLBACK });
  return result.account?.username;
}

async function patch({ tenant, adminToken }: Bench, objectId: string, body: unknown): Promise<void> {
  const request = new Request(`${GRAPH}/v1.0/applications/${objectId}`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${adminToken}` },
    body: JSON.stringify(body),
  });
  expect((await tenant.fetch(request)).status).toBe(204);
}
