import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuthUi } from '../../../main/identity/types.ts';
import { FAKE_ACCOUNT, FAKE_APP } from './fake-entra.ts';
import { createHarness, GRAPH_SCOPES, OUTLOOK_SCOPES } from './harness.ts';

/** Opens the window, remembers what was asked, and ends it as told. */
function windowThat(end: (url: string, signal: AbortSignal) => ReturnType<AuthUi['openAuthWindow']>) {
  const asked: { url: URL; redirectUri: string }[] = [];
  const openAuthWindow: AuthUi['openAuthWindow'] = ({ url, redirectUri, signal }) => {
    asked.push({ url: new URL(url), redirectUri });
    return end(url, signal);
  };
  return { asked, openAuthWindow };
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<{ kind: 'aborted' }>((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
  });

describe('signing in through the window', () => {
  it('names the person of the id token', async () => {
    const { signIn } = createHarness();
    expect(await signIn()).toEqual({ ok: true, value: FAKE_ACCOUNT });
  });

  it('asks with PKCE, state, nonce, the Signer as hint and all scopes, and never for consent', async () => {
    const { asked, openAuthWindow } = windowThat(async () => ({ kind: 'closed' }));
    const { signIn } = createHarness({ openAuthWindow });
    await signIn({ scopes: [...GRAPH_SCOPES, ...OUTLOOK_SCOPES] });
    const query = Object.fromEntries(asked[0]?.url.searchParams ?? []);
    expect(query).toMatchObject({
      client_id: FAKE_APP.clientId,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: 'http://localhost',
      code_challenge_method: 'S256',
      login_hint: 'ada@contoso.example',
    });
    expect(query.prompt).toBeUndefined();
    expect([query.state?.length, query.nonce?.length]).toEqual([43, 43]);
    expect(query.scope?.split(' ')).toEqual(expect.arrayContaining([...GRAPH_SCOPES, ...OUTLOOK_SCOPES]));
    expect(query.claims).toContain('CP1');
    expect(asked[0]?.redirectUri).toBe('http://localhost');
  });

  it('lets the person choose an account when no Signer is named', async () => {
    const { asked, openAuthWindow } = windowThat(async () => ({ kind: 'closed' }));
    const { signIn } = createHarness({ openAuthWindow });
    await signIn({ loginHint: ' ' });
    const query = asked[0]?.url.searchParams;
    expect([query?.get('prompt'), query?.get('login_hint')]).toEqual(['select_account', null]);
  });

  it('uses a state, nonce and verifier once', async () => {
    const { asked, openAuthWindow } = windowThat(async () => ({ kind: 'closed' }));
    const { signIn } = createHarness({ openAuthWindow });
    await signIn();
    await signIn();
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(new Set(asked.map(({ url }) => url.searchParams.get(name))).size).toBe(2);
    }
  });

  it('redeems the code for one resource, with the verifier and without a secret', async () => {
    const { entra, signIn } = createHarness();
    await signIn({ scopes: [...GRAPH_SCOPES, ...OUTLOOK_SCOPES] });
    const [form] = entra.posts;
    expect(form?.get('grant_type')).toBe('authorization_code');
    expect(form?.get('redirect_uri')).toBe('http://localhost');
    expect(form?.get('scope')).not.toContain('outlook.fake.example');
    expect(form?.get('scope')).toContain('graph.fake.example');
    expect(form?.has('client_secret')).toBe(false);
    expect(
      createHash('sha256')
        .update(form?.get('code_verifier') ?? '')
        .digest('base64url'),
    ).toHaveLength(43);
  });

  it('sends the secret of a Web registration', async () => {
    const { entra, signIn } = createHarness();
    const app = { ...FAKE_APP, platform: 'web', redirectUri: 'https://crm.example/back' } as const;
    expect(await signIn({ app, secret: 'the-secret' })).toMatchObject({ ok: true });
    expect(entra.posts[0]?.get('client_secret')).toBe('the-secret');
  });

  it('says that a Web registration needs a secret before it opens a window', async () => {
    const { signIn } = createHarness({ openAuthWindow: () => Promise.reject(new Error('opened')) });
    expect(await signIn({ app: { ...FAKE_APP, platform: 'web' } })).toMatchObject({
      ok: false,
      problem: { cause: 'wrong-platform-web-needs-secret' },
    });
  });

  it('tells which host is on screen and when the code is redeemed', async () => {
    const openAuthWindow: AuthUi['openAuthWindow'] = async ({ url, onProgress }) => {
      onProgress({ host: 'login.fake.example', stalled: false });
      return { kind: 'redirect', url: harness.entra.redirectFor(url) };
    };
    const harness = createHarness({ openAuthWindow });
    await harness.signIn();
    expect(harness.progress).toEqual([{ host: 'login.fake.example', stalled: false }, 'finishing']);
  });

  it('ends when the window is closed', async () => {
    const { signIn } = createHarness({ openAuthWindow: async () => ({ kind: 'closed' }) });
    expect(await signIn()).toMatchObject({ ok: false, problem: { cause: 'popup-closed-or-blocked' } });
  });

  it('ends when it is cancelled', async () => {
    const abort = new AbortController();
    const { openAuthWindow } = windowThat((_, signal) => {
      queueMicrotask(() => abort.abort());
      return untilAborted(signal);
    });
    const { signIn, clock } = createHarness({ openAuthWindow });
    expect(await signIn({ signal: abort.signal })).toMatchObject({
      ok: false,
      problem: { facts: { message: 'The sign-in was cancelled.' } },
    });
    expect(clock.pending).toBe(0);
  });

  it('ends when it is cancelled while the code is redeemed', async () => {
    const abort = new AbortController();
    const { entra, signIn, vault } = createHarness();
    entra.bent.push(() => {
      abort.abort();
      return new Promise(() => undefined);
    });
    expect(await signIn({ signal: abort.signal })).toMatchObject({
      ok: false,
      problem: { cause: 'popup-closed-or-blocked' },
    });
    expect(vault.entries.size).toBe(0);
  });

  it('ends by itself after fifteen minutes', async () => {
    const opened = Promise.withResolvers<void>();
    const { openAuthWindow } = windowThat((_, signal) => {
      opened.resolve();
      return untilAborted(signal);
    });
    const { signIn, clock } = createHarness({ openAuthWindow });
    const signingIn = signIn();
    await opened.promise;
    clock.turn(15 * 60_000);
    expect(await signingIn).toMatchObject({
      problem: { facts: { message: expect.stringContaining('15 minutes') } },
    });
  });

  it.each([{ state: 'forged' }, { state: '' }])('refuses an answer with %j', async (change) => {
    const harness = createHarness({
      openAuthWindow: async ({ url }) => ({ kind: 'redirect', url: harness.entra.redirectFor(url, change) }),
    });
    expect(await harness.signIn()).toMatchObject({
      ok: false,
      problem: { facts: { error: 'state_mismatch' } },
    });
    expect(harness.entra.posts).toEqual([]);
  });

  it('refuses an id token with another nonce', async () => {
    const { entra, signIn, vault } = createHarness();
    entra.claims = { nonce: 'of-another-sign-in' };
    expect(await signIn()).toMatchObject({ ok: false, problem: { facts: { error: 'nonce_mismatch' } } });
    expect(vault.entries.size).toBe(0);
  });

  it.each([
    ['for another app', { aud: 'another-app' }],
    ['of another tenant than its issuer', { tid: '00000000-0000-4000-8000-000000000000' }],
    ['without an audience', { aud: undefined }],
  ])('refuses an id token %s', async (_, claims) => {
    const { entra, signIn, vault } = createHarness();
    entra.claims = claims;
    expect(await signIn()).toMatchObject({ ok: false });
    expect(vault.entries.size).toBe(0);
  });

  it('takes the identity from the id token where client_info says something else', async () => {
    const { entra, signIn } = createHarness();
    entra.claims = { oid: 'bbbbbbbb-0000-4000-8000-000000000000', preferred_username: 'guest@other.example' };
    expect(await signIn()).toMatchObject({
      value: { objectId: 'bbbbbbbb-0000-4000-8000-000000000000', username: 'guest@other.example' },
    });
  });

  it('explains what the sign-in page reported', async () => {
    const openAuthWindow: AuthUi['openAuthWindow'] = async ({ url }) => {
      const query = new URLSearchParams({
        error: 'access_denied',
        error_subcode: 'cancel',
        error_description: 'AADSTS65004: The person declined.',
        state: new URL(url).searchParams.get('state') ?? '',
      });
      return { kind: 'redirect', url: `http://localhost/?${query}` };
    };
    const { signIn } = createHarness({ openAuthWindow });
    expect(await signIn()).toMatchObject({
      problem: { facts: { code: 'AADSTS65004', error: 'access_denied', suberror: 'cancel' } },
    });
  });

  it('explains a code that is refused', async () => {
    const { entra, signIn } = createHarness();
    entra.refuse({
      error: 'invalid_client',
      error_description: 'AADSTS7000218: The request body must contain client_secret.',
      error_codes: [7000218],
    });
    expect(await signIn()).toMatchObject({
      problem: { facts: { code: 'AADSTS7000218', error: 'invalid_client' } },
    });
  });

  it('tells a dead network from a wrong tenant', async () => {
    const { net, signIn } = createHarness();
    net.route('login.fake.example', { fetch: () => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED')) });
    expect(await signIn()).toMatchObject({ problem: { title: 'net', facts: { code: 'offline' } } });
    net.route('login.fake.example', {
      fetch: async () =>
        Response.json({ error: 'invalid_tenant', error_description: 'AADSTS90002: none' }, { status: 400 }),
    });
    expect(await signIn()).toMatchObject({ problem: { title: 'entra', facts: { code: 'AADSTS90002' } } });
  });

  it('passes a claims challenge to the page and to the token endpoint', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
    const { asked, openAuthWindow } = windowThat(async (url) => ({
      kind: 'redirect',
      url: harness.entra.redirectFor(url),
    }));
    const harness = createHarness({ openAuthWindow });
    expect(await harness.signIn({ claims })).toMatchObject({ ok: true });
    expect(asked[0]?.url.searchParams.get('claims')).toContain('"nbf"');
    expect(harness.entra.posts[0]?.get('claims')).toContain('"nbf"');
  });

  it('leaves the tokens there are alone when a later sign-in fails', async () => {
    const { entra, signIn, token } = createHarness();
    await signIn();
    entra.refuse({ error: 'invalid_grant' });
    expect(await signIn()).toMatchObject({ ok: false });
    expect(await token()).toMatchObject({ ok: true });
  });

  it('lets a person try again at once after the service was down', async () => {
    const { entra, signIn } = createHarness();
    entra.refuse({ error: 'temporarily_unavailable' }, 503);
    expect(await signIn()).toMatchObject({
      ok: false,
      problem: { facts: { error: 'temporarily_unavailable' } },
    });
    expect(await signIn()).toMatchObject({ ok: true });
  });

  it('says when it does not know the cloud', async () => {
    const { signIn } = createHarness();
    expect(await signIn({ app: { ...FAKE_APP, cloud: 'moon' } })).toMatchObject({ ok: false });
  });
});
