import { describe, expect, test } from 'vitest';
import type { RegistrationSpec } from '../../../../main/registration/automatic/spec.ts';
import { graph } from '../../practice/harness.ts';
import {
  appsNamed,
  type Bench,
  bench,
  CALLBACK,
  DESKTOP_SPEC,
  must,
  NEVER,
  register,
  WEB_SPEC,
} from './harness.ts';

const DAY = 24 * 60 * 60 * 1000;

/** One way in which a registration goes astray. */
interface Case {
  id: string;
  spec: RegistrationSpec;
  spoil(made: Bench, objectId: string): Promise<unknown> | unknown;
  text: RegExp;
}

const web = (body: object) => (made: Bench, id: string) => patch(made, id, { web: body });

const CASES: Case[] = [
  {
    id: 'audience',
    spec: WEB_SPEC,
    spoil: (made, id) => patch(made, id, { signInAudience: 'AzureADMultipleOrgs' }),
    text: /AzureADMultipleOrgs.*AzureADMyOrg/,
  },
  {
    id: 'redirect-missing',
    spec: WEB_SPEC,
    spoil: web({ redirectUris: [] }),
    text: /callback\?provider=outlook/,
  },
  {
    id: 'redirect-extra',
    spec: WEB_SPEC,
    spoil: web({ redirectUris: [CALLBACK, 'https://old.example/callback'] }),
    text: /https:\/\/old\.example\/callback/,
  },
  {
    id: 'implicit-grant',
    spec: WEB_SPEC,
    spoil: web({ implicitGrantSettings: { enableAccessTokenIssuance: true } }),
    text: /ticked/,
  },
  {
    id: 'public-client',
    spec: DESKTOP_SPEC,
    spoil: (made, id) => patch(made, id, { isFallbackPublicClient: false }),
    text: /public client flows/,
  },
  {
    id: 'permission-missing',
    spec: WEB_SPEC,
    spoil: (made, id) => patch(made, id, { requiredResourceAccess: [] }),
    text: /Mail\.Read, IMAP\.AccessAsUser\.All/,
  },
  {
    id: 'secret-missing',
    spec: WEB_SPEC,
    async spoil(made) {
      const [app] = await appsNamed(made, WEB_SPEC.displayName);
      const keyId = app?.passwordCredentials[0]?.keyId ?? '';
      must(await made.engine.removeSecret(app?.appId ?? '', keyId, NEVER));
    },
    text: /new client secret/,
  },
  { id: 'secret-expiring', spec: WEB_SPEC, spoil: (made) => pass(made, 340), text: /ends in 25 days/ },
  { id: 'secret-expired', spec: WEB_SPEC, spoil: (made) => pass(made, 366), text: /cannot sign in/ },
  {
    id: 'enterprise-app',
    spec: WEB_SPEC,
    spoil: (made, id) => deletePrincipal(made, id),
    text: /nobody/,
  },
];

describe.each(CASES)('drift $id', ({ id, spec, spoil, text }) => {
  test('is found, explained, and gone after the fix', async () => {
    const made = await bench();
    const { objectId, clientId } = must(await register(made, spec));
    const known = { ...spec, clientId };
    expect(must(await made.engine.drift(known, NEVER))).toEqual([]);
    await spoil(made, objectId);
    const [drift, ...others] = must(await made.engine.drift(known, NEVER));
    expect(others).toEqual([]);
    expect(drift).toMatchObject({ id, canFix: true, text: expect.stringMatching(text) });
    expect(new URL(drift?.portalUrl ?? '').hash).toContain(clientId);
    const before = await bystanders(made, spec);
    const fixed = must(await made.engine.fix(known, id, NEVER));
    expect(must(await made.engine.drift(known, NEVER))).toEqual([]);
    expect(fixed.secret !== null).toBe(id.startsWith('secret'));
    expect(await bystanders(made, spec)).toEqual(before);
  });
});

test('a redirect URI of the wrong platform is moved', async () => {
  const made = await bench();
  const { objectId } = must(await register(made, WEB_SPEC));
  await patch(made, objectId, { web: { redirectUris: [] }, spa: { redirectUris: [CALLBACK] } });
  const [drift] = must(await made.engine.drift(WEB_SPEC, NEVER));
  expect(drift).toMatchObject({ id: 'platform', canFix: true });
  must(await made.engine.fix(WEB_SPEC, 'platform', NEVER));
  const [app] = await appsNamed(made, WEB_SPEC.displayName);
  expect(app).toMatchObject({ web: { redirectUris: [CALLBACK] }, spa: { redirectUris: [] } });
});

test('several kinds at once are found each by itself', async () => {
  const made = await bench();
  const { objectId } = must(await register(made, WEB_SPEC));
  await patch(made, objectId, {
    signInAudience: 'AzureADMultipleOrgs',
    requiredResourceAccess: [],
    web: { redirectUris: [], implicitGrantSettings: { enableIdTokenIssuance: true } },
  });
  const found = must(await made.engine.drift(WEB_SPEC, NEVER)).map(({ id }) => id);
  expect(found).toEqual(['audience', 'redirect-missing', 'implicit-grant', 'permission-missing']);
});

test('a review repairs all of them in one go', async () => {
  const made = await bench();
  const { objectId } = must(await register(made, WEB_SPEC));
  await patch(made, objectId, {
    signInAudience: 'AzureADMultipleOrgs',
    requiredResourceAccess: [],
    spa: { redirectUris: [CALLBACK] },
    web: { redirectUris: [], implicitGrantSettings: { enableIdTokenIssuance: true } },
  });
  const held = { ...WEB_SPEC, secretHeld: true };
  const review = must(await made.engine.review(held, NEVER));
  expect(review.changes.map(({ id }) => id)).toEqual([
    'audience',
    'redirect',
    'implicit-grant',
    'permissions',
  ]);
  expect(review.changes[1]).toMatchObject({
    before: `${CALLBACK} (Single-page application)`,
    after: `${CALLBACK} (Web)`,
  });
  must(await made.engine.apply(review, { onProgress: () => undefined, signal: NEVER }));
  expect(must(await made.engine.drift(WEB_SPEC, NEVER))).toEqual([]);
});

test('permissions listed under Exchange instead of Graph are no drift', async () => {
  const made = await bench();
  const { objectId } = must(await register(made, WEB_SPEC));
  const principals = await graph(
    made.tenant,
    made.adminToken,
    "/servicePrincipals(appId='00000002-0000-0ff1-ce00-000000000000')",
  );
  const { oauth2PermissionScopes } = (await principals.json()) as {
    oauth2PermissionScopes: { id: string; value: string }[];
  };
  const imap = oauth2PermissionScopes.find(({ value }) => value === 'IMAP.AccessAsUser.All');
  const [app] = await appsNamed(made, WEB_SPEC.displayName);
  const atGraph = app?.requiredResourceAccess[0]?.resourceAccess.slice(0, 3);
  await patch(made, objectId, {
    requiredResourceAccess: [
      { resourceAppId: '00000003-0000-0000-c000-000000000000', resourceAccess: atGraph },
      {
        resourceAppId: '00000002-0000-0ff1-ce00-000000000000',
        resourceAccess: [{ id: imap?.id, type: 'Scope' }],
      },
    ],
  });
  expect(must(await made.engine.drift(WEB_SPEC, NEVER))).toEqual([]);
});

test('a registration that is gone is drift that only a new one mends', async () => {
  const made = await bench();
  const { objectId, clientId } = must(await register(made, WEB_SPEC));
  await graph(made.tenant, made.adminToken, `/applications/${objectId}`, { method: 'DELETE' });
  const found = must(await made.engine.drift({ ...WEB_SPEC, clientId }, NEVER));
  expect(found).toMatchObject([{ id: 'registration-missing', canFix: false }]);
  expect(await made.engine.fix({ ...WEB_SPEC, clientId }, 'audience', NEVER)).toMatchObject({
    ok: false,
    problem: { cause: 'app-not-found-in-tenant' },
  });
});

test('what an administrator switched off is theirs to switch on', async () => {
  const made = await bench();
  const { clientId } = must(await register(made, WEB_SPEC));
  const path = `/servicePrincipals(appId='${clientId}')`;
  await graph(made.tenant, made.adminToken, path, { method: 'PATCH', body: '{"accountEnabled":false}' });
  const found = must(await made.engine.drift(WEB_SPEC, NEVER));
  expect(found).toMatchObject([{ id: 'enterprise-app-disabled', canFix: false }]);
  expect(await made.engine.fix(WEB_SPEC, 'enterprise-app-disabled', NEVER)).toMatchObject({ ok: false });
});

test('a secret is renewed with overlap and the old one removed later', async () => {
  const made = await bench();
  const { clientId, secret } = must(await register(made, WEB_SPEC));
  const wish = { months: 6, name: 'Customer CRM', attempt: 'attempt 1' };
  const next = must(await made.engine.addSecret(clientId, wish, NEVER));
  const keys = async () => must(await made.engine.secrets(clientId, NEVER)).map(({ keyId }) => keyId);
  expect(await keys()).toEqual([secret?.keyId, next.keyId]);
  expect(next.expiresAt).toBe('2027-05-20T09:00:00.000Z');
  must(await made.engine.removeSecret(clientId, secret?.keyId ?? '', NEVER));
  must(await made.engine.removeSecret(clientId, secret?.keyId ?? '', NEVER));
  expect(await keys()).toEqual([next.keyId]);
  const [app] = await appsNamed(made, WEB_SPEC.displayName);
  expect(app?.tags).toEqual([]);
});

test('the same attempt leaves one secret, another attempt adds one', async () => {
  const made = await bench();
  const { clientId, secret } = must(await register(made, WEB_SPEC));
  const add = async (attempt: string) =>
    must(await made.engine.addSecret(clientId, { months: 6, name: 'CRM '.repeat(40), attempt }, NEVER)).keyId;
  const first = await add('2026-11-20 aaaaaaaa');
  const second = await add('2026-11-20 aaaaaaaa');
  const third = await add('2026-11-20 bbbbbbbb');
  const keys = must(await made.engine.secrets(clientId, NEVER)).map(({ keyId }) => keyId);
  expect(keys).toEqual([secret?.keyId, second, third]);
  expect(keys).not.toContain(first);
});

/** What the fix of one drift must leave alone: everything that is not drift of this kind. */
async function bystanders(made: Bench, spec: RegistrationSpec) {
  const [app] = await appsNamed(made, spec.displayName);
  return { name: app?.displayName, uniqueName: app?.uniqueName, spa: app?.spa };
}

async function patch({ tenant, adminToken }: Bench, objectId: string, body: object): Promise<void> {
  const response = await graph(tenant, adminToken, `/applications/${objectId}`, {
    method: 'PATCH',
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(204);
}

async function deletePrincipal(made: Bench, objectId: string): Promise<void> {
  const [app] = (await appsNamed(made, WEB_SPEC.displayName)).filter(({ id }) => id === objectId);
  const path = `/servicePrincipals(appId='${app?.appId}')`;
  await graph(made.tenant, made.adminToken, path, { method: 'DELETE' });
}

/** Days go by; whoever signed in before signs in again. */
async function pass(made: Bench, days: number): Promise<void> {
  made.tenant.clock.now += days * DAY;
  await made.signInAgain();
}
