import { beforeEach, describe, expect, test } from 'vitest';
import { signInAs } from '../../fakes/practice-person.ts';
import { bootstrapToken } from '../registration/automatic/harness.ts';
import {
  ADA,
  askToken,
  authorizeUrl,
  codeOf,
  graph,
  OLGA,
  type TestTenant,
  testTenant,
  tokensFor,
} from './harness.ts';

let tenant: TestTenant;
let token: string;

beforeEach(async () => {
  tenant = await testTenant({ adminConsented: false, messages: 3 });
  token = await bootstrapToken(tenant, OLGA);
});

interface Body {
  id: string;
  appId: string;
  value: Body[];
  error: { code: string; message: string };
  [name: string]: unknown;
}

/** One request as the administrator, or as whoever's token is given. */
async function ask(method: string, path: string, body?: unknown, as = token) {
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await graph(tenant, as, path, init);
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Body };
}

const create = (body: object = {}) =>
  ask('POST', '/applications', { displayName: 'CRM', signInAudience: 'AzureADMyOrg', ...body });

describe('applications', () => {
  test('are created, read by three keys, changed and deleted', async () => {
    const made = await create({ web: { redirectUris: ['https://crm.example/cb'] } });
    const { id, appId } = made.body;
    expect(made.status).toBe(201);
    for (const path of [`/applications/${id}`, `/applications(appId='${appId}')`]) {
      expect(await ask('GET', path)).toMatchObject({ status: 200, body: { id, appId, displayName: 'CRM' } });
    }
    const settings = { enableIdTokenIssuance: true };
    const changed = await ask('PATCH', `/applications/${id}`, { web: { implicitGrantSettings: settings } });
    expect(changed.status).toBe(204);
    expect((await ask('GET', `/applications/${id}`)).body['web']).toMatchObject({
      redirectUris: ['https://crm.example/cb'],
      implicitGrantSettings: { enableIdTokenIssuance: true, enableAccessTokenIssuance: false },
    });
    expect((await ask('DELETE', `/applications/${id}`)).status).toBe(204);
    expect(await ask('GET', `/applications/${id}`)).toMatchObject({
      status: 404,
      body: { error: { code: 'Request_ResourceNotFound' } },
    });
  });

  test('with a uniqueName are created once, however often that is asked for', async () => {
    const upsert = (displayName: string) =>
      graph(tenant, token, "/applications(uniqueName='crm-1')", {
        method: 'PATCH',
        headers: { Prefer: 'create-if-missing' },
        body: JSON.stringify({ displayName, signInAudience: 'AzureADMyOrg' }),
      });
    expect((await upsert('One')).status).toBe(201);
    expect((await upsert('Two')).status).toBe(204);
    const { value } = (await ask('GET', "/applications?$filter=uniqueName eq 'crm-1'")).body;
    expect(value).toMatchObject([{ displayName: 'Two', uniqueName: 'crm-1' }]);
    const update = await ask('PATCH', "/applications(uniqueName='crm-2')", { displayName: 'No' });
    expect(update.status).toBe(404);
  });

  test.for([
    ["displayName eq 'crm'", 1],
    ["startswith(displayName,'CR')", 1],
    ["tags/any(t:t eq 'mine')", 1],
    ["tags/any(t:t eq 'yours')", 0],
    ["displayName eq 'CRM' and signInAudience eq 'AzureADMultipleOrgs'", 0],
    ["displayName eq 'O''Hara and sons'", 0],
  ] as const)('are filtered by %s', async ([filter, count]) => {
    await create({ tags: ['mine'] });
    const found = await ask('GET', `/applications?$filter=${encodeURIComponent(filter)}&$select=id,appId`);
    expect(found.body.value).toHaveLength(count);
    for (const each of found.body.value) expect(Object.keys(each)).toEqual(['id', 'appId']);
  });

  test.for(['colour eq 1', "colour eq 'red'", 'displayName'])('refuse the filter %s', async (filter) => {
    const { status, body } = await ask('GET', `/applications?$filter=${encodeURIComponent(filter)}`);
    expect({ status, code: body.error.code }).toEqual({ status: 400, code: 'Request_UnsupportedQuery' });
  });

  const personal = { signInAudience: 'AzureADandPersonalMicrosoftAccount' };
  test.for([
    ['http beyond localhost', { web: { redirectUris: ['http://crm.example/cb'] } }],
    ['a fragment', { web: { redirectUris: ['https://crm.example/cb#x'] } }],
    ['a forbidden character', { web: { redirectUris: ['https://crm.example/c(b)'] } }],
    ['257 characters', { web: { redirectUris: [`https://crm.example/${'a'.repeat(240)}`] } }],
    [
      'a query with personal accounts',
      { ...personal, web: { redirectUris: ['https://crm.example/cb?a=b'] } },
    ],
    ['101 URIs with personal accounts', { ...personal, web: { redirectUris: many(101) } }],
    ['257 URIs', { web: { redirectUris: many(257) } }],
    ['version 1 tokens with personal accounts', { ...personal, api: { requestedAccessTokenVersion: 1 } }],
    ['an unknown audience', { signInAudience: 'Everybody' }],
    ['an unknown property', { colour: 'red' }],
    ['a secret', { passwordCredentials: [{ displayName: 'x' }] }],
    ['an empty name', { displayName: '' }],
    [
      'a permission without an id',
      { requiredResourceAccess: [{ resourceAppId: 'graph', resourceAccess: [] }] },
    ],
  ] as const)('are not created with %s', async ([, body]) => {
    const answer = await create(body);
    expect({ status: answer.status, code: answer.body.error.code }).toEqual({
      status: 400,
      code: 'Request_BadRequest',
    });
    expect((await ask('GET', "/applications?$filter=displayName eq 'CRM'")).body.value).toEqual([]);
  });

  test('take a query where only organizations sign in, but not when personal accounts join', async () => {
    const { body } = await create({ web: { redirectUris: ['https://crm.example/cb?a=b'] } });
    const joined = await ask('PATCH', `/applications/${body.id}`, personal);
    expect(joined.status).toBe(400);
    expect((await ask('GET', `/applications/${body.id}`)).body['signInAudience']).toBe('AzureADMyOrg');
  });
});

describe('secrets', () => {
  test('are told once, redeem codes, and stop when they are removed', async () => {
    const redirectUri = 'https://crm.example/cb';
    const { body: app } = await create({ web: { redirectUris: [redirectUri] } });
    const added = await ask('POST', `/applications/${app.id}/addPassword`, {
      passwordCredential: { displayName: 'first', endDateTime: '2027-05-01T00:00:00Z' },
    });
    const { secretText, keyId, hint } = added.body as unknown as Record<string, string>;
    expect(secretText?.startsWith(hint ?? '?')).toBe(true);
    const shown = (await ask('GET', `/applications/${app.id}`)).body['passwordCredentials'];
    expect(shown).toMatchObject([
      { keyId, displayName: 'first', secretText: null, endDateTime: '2027-05-01T00:00:00.000Z' },
    ]);
    const redeem = async () => {
      const url = authorizeUrl(tenant, {
        client_id: app.appId,
        redirect_uri: redirectUri,
        code_challenge: null,
        code_challenge_method: null,
      });
      const code = codeOf(await signInAs(tenant, url, { address: OLGA, consent: 'accept' }));
      const form = {
        client_id: app.appId,
        client_secret: secretText ?? '',
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
      };
      return (await askToken(tenant, form)).body;
    };
    expect(await redeem()).toHaveProperty('access_token');
    expect((await ask('POST', `/applications/${app.id}/removePassword`, { keyId })).status).toBe(204);
    expect(await redeem()).toMatchObject({ error: 'invalid_client', error_codes: [7000215] });
    expect((await ask('POST', `/applications/${app.id}/removePassword`, { keyId })).status).toBe(400);
  });

  test('live two years unless said otherwise, and never end before they begin', async () => {
    const { body: app } = await create();
    const plain = await ask('POST', `/applications/${app.id}/addPassword`, {});
    expect(plain.body['endDateTime']).toBe('2028-11-19T09:00:00.000Z');
    const backwards = { passwordCredential: { endDateTime: '2020-01-01T00:00:00Z' } };
    expect((await ask('POST', `/applications/${app.id}/addPassword`, backwards)).status).toBe(400);
  });

  test('are limited by the policy of the tenant', async () => {
    const { body: app } = await create();
    tenant.control.policies.secretDays = 90;
    const long = { passwordCredential: { endDateTime: '2027-11-20T09:00:00Z' } };
    expect((await ask('POST', `/applications/${app.id}/addPassword`, long)).body.error.code).toBe(
      'CredentialInvalidLifetimeAsPerAppPolicy',
    );
  });
});

describe('enterprise apps', () => {
  test('are made once per registration and take their consents with them', async () => {
    const { body: app } = await create();
    const made = await ask('POST', '/servicePrincipals', { appId: app.appId });
    expect(made).toMatchObject({
      status: 201,
      body: { appId: app.appId, appOwnerOrganizationId: tenant.tenantId },
    });
    expect(await ask('POST', '/servicePrincipals', { appId: app.appId })).toMatchObject({
      status: 409,
      body: { error: { code: 'Request_MultipleObjectsWithSameKeyValue' } },
    });
    await grantTo(made.body.id, 'User.Read');
    expect((await ask('DELETE', `/servicePrincipals/${made.body.id}`)).status).toBe(204);
    expect(await grantsOf(made.body.id)).toEqual([]);
    expect((await ask('GET', `/servicePrincipals(appId='${app.appId}')`)).status).toBe(404);
  });

  test('need a registration', async () => {
    const answer = await ask('POST', '/servicePrincipals', { appId: '00000000-1111-4222-8333-444444444444' });
    expect(answer.body.error.message).toContain('does not reference a valid application object');
  });

  test('of Microsoft tell the ids of their permissions', async () => {
    const { body } = await ask(
      'GET',
      "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=id,oauth2PermissionScopes",
    );
    expect(body['oauth2PermissionScopes']).toContainEqual(
      expect.objectContaining({
        value: 'Mail.Read',
        id: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca',
        type: 'User',
        isEnabled: true,
      }),
    );
    const exchange = "/servicePrincipals?$filter=appId eq '00000002-0000-0ff1-ce00-000000000000'";
    expect((await ask('GET', exchange)).body.value).toHaveLength(1);
  });

  test('that are switched off let nobody in', async () => {
    const { body: app } = await create({ publicClient: { redirectUris: ['http://localhost'] } });
    await ask('POST', '/servicePrincipals', { appId: app.appId });
    await ask('PATCH', `/servicePrincipals(appId='${app.appId}')`, { accountEnabled: false });
    const end = await signInAs(tenant, authorizeUrl(tenant, { client_id: app.appId }), { address: ADA });
    expect(end).toMatchObject({ kind: 'page', code: 7000112 });
  });

  test('come to be with the first consent', async () => {
    const { body: app } = await create({ publicClient: { redirectUris: ['http://localhost'] } });
    await tokensFor(tenant, { address: OLGA, consent: 'accept' }, { client_id: app.appId });
    expect((await ask('GET', `/servicePrincipals(appId='${app.appId}')`)).status).toBe(200);
  });
});

describe('consents', () => {
  test('given for everybody let a user in who could not consent', async () => {
    const { body: app } = await create({ publicClient: { redirectUris: ['http://localhost'] } });
    const { body: principal } = await ask('POST', '/servicePrincipals', { appId: app.appId });
    const url = authorizeUrl(tenant, { client_id: app.appId });
    expect(await signInAs(tenant, url, { address: ADA })).toMatchObject({ code: 90094 });
    await grantTo(principal.id, 'openid profile offline_access User.Read Mail.Read');
    expect(codeOf(await signInAs(tenant, url, { address: ADA }))).toBeTruthy();
  });

  test('are given once and then changed or withdrawn', async () => {
    const { body: app } = await create();
    const { body: principal } = await ask('POST', '/servicePrincipals', { appId: app.appId });
    const made = await grantTo(principal.id, 'User.Read');
    expect(made.status).toBe(201);
    expect(await grantTo(principal.id, 'Mail.Read')).toMatchObject({
      status: 409,
      body: { error: { message: 'Permission entry already exists.' } },
    });
    await ask('PATCH', `/oauth2PermissionGrants/${made.body.id}`, { scope: 'User.Read Mail.Read' });
    expect(await grantsOf(principal.id)).toMatchObject([{ scope: 'User.Read Mail.Read' }]);
    await ask('DELETE', `/oauth2PermissionGrants/${made.body.id}`);
    expect(await grantsOf(principal.id)).toEqual([]);
  });
});

describe('rights', () => {
  test('a token without the scope is refused, even an administrator’s', async () => {
    const plain = await testTenant();
    const { access_token } = await tokensFor(plain, { address: OLGA });
    const response = await graph(plain, access_token, '/applications');
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'Authorization_RequestDenied' } });
  });

  test('a user registers where the tenant lets users, and only touches their own', async () => {
    const ada = await bootstrapToken(tenant, ADA);
    const { body: foreign } = await create();
    const own = await ask(
      'POST',
      '/applications',
      { displayName: 'Ada’s', signInAudience: 'AzureADMyOrg' },
      ada,
    );
    expect(own.status).toBe(201);
    expect((await ask('PATCH', `/applications/${own.body.id}`, { displayName: 'Mine' }, ada)).status).toBe(
      204,
    );
    expect((await ask('PATCH', `/applications/${foreign.id}`, { displayName: 'Mine' }, ada)).status).toBe(
      403,
    );
    expect((await ask('DELETE', `/applications/${foreign.id}`, undefined, ada)).status).toBe(403);
    expect((await ask('POST', `/applications/${foreign.id}/addPassword`, {}, ada)).status).toBe(403);
    tenant.control.policies.usersMayRegister = false;
    expect((await ask('POST', '/applications', { displayName: 'Again' }, ada)).status).toBe(403);
    expect((await create()).status).toBe(201);
  });

  test('only an administrator sees and gives consents', async () => {
    const ada = await bootstrapToken(tenant, ADA);
    expect((await ask('GET', '/oauth2PermissionGrants', undefined, ada)).status).toBe(403);
    const body = {
      clientId: tenant.tenantId,
      resourceId: tenant.tenantId,
      consentType: 'AllPrincipals',
      scope: 'x',
    };
    expect((await ask('POST', '/oauth2PermissionGrants', body, ada)).status).toBe(403);
  });
});

test('what was just made is missed by as many reads and sign-ins as was set', async () => {
  tenant.control.replicationLag = 2;
  const { body: app } = await create({ publicClient: { redirectUris: ['http://localhost'] } });
  const statuses = [];
  for (let count = 0; count < 3; count += 1)
    statuses.push((await ask('GET', `/applications/${app.id}`)).status);
  expect(statuses).toEqual([404, 404, 200]);
  const url = authorizeUrl(tenant, { client_id: app.appId });
  const codes = [];
  for (let count = 0; count < 3; count += 1) {
    const end = await signInAs(tenant, url, { address: OLGA, consent: 'decline' });
    codes.push(end.kind === 'page' ? end.code : 'redirected');
  }
  expect(codes).toEqual([700016, 700016, 'redirected']);
});

describe('after a restart', () => {
  test('registrations are there with secrets that work and cannot be read', async () => {
    const { body: app } = await create({ web: { redirectUris: ['https://crm.example/cb'] } });
    const added = await ask('POST', `/applications/${app.id}/addPassword`, {});
    const secret = String(added.body['secretText']);
    await ask('POST', '/servicePrincipals', { appId: app.appId });
    const before = (await ask('GET', '/applications')).body.value;
    const snapshot = JSON.stringify(tenant.snapshot());
    expect(snapshot).not.toContain(secret);
    expect(tenant.issued().secrets).toContain(secret);
    tenant = await testTenant({ adminConsented: false, restore: JSON.parse(snapshot) });
    token = await bootstrapToken(tenant, OLGA);
    expect((await ask('GET', '/applications')).body.value).toEqual(before);
    const form = {
      client_id: app.appId,
      client_secret: secret,
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    };
    expect((await askToken(tenant, form)).body).toHaveProperty('access_token');
  });

  test('what was deleted stays deleted, and what was changed stays changed', async () => {
    const { value } = (await ask('GET', "/applications?$filter=startswith(displayName,'Practice single')"))
      .body;
    const [spa] = value;
    const [web] = (await ask('GET', "/applications?$filter=displayName eq 'Practice CRM'")).body.value;
    await ask('DELETE', `/applications/${spa?.id}`);
    await ask('PATCH', `/applications/${web?.id}`, { displayName: 'Practice CRM 2' });
    tenant = await testTenant({
      adminConsented: false,
      restore: JSON.parse(JSON.stringify(tenant.snapshot())),
    });
    token = await bootstrapToken(tenant, OLGA);
    expect((await ask('GET', `/applications/${spa?.id}`)).status).toBe(404);
    expect((await ask('GET', `/applications/${web?.id}`)).body['displayName']).toBe('Practice CRM 2');
  });
});

function many(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `https://crm.example/${index}`);
}

async function grantTo(clientId: string, scope: string) {
  const path = "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')";
  const resourceId = (await ask('GET', path)).body.id;
  return ask('POST', '/oauth2PermissionGrants', {
    clientId,
    resourceId,
    consentType: 'AllPrincipals',
    scope,
  });
}

async function grantsOf(clientId: string): Promise<Body[]> {
  return (await ask('GET', `/servicePrincipals/${clientId}/oauth2PermissionGrants`)).body.value;
}
