import { randomBytes } from 'node:crypto';
import { PublicClientApplication } from '@azure/msal-node';
import type { Evidence } from '../diagnosis/types.ts';
import type { Net } from '../net/types.ts';
import { cancelledEvidence } from './evidence.ts';
import { type FlowContext, type FlowOutcome, promptFor } from './flow.ts';
import { LOOPBACK_PAGES } from './loopback-pages.ts';
import { scopesOfFirstResource } from './scopes.ts';
import { startTimeLimit, type TimeLimit } from './time-limit.ts';

/** A browser that was closed never says so; VS Code waits as long. */
const BROWSER_LIMIT_MS = 5 * 60_000;

/**
 * Signs in through the system browser and MSAL's server on 127.0.0.1. MSAL offers neither a time-out
 * nor a way to cancel, so the wait is raced from outside, and its server is closed by answering it
 * with an error as the browser would.
 */
export async function signInWithBrowser(context: FlowContext): Promise<FlowOutcome> {
  const { client, clock, request } = context;
  if (!(client instanceof PublicClientApplication)) return { ok: false, evidence: onlyInWindow() };
  const limit = startTimeLimit(clock, BROWSER_LIMIT_MS, request.signal);
  const page: SignInPage = { url: null, refusal: null };
  const signingIn = client.acquireTokenInteractive({
    scopes: scopesOfFirstResource(request.scopes),
    extraScopesToConsent: request.scopes,
    nonce: randomBytes(32).toString('base64url'),
    ...promptFor(request.loginHint),
    ...(context.claims && { claims: context.claims }),
    ...LOOPBACK_PAGES,
    openBrowser: (url) => showPage(context, page, { url, signal: limit.signal }),
  });
  try {
    return { ok: true, result: await Promise.race([signingIn, whenAborted(limit.signal)]) };
  } catch (error) {
    const evidence = page.refusal ?? (limit.signal.aborted ? givenUp(limit) : null);
    if (!evidence) throw error;
    return { ok: false, evidence };
  } finally {
    limit.end();
    signingIn.catch(() => undefined);
    if (limit.signal.aborted && page.url) await closeLoopback(page.url);
  }
}

interface SignInPage {
  /** The authorize URL once MSAL's server listens. */
  url: URL | null;
  /** Why no page was shown. */
  refusal: Evidence | null;
}

/** A rejection here makes MSAL close its server. */
async function showPage(
  { ui, net, request }: FlowContext,
  page: SignInPage,
  { url, signal }: { url: string; signal: AbortSignal },
): Promise<void> {
  page.url = new URL(url);
  const target = browserUrl(net, page.url);
  page.refusal = target ? null : unreachable(page.url.host);
  if (!target || signal.aborted) throw new Error('no page was shown');
  request.onProgress({ host: new URL(target).host, stalled: false });
  await Promise.race([ui.openBrowser(target), whenAborted(signal)]).catch((error: unknown) => {
    page.refusal = signal.aborted ? null : cancelledEvidence('The system browser could not be opened.');
    throw error;
  });
}

/** Where the system browser finds a page: as it is, or at the plain server of a routed host. */
function browserUrl(net: Net, url: URL): string | null {
  const route = net.routeFor(url);
  if (!route) return url.href;
  return route.browserOrigin ? `${route.browserOrigin}${url.pathname}${url.search}` : null;
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new Error('given up'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** Answers MSAL's server with an error of its own state, which makes it stop listening. */
async function closeLoopback(authorize: URL): Promise<void> {
  const { redirect_uri: redirectUri = '', state = '' } = Object.fromEntries(authorize.searchParams);
  // The server listens on 127.0.0.1; `localhost` could resolve to ::1 first.
  const target = redirectUri.replace('//localhost', '//127.0.0.1');
  const body = new URLSearchParams({ error: 'access_denied', state });
  await fetch(target, { method: 'POST', body }).catch(() => undefined);
}

function givenUp({ isOver }: TimeLimit): Evidence {
  return cancelledEvidence(
    isOver ? 'The system browser did not come back within 5 minutes.' : 'The sign-in was cancelled.',
  );
}

function unreachable(host: string): Evidence {
  return cancelledEvidence(
    `The system browser can't reach ${host}, which exists only inside this app. Use the sign-in window.`,
  );
}

/** A Web registration redirects to the System's own site, which only the auth window can catch. */
function onlyInWindow(): Evidence {
  return cancelledEvidence('A registration for the Web platform signs in through the sign-in window only.');
}
