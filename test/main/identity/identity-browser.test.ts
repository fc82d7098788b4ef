import { createConnection } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { AuthUi } from '../../../main/identity/types.ts';
import { FAKE_ACCOUNT, FAKE_APP } from './fake-entra.ts';
import { createHarness, GRAPH_SCOPES, OUTLOOK_SCOPES } from './harness.ts';

/** Where MSAL listens for the answer to this page. */
function loopbackOf(page: string): URL {
  const redirect = new URL(new URL(page).searchParams.get('redirect_uri') ?? '');
  redirect.hostname = '127.0.0.1';
  return redirect;
}

/** What the browser posts at the end of the sign-in page. */
function post(page: string, answer: Record<string, string>): Promise<Response> {
  return fetch(loopbackOf(page), { method: 'POST', body: new URLSearchParams(answer) });
}

function stateOf(page: string): string {
  return new URL(page).searchParams.get('state') ?? '';
}

function isListening(page: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(Number(loopbackOf(page).port), '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** A browser that keeps the page it was sent to and never comes back by itself. */
function silentBrowser() {
  const opened = Promise.withResolvers<string>();
  const openBrowser: AuthUi['openBrowser'] = async (url) => opened.resolve(url);
  return { openBrowser, page: opened.promise };
}

/** A browser in which everything goes well. */
function goodBrowser() {
  const pages: string[] = [];
  const answers: Promise<string>[] = [];
  const harness = createHarness({
    openBrowser: async (page) => {
      pages.push(page);
      const { searchParams } = new URL(harness.entra.redirectFor(page));
      answers.push(post(page, Object.fromEntries(searchParams)).then((response) => response.text()));
    },
  });
  return { ...harness, pages, answers };
}

describe('signing in through the system browser', () => {
  it('names the person, stores the tokens and tells the person to come back', async () => {
    const { answers, signIn, token } = goodBrowser();
    expect(await signIn({ flow: 'browser' })).toEqual({ ok: true, value: FAKE_ACCOUNT });
    expect(await token()).toMatchObject({ ok: true });
    expect(await answers[0]).toContain('You are signed in');
  });

  it('opens the page where the browser can reach a routed host, with nonce, hint and all scopes', async () => {
    const { entra, pages, progress, signIn } = goodBrowser();
    await signIn({ flow: 'browser', scopes: [...GRAPH_SCOPES, ...OUTLOOK_SCOPES] });
    const page = new URL(pages[0] ?? '');
    expect(page.origin).toBe('http://127.0.0.1:1');
    const query = Object.fromEntries(page.searchParams);
    expect(query.nonce).toHaveLength(43);
    expect(query.login_hint).toBe('ada@contoso.example');
    expect(query.scope?.split(' ')).toEqual(expect.arrayContaining([...GRAPH_SCOPES, ...OUTLOOK_SCOPES]));
    expect(entra.posts[0]?.get('scope')).not.toContain('outlook.fake.example');
    expect(progress).toEqual([{ host: '127.0.0.1:1', stalled: false }, 'finishing']);
  });

  it('stops listening when it is done', async () => {
    const { pages, signIn } = goodBrowser();
    await signIn({ flow: 'browser' });
    expect(await isListening(pages[0] ?? '')).toBe(false);
  });

  it('explains an error that the page posts', async () => {
    const { openBrowser, page } = silentBrowser();
    const { signIn } = createHarness({ openBrowser });
    const signingIn = signIn({ flow: 'browser' });
    const url = await page;
    const shown = await post(url, {
      error: 'access_denied',
      error_description: 'AADSTS65004: <script>alert(1)</script>',
      state: stateOf(url),
    });
    expect(await shown.text()).not.toContain('<script>');
    expect(await signingIn).toMatchObject({
      ok: false,
      problem: { facts: { error: 'access_denied', code: 'AADSTS65004' } },
    });
  });

  it('goes on waiting when somebody posts an answer with another state', async () => {
    const { openBrowser, page } = silentBrowser();
    const harness = createHarness({ openBrowser });
    const signingIn = harness.signIn({ flow: 'browser' });
    const url = await page;
    expect((await post(url, { code: 'forged', state: 'forged' })).status).toBe(400);
    const { searchParams } = new URL(harness.entra.redirectFor(url));
    await post(url, Object.fromEntries(searchParams));
    expect(await signingIn).toMatchObject({ ok: true });
  });

  it('refuses an id token with another nonce', async () => {
    const { entra, signIn } = goodBrowser();
    entra.claims = { nonce: 'of-another-sign-in' };
    expect(await signIn({ flow: 'browser' })).toMatchObject({
      problem: { facts: { error: 'nonce_mismatch' } },
    });
  });

  it('is cancelled at once and stops listening', async () => {
    const abort = new AbortController();
    const { openBrowser, page } = silentBrowser();
    const { clock, signIn } = createHarness({ openBrowser });
    const signingIn = signIn({ flow: 'browser', signal: abort.signal });
    const url = await page;
    expect(await isListening(url)).toBe(true);
    abort.abort();
    expect(await signingIn).toMatchObject({
      ok: false,
      problem: { cause: 'popup-closed-or-blocked', facts: { message: 'The sign-in was cancelled.' } },
    });
    expect(await isListening(url)).toBe(false);
    expect(clock.pending).toBe(0);
  });

  it('ends by itself after five minutes and stops listening', async () => {
    const { openBrowser, page } = silentBrowser();
    const { clock, signIn } = createHarness({ openBrowser });
    const signingIn = signIn({ flow: 'browser' });
    const url = await page;
    clock.turn(5 * 60_000);
    expect(await signingIn).toMatchObject({
      problem: { facts: { message: expect.stringContaining('5 minutes') } },
    });
    expect(await isListening(url)).toBe(false);
  });

  it('is cancelled while the browser is still being opened', async () => {
    const abort = new AbortController();
    const opening = Promise.withResolvers<string>();
    const openBrowser: AuthUi['openBrowser'] = (url) => {
      opening.resolve(url);
      return new Promise(() => undefined);
    };
    const { signIn } = createHarness({ openBrowser });
    const signingIn = signIn({ flow: 'browser', signal: abort.signal });
    const url = await opening.promise;
    abort.abort();
    expect(await signingIn).toMatchObject({ ok: false, problem: { cause: 'popup-closed-or-blocked' } });
    expect(await isListening(url)).toBe(false);
  });

  it('never opens a browser when it was cancelled before', async () => {
    const { signIn } = createHarness({ openBrowser: () => Promise.reject(new Error('opened')) });
    expect(await signIn({ flow: 'browser', signal: AbortSignal.abort() })).toMatchObject({
      problem: { facts: { message: 'The sign-in was cancelled.' } },
    });
  });

  it('says when the browser could not be opened', async () => {
    const { signIn } = createHarness({ openBrowser: () => Promise.reject(new Error('no browser')) });
    expect(await signIn({ flow: 'browser' })).toMatchObject({
      problem: { facts: { message: 'The system browser could not be opened.' } },
    });
  });

  it('says when the host exists only inside the app', async () => {
    const { entra, net, signIn } = createHarness({ openBrowser: () => Promise.reject(new Error('opened')) });
    net.route('login.fake.example', { fetch: entra.fetch });
    expect(await signIn({ flow: 'browser' })).toMatchObject({
      problem: { facts: { message: expect.stringContaining('login.fake.example') } },
    });
  });

  it('is not for Web registrations, whose redirect goes elsewhere', async () => {
    const { signIn } = createHarness({ openBrowser: () => Promise.reject(new Error('opened')) });
    const app = { ...FAKE_APP, platform: 'web' } as const;
    expect(await signIn({ flow: 'browser', app, secret: 's' })).toMatchObject({
      ok: false,
      problem: { facts: { message: expect.stringContaining('Web') } },
    });
  });
});
