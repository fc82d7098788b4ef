import { describe, expect, it, vi } from 'vitest';
import { FAKE_APP } from './fake-entra.ts';
import { createHarness, GRAPH_SCOPES, OUTLOOK_SCOPES } from './harness.ts';

/** A harness with a person signed in, and the posts of that forgotten. */
async function signedIn() {
  const harness = createHarness();
  await harness.signIn();
  harness.entra.posts.length = 0;
  return harness;
}

describe('tokens', () => {
  it('come from the cache while they are fresh', async () => {
    const { entra, token } = await signedIn();
    expect(await token()).toMatchObject({
      ok: true,
      value: { accessToken: expect.stringContaining('access-') },
    });
    expect(entra.posts).toEqual([]);
  });

  it('survive a restart', async () => {
    const { entra, restart } = await signedIn();
    const again = await restart().token({ app: FAKE_APP, cacheKey: 'tokens-1', scopes: GRAPH_SCOPES });
    expect(again).toMatchObject({ ok: true });
    expect(entra.posts).toEqual([]);
  });

  it('are all kept in the vault', async () => {
    const { entra, vault } = await signedIn();
    const blob = vault.entries.get('tokens-1') ?? '';
    expect(
      entra.secrets.filter((secret) => !secret.startsWith('code-')).every((secret) => blob.includes(secret)),
    ).toBe(true);
  });

  it('of a second resource come from the same refresh token', async () => {
    const { entra, token } = await signedIn();
    expect(await token(OUTLOOK_SCOPES)).toMatchObject({ ok: true });
    expect(entra.posts.map((form) => form.get('grant_type'))).toEqual(['refresh_token']);
    expect(entra.posts[0]?.get('scope')).not.toContain('graph.fake.example');
    const [graph, outlook] = [await token(), await token(OUTLOOK_SCOPES)];
    expect(graph.ok && outlook.ok && graph.value.accessToken !== outlook.value.accessToken).toBe(true);
    expect(entra.posts).toHaveLength(1);
  });

  it('are refreshed once per resource however many ask at the same time', async () => {
    const { entra, restart, signIn } = createHarness();
    entra.lifetime = 1;
    await signIn();
    entra.lifetime = 3600;
    entra.posts.length = 0;
    const identity = restart();
    const resources = [GRAPH_SCOPES, OUTLOOK_SCOPES];
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        identity.token({ app: FAKE_APP, cacheKey: 'tokens-1', scopes: resources[i % 2] ?? [] }),
      ),
    );
    expect(all.filter((result) => !result.ok)).toEqual([]);
    expect(entra.posts.map((form) => form.get('grant_type'))).toEqual(['refresh_token', 'refresh_token']);
  });

  it('are refreshed once when many force it at the same time', async () => {
    const { entra, token } = await signedIn();
    await Promise.all(Array.from({ length: 10 }, () => token(GRAPH_SCOPES, { forceRefresh: true })));
    expect(entra.posts).toHaveLength(1);
  });

  it('are refreshed once when they are refused one after the other', async () => {
    const { entra, token } = await signedIn();
    const old = await token();
    const refused = old.ok ? old.value.accessToken : '';
    const renewed = await token(GRAPH_SCOPES, { refused });
    expect(await token(GRAPH_SCOPES, { refused })).toEqual(renewed);
    expect(renewed.ok && renewed.value.accessToken !== refused).toBe(true);
    expect(entra.posts).toHaveLength(1);
  });

  it('are not refreshed again because the server spells scopes its own way', async () => {
    const { entra, signIn, token } = createHarness();
    entra.spelling = (scope) => scope.replace('https://graph.fake.example/', '');
    await signIn();
    entra.posts.length = 0;
    for (let i = 0; i < 3; i += 1) await token();
    expect(entra.posts).toHaveLength(1);
  });

  it('are asked for one at a time', async () => {
    const { entra, token } = await signedIn();
    const answer = Promise.withResolvers<void>();
    entra.bent.push(async () => {
      await answer.promise;
      return Response.json({ error: 'server_error' }, { status: 400 });
    });
    const all = [GRAPH_SCOPES, OUTLOOK_SCOPES].map((scopes) => token(scopes, { forceRefresh: true }));
    await vi.waitUntil(() => entra.posts.length > 0);
    await new Promise(setImmediate);
    expect(entra.posts).toHaveLength(1);
    answer.resolve();
    expect((await Promise.all(all)).map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('are renewed when they end within five minutes', async () => {
    const { entra, token } = await signedIn();
    entra.lifetime = 290;
    await token(GRAPH_SCOPES, { forceRefresh: true });
    await token();
    expect(entra.posts).toHaveLength(2);
  });

  it('with a claims challenge come from the server', async () => {
    const { entra, token } = await signedIn();
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
    expect(await token(GRAPH_SCOPES, { claims })).toMatchObject({ ok: true });
    expect(entra.posts[0]?.get('claims')).toContain('"nbf"');
  });

  it('store the rotated refresh token', async () => {
    const { entra, token, vault } = await signedIn();
    await token(GRAPH_SCOPES, { forceRefresh: true });
    const newest = entra.secrets.findLast((secret) => secret.startsWith('refresh-')) ?? '';
    expect(vault.entries.get('tokens-1')).toContain(newest);
  });
});

describe('tokens that are refused', () => {
  it('explain a revoked sign-in, and keep what is stored', async () => {
    const { entra, token, vault } = await signedIn();
    entra.refuse({
      error: 'invalid_grant',
      suberror: 'bad_token',
      error_description: 'AADSTS50173: The provided grant has expired.',
      error_codes: [50173],
    });
    expect(await token(GRAPH_SCOPES, { forceRefresh: true })).toMatchObject({
      ok: false,
      problem: { facts: { code: 'AADSTS50173', error: 'invalid_grant', suberror: 'bad_token' } },
    });
    expect(vault.entries.has('tokens-1')).toBe(true);
  });

  it('hand the claims of the refusal to the next sign-in', async () => {
    const asked: URL[] = [];
    const harness = createHarness({
      openAuthWindow: async ({ url }) => {
        asked.push(new URL(url));
        return { kind: 'redirect', url: harness.entra.redirectFor(url) };
      },
    });
    await harness.signIn();
    harness.entra.refuse({
      error: 'interaction_required',
      suberror: 'basic_action',
      error_codes: [50076],
      claims: '{"access_token":{"capolids":{"essential":true,"values":["p1"]}}}',
    });
    expect(await harness.token(GRAPH_SCOPES, { forceRefresh: true })).toMatchObject({ ok: false });
    await harness.signIn();
    await harness.signIn();
    expect(asked.map((url) => url.searchParams.get('claims')?.includes('capolids'))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('say that the network is gone, not that the person must sign in', async () => {
    const { net, token } = await signedIn();
    net.route('login.fake.example', {
      fetch: () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')),
    });
    expect(await token(GRAPH_SCOPES, { forceRefresh: true })).toMatchObject({
      ok: false,
      problem: { title: 'net', facts: { code: 'offline' } },
    });
  });

  it('work again as soon as the service does', async () => {
    const { entra, token } = await signedIn();
    entra.bent.push(() => new Response('<html>', { status: 503 }));
    expect(await token(GRAPH_SCOPES, { forceRefresh: true })).toMatchObject({ ok: false });
    expect(await token(GRAPH_SCOPES, { forceRefresh: true })).toMatchObject({ ok: true });
  });

  it('never carry a secret into the problem', async () => {
    const { entra, token } = await signedIn();
    const [leaked = ''] = entra.secrets;
    entra.refuse({ error: 'invalid_grant', error_description: `AADSTS70000: ${leaked} is not valid` });
    const result = await token(GRAPH_SCOPES, { forceRefresh: true });
    expect(JSON.stringify(result)).not.toContain(leaked);
  });
});

describe('without a sign-in', () => {
  it('there is no token and no request', async () => {
    const { entra, token } = createHarness();
    expect(await token()).toMatchObject({ ok: false, problem: { facts: { error: 'no_tokens_found' } } });
    expect([entra.posts, entra.gets]).toEqual([[], 0]);
  });

  it('after signing out, the vault is empty and the tokens are gone', async () => {
    const { identity, token, vault } = await signedIn();
    await token();
    await identity.signOut('tokens-1');
    expect(vault.entries.size).toBe(0);
    expect(await token()).toMatchObject({ ok: false });
  });

  it('a refresh under way does not bring the tokens back', async () => {
    const { entra, identity, token, vault } = await signedIn();
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<Response>();
    entra.bent.push(() => {
      asked.resolve();
      return answer.promise;
    });
    const refreshing = token(GRAPH_SCOPES, { forceRefresh: true });
    await asked.promise;
    const leaving = identity.signOut('tokens-1');
    answer.resolve(Response.json({ error: 'invalid_grant' }, { status: 400 }));
    await Promise.all([refreshing, leaving]);
    expect(vault.entries.size).toBe(0);
  });

  it('signing in again works', async () => {
    const { identity, signIn, token } = await signedIn();
    await identity.signOut('tokens-1');
    await signIn();
    expect(await token()).toMatchObject({ ok: true });
  });

  it.each(['', '{', 'null', '[]', '{"Account":7}'])('the damaged blob %j is set aside', async (blob) => {
    const { token, vault, signIn } = createHarness();
    vault.entries.set('tokens-1', blob);
    expect(await token()).toMatchObject({ ok: false, problem: { cause: 'vault-entry-damaged' } });
    expect([...vault.entries]).toEqual([['tokens-1.damaged', blob]]);
    await signIn();
    expect(await token()).toMatchObject({ ok: true });
  });

  it('an entry the vault set aside is named', async () => {
    const { token, vault } = createHarness();
    vault.get = async () => ({ kind: 'damaged' });
    expect(await token()).toMatchObject({ ok: false, problem: { cause: 'vault-entry-damaged' } });
  });

  it('a keyring that is shut is the problem, and signing in the way out', async () => {
    const { token, vault, signIn } = createHarness();
    const problem = {
      cause: 'keyring-unavailable',
      title: 'x',
      text: '',
      who: 'user',
      steps: [],
      facts: { message: '' },
    } as const;
    Object.assign(vault, { view: { kind: 'memory', backend: 'memory', problem: { ...problem, steps: [] } } });
    vault.get = async () => ({ kind: 'unavailable' });
    expect(await token()).toMatchObject({
      ok: false,
      problem: { cause: 'keyring-unavailable', repair: 'sign-in-again' },
    });
    await signIn();
    expect(await token()).toMatchObject({ ok: true });
  });

  it('connections do not see each other’s tokens', async () => {
    const { identity } = await signedIn();
    expect(await identity.token({ app: FAKE_APP, cacheKey: 'tokens-2', scopes: GRAPH_SCOPES })).toMatchObject(
      {
        ok: false,
      },
    );
  });

  it('an edited registration does not use the client of the old one', async () => {
    const { identity, entra, token } = await signedIn();
    expect(await token()).toMatchObject({ ok: true });
    const app = { ...FAKE_APP, clientId: '00000000-8888-4777-8666-555555555555' };
    const result = await identity.token({ app, cacheKey: 'tokens-1', scopes: GRAPH_SCOPES });
    expect(result.ok).toBe(false);
    expect(entra.posts).toEqual([]);
  });
});
