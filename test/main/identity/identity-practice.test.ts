import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import { parseCustomCloud } from '../../../main/identity/custom-cloud.ts';
import { createDiscovery } from '../../../main/identity/discovery.ts';
import { createIdentity } from '../../../main/identity/identity.ts';
import type { AppIdentity, AuthUi, Cloud, SignInRequest } from '../../../main/identity/types.ts';
import { createNet } from '../../../main/net/net.ts';
import { serveTenant } from '../../../main/practice/serve.ts';
import { createPracticeTenant } from '../../../main/practice/tenant.ts';
import { memoryVault } from '../../fakes/memory-vault.ts';
import { type PersonWishes, playPerson, signInAs } from '../../fakes/practice-person.ts';
import { createFakeUi } from './fake-entra.ts';

const CLOUD: Cloud = {
  id: 'practice',
  name: 'Practice tenant',
  login: 'https://login.practice.example',
  graph: 'https://graph.practice.example',
  outlook: 'https://outlook.practice.example',
  portal: 'https://entra.practice.example',
  personalDomains: [],
  hasPersonalAccounts: true,
  discoverable: false,
};
const MAIL = ['offline_access', `${CLOUD.graph}/Mail.Read`, `${CLOUD.graph}/User.Read`];
const IMAP = [`${CLOUD.outlook}/IMAP.AccessAsUser.All`];

function makeTenant(adminConsented = true) {
  const { login, graph, outlook } = CLOUD;
  return createPracticeTenant({ login, graph, outlook, messages: 3, seed: 1, adminConsented, now: Date.now });
}

/** Identity on the practice tenant, with a person who fills in the sign-in window. */
async function practise(wishes: Partial<PersonWishes> = {}, adminConsented = true) {
  const tenant = await makeTenant(adminConsented);
  const address = `ada.keller@${tenant.tenantDomain}`;
  const net = createNet({ fetch: () => Promise.reject(new Error('the network was touched')) });
  for (const origin of [CLOUD.login, CLOUD.graph]) net.route(new URL(origin).host, { fetch: tenant.fetch });
  const vault = memoryVault();
  const openAuthWindow: AuthUi['openAuthWindow'] = async ({ url }) => {
    const end = await signInAs(tenant, url, { address, ...wishes });
    // A person who is stuck on a page closes the window.
    return end.kind === 'redirect' ? { kind: 'redirect', url: end.url.href } : { kind: 'closed' };
  };
  const ui = createFakeUi({ openAuthWindow });
  const identity = createIdentity({ net, vault, clouds: () => [CLOUD], ui, diagnose });
  const app: AppIdentity = {
    cloud: CLOUD.id,
    clientId: tenant.clientId,
    tenant: tenant.tenantId,
    audience: 'AzureADMyOrg',
    platform: 'publicClient',
    redirectUri: 'http://localhost',
  };
  const signIn = (change: Partial<SignInRequest> = {}) =>
    identity.signIn({
      app,
      cacheKey: 'tokens-1',
      loginHint: '',
      scopes: [...MAIL, ...IMAP],
      flow: 'window',
      signal: new AbortController().signal,
      onProgress: () => undefined,
      ...change,
    });
  const token = (scopes = MAIL, forceRefresh = false) =>
    identity.token({ app, cacheKey: 'tokens-1', scopes, forceRefresh });
  return { tenant, net, vault, identity, app, signIn, token, address };
}

describe('against the practice tenant', () => {
  it('a person signs in, and Graph takes the token', async () => {
    const { tenant, signIn, token, net, address } = await practise();
    expect(await signIn()).toMatchObject({
      ok: true,
      value: { username: address, name: 'Ada Keller', tenantId: tenant.tenantId },
    });
    const answer = await token();
    if (!answer.ok) throw new Error(answer.problem.facts.message);
    const me = await net.fetch(`${CLOUD.graph}/v1.0/me`, {
      headers: { authorization: `Bearer ${answer.value.accessToken}` },
    });
    expect(await me.json()).toMatchObject({ userPrincipalName: address });
  });

  it('one sign-in gives tokens of two resources, each for its own', async () => {
    const { signIn, token } = await practise();
    await signIn();
    const audiences = [await token(MAIL), await token(IMAP)].map((answer) => {
      if (!answer.ok) throw new Error(answer.problem.facts.message);
      const [, claims = ''] = answer.value.accessToken.split('.');
      return JSON.parse(Buffer.from(claims, 'base64url').toString()).aud;
    });
    expect(new Set(audiences).size).toBe(2);
  });

  it('a Web registration is proven with its own redirect and secret', async () => {
    const { tenant, app, signIn } = await practise();
    const { clientId, clientSecret, redirectUri } = tenant.webClient;
    const web = { ...app, clientId, redirectUri, platform: 'web' } as const;
    expect(await signIn({ app: web, secret: clientSecret })).toMatchObject({ ok: true });
    expect(await signIn({ app: web, secret: 'wrong' })).toMatchObject({
      ok: false,
      problem: { cause: 'secret-wrong-or-id-pasted' },
    });
    tenant.control.expireSecrets(true);
    expect(await signIn({ app: web, secret: clientSecret })).toMatchObject({
      problem: { cause: 'secret-expired' },
    });
  });

  it('an administrator who declines is told so', async () => {
    const { tenant } = await practise();
    const address = `olga.admin@${tenant.tenantDomain}`;
    const { signIn } = await practise({ address, consent: 'decline' }, false);
    expect(await signIn()).toMatchObject({ ok: false, problem: { cause: 'consent-declined' } });
  });

  it('a person who gets stuck on a page closes the window', async () => {
    const { signIn, vault } = await practise({ password: 'wrong' });
    expect(await signIn()).toMatchObject({ ok: false, problem: { cause: 'popup-closed-or-blocked' } });
    expect(vault.entries.size).toBe(0);
  });

  it.each([
    ['revoked', 'password-changed-or-revoked', (t: Tenant, a: string) => t.control.revoke(a)],
    ['expired', 'refresh-token-expired', (t: Tenant, a: string) => t.control.expireRefreshTokens(a)],
  ] as const)('a %s refresh token means %s, and signing in again repairs it', async (_, cause, happen) => {
    const { tenant, signIn, token, address } = await practise();
    await signIn();
    happen(tenant, address);
    expect(await token(MAIL, true)).toMatchObject({
      ok: false,
      problem: { cause, facts: { traceId: expect.any(String), correlationId: expect.any(String) } },
    });
    await signIn();
    expect(await token(MAIL, true)).toMatchObject({ ok: true });
  });

  it('being offline is not mistaken for being signed out', async () => {
    const { tenant, signIn, token } = await practise();
    await signIn();
    tenant.control.switches.offline = true;
    expect(await token(MAIL, true)).toMatchObject({ problem: { cause: 'offline-or-dns' } });
    tenant.control.switches.offline = false;
    expect(await token(MAIL, true)).toMatchObject({ ok: true });
  });

  it('a policy that comes up on refresh asks for a sign-in', async () => {
    const { tenant, signIn, token, address } = await practise();
    await signIn();
    tenant.control.setHurdle(address, 'mfa');
    expect(await token(MAIL, true)).toMatchObject({ ok: false, problem: { cause: 'mfa-required' } });
    expect(await signIn()).toMatchObject({ ok: true });
    expect(await token(MAIL, true)).toMatchObject({ ok: true });
  });

  it('an unknown tenant is named as such', async () => {
    const { app, signIn } = await practise();
    expect(await signIn({ app: { ...app, tenant: 'nowhere.example' } })).toMatchObject({
      problem: { cause: 'tenant-not-found' },
    });
  });

  it('nothing that was issued is in a result', async () => {
    const { tenant, signIn, token, address } = await practise();
    const results = [await signIn(), await token(IMAP)].map((result) => (result.ok ? '' : result));
    tenant.control.revoke(address);
    results.push((await token(MAIL, true)) as never);
    const { tokens, codes } = tenant.issued();
    const text = JSON.stringify(results);
    expect(tokens.length).toBeGreaterThan(2);
    expect([...tokens, ...codes].filter((secret) => text.includes(secret))).toEqual([]);
  });
});

type Tenant = Awaited<ReturnType<typeof makeTenant>>;

describe('against the practice tenant on loopback, as a custom cloud', () => {
  it('discovery, both flows and tokens work over plain http', async () => {
    const tenant = await makeTenant();
    const served = await serveTenant(tenant, { port: 0 });
    try {
      const custom = parseCustomCloud(JSON.stringify({ login: served.origin, graph: served.origin }));
      if (!custom.ok) throw new Error(custom.message);
      const { cloud, routes } = custom.value;
      const net = createNet({ fetch: (request) => fetch(request) });
      for (const { host, route } of routes) net.route(host, route);
      const address = `ada.keller@${tenant.tenantDomain}`;
      const discover = createDiscovery({ net, clouds: () => [cloud], diagnose });
      expect(await discover(address, new AbortController().signal)).toMatchObject({
        status: 'found',
        cloud: 'custom',
        tenantId: tenant.tenantId,
      });
      const ui = createFakeUi({
        openAuthWindow: async ({ url }) => {
          const end = await playPerson((request) => net.fetch(request, { redirect: 'manual' }), url, {
            address,
          });
          return end.kind === 'redirect' ? { kind: 'redirect', url: end.url.href } : { kind: 'closed' };
        },
        openBrowser: async (url) => {
          const end = await playPerson((request) => fetch(request), url, { address });
          if (end.kind !== 'redirect') throw new Error(end.title);
          end.url.hostname = '127.0.0.1';
          void fetch(end.url, { method: 'POST', body: end.params });
        },
      });
      const identity = createIdentity({ net, vault: memoryVault(), clouds: () => [cloud], ui, diagnose });
      // Bare names mean Graph at any server; it cannot know the https origin that stands for it inside.
      const scopes = ['Mail.Read', 'User.Read'];
      const app: AppIdentity = {
        cloud: cloud.id,
        clientId: tenant.clientId,
        tenant: tenant.tenantId,
        audience: 'AzureADMyOrg',
        platform: 'publicClient',
        redirectUri: 'http://localhost',
      };
      for (const flow of ['window', 'browser'] as const) {
        const signedIn = await identity.signIn({
          app,
          cacheKey: flow,
          loginHint: address,
          scopes,
          flow,
          signal: new AbortController().signal,
          onProgress: () => undefined,
        });
        expect(signedIn, flow).toMatchObject({ ok: true, value: { username: address } });
        expect(await identity.token({ app, cacheKey: flow, scopes, forceRefresh: true })).toMatchObject({
          ok: true,
        });
      }
    } finally {
      await served.close();
    }
  });
});
