import type { BrowserWindow, Session, WebContents } from 'electron';
import type { Clock } from '../clock.ts';
import type { AuthUi } from '../identity/types.ts';
import type { Net } from '../net/types.ts';
import { denyPermissions } from './content-guards.ts';
import type { Electron } from './electron.ts';
import type { ExternalLinks } from './open-external.ts';
import { watchPageError } from './page-error.ts';
import { isRedirectTo } from './redirect.ts';
import { createRoutedSession, type RoutedSession } from './routed-session.ts';

/** In memory only (no `persist:`): the sign-in session ends with the app, or earlier with a sign-out. */
export const AUTH_PARTITION = 'auth';

/** A page that has not finished loading after this long is probably blocked: offer the system browser. */
const STALL_MS = 20_000;

type Outcome = Awaited<ReturnType<AuthUi['openAuthWindow']>>;
type AuthRequest = Parameters<AuthUi['openAuthWindow']>[0];

export interface AuthWindowOptions {
  electron: Electron;
  net: Net;
  clock: Clock;
  links: Pick<ExternalLinks, 'openSignIn'>;
  /** The window sign-in belongs to, if one is open. */
  parent(): BrowserWindow | null;
}

export interface AuthWindows extends AuthUi {
  /** True for the contents of a sign-in window, the only ones that may navigate. */
  owns(contents: WebContents): boolean;
}

/** Sign-in windows: own partition, no preload, https only, no pop-ups, the host always in the title. */
export function createAuthWindows(options: AuthWindowOptions): AuthWindows {
  const open = new Set<WebContents>();
  let hidden: AbortController | null = null;
  let prepared: { session: Session; routed: RoutedSession } | null = null;
  // A partition can be made only once the app is ready.
  const partition = () => {
    prepared ??= preparePartition(options);
    return prepared;
  };
  return {
    owns: (contents) => open.has(contents),
    async openAuthWindow(request) {
      if (request.signal.aborted) return { kind: 'aborted' };
      // All windows share one session and its guards: a look behind the scenes gives way to a person.
      if (request.isHidden && open.size > 0) return { kind: 'aborted' };
      hidden?.abort();
      hidden = null;
      if (request.isHidden) {
        hidden = new AbortController();
        request = { ...request, signal: AbortSignal.any([request.signal, hidden.signal]) };
      }
      const { session, routed } = partition();
      const detach = routed.attach(new URL(request.url));
      try {
        return await showAuthWindow(options, session, request, open);
      } finally {
        detach();
      }
    },
    openBrowser: (url) => options.links.openSignIn(url),
    async clearAuthSession() {
      const { session, routed } = partition();
      await routed.clearCookies();
      await session.clearStorageData();
      await session.clearCache();
    },
  };
}

function preparePartition({ electron, net }: AuthWindowOptions) {
  const session = electron.session.fromPartition(AUTH_PARTITION);
  denyPermissions(session);
  return { session, routed: createRoutedSession(session, net) };
}

function showAuthWindow(
  options: AuthWindowOptions,
  session: Session,
  request: AuthRequest,
  open: Set<WebContents>,
): Promise<Outcome> {
  const window = createWindow(options, session, request.isHidden === true);
  const contents = window.webContents;
  open.add(contents);
  return new Promise((resolve) => {
    let settled = false;
    const watchdog = watchLoading(options.clock, contents, request);
    const settle = (outcome: Outcome) => {
      if (settled) return;
      settled = true;
      watchdog();
      open.delete(contents);
      session.webRequest.onBeforeRequest(null);
      request.signal.removeEventListener('abort', handleAbort);
      // After the present event: destroying a window inside its own navigation event is not safe.
      setImmediate(() => window.isDestroyed() || window.destroy());
      resolve(outcome);
    };
    const handleAbort = () => settle({ kind: 'aborted' });
    request.signal.addEventListener('abort', handleAbort);
    const pageError = watchPageError(contents);
    window.on('closed', () => settle({ kind: 'closed', pageError: pageError() }));
    const redirected = (url: string) => settle({ kind: 'redirect', url });
    guardNavigation(contents, request.redirectUri, redirected);
    guardRequests(session, request.redirectUri, redirected);
    showHost(window, request.url);
    contents.on('did-navigate', (_event, url) => showHost(window, url));
    void contents.loadURL(request.url).catch(() => {
      // A failed load stays on screen; the watchdog and the person decide.
    });
  });
}

function createWindow(
  { electron, parent }: AuthWindowOptions,
  session: Session,
  isHidden: boolean,
): BrowserWindow {
  const owner = isHidden ? null : parent();
  const window = new electron.BrowserWindow({
    width: 520,
    height: 680,
    minWidth: 400,
    minHeight: 480,
    title: 'Sign in',
    show: !isHidden,
    autoHideMenuBar: true,
    ...(owner ? { parent: owner } : {}),
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: false,
      spellcheck: false,
    },
  });
  window.removeMenu();
  // The page must not be able to write its own title over the host.
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
}

function showHost(window: BrowserWindow, url: string): void {
  if (window.isDestroyed() || !URL.canParse(url)) return;
  const { host } = new URL(url);
  if (host) window.setTitle(`Sign in: ${host}`);
}

/** First net: server redirects, links and scripts, each stopped before the request leaves. */
function guardNavigation(
  contents: WebContents,
  redirectUri: string,
  redirected: (url: string) => void,
): void {
  const judge = (event: { url: string; isMainFrame?: boolean; preventDefault(): void }) => {
    if (event.isMainFrame !== false && isRedirectTo(event.url, redirectUri)) {
      event.preventDefault();
      redirected(event.url);
    } else if (!isSafe(event.url)) {
      event.preventDefault();
    }
  };
  contents.on('will-redirect', judge);
  contents.on('will-navigate', judge);
  contents.on('will-frame-navigate', judge);
}

/** Second net, below the page: whatever reaches the network stack for the redirect URI is cancelled. */
function guardRequests(session: Session, redirectUri: string, redirected: (url: string) => void): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    if (details.resourceType === 'mainFrame' && isRedirectTo(details.url, redirectUri)) {
      answer({ cancel: true });
      redirected(details.url);
      return;
    }
    answer({ cancel: !isSafe(details.url) });
  });
}

function isSafe(url: string): boolean {
  return URL.canParse(url) && ['https:', 'about:', 'data:', 'blob:'].includes(new URL(url).protocol);
}

/** Reports the host on screen and whether a page hangs; answers the way to stop. */
function watchLoading(clock: Clock, contents: WebContents, request: AuthRequest): () => void {
  let host = new URL(request.url).host;
  let cancel = () => {};
  let isOver = false;
  const report = (stalled: boolean) => {
    if (!isOver) request.onProgress({ host, stalled });
  };
  const arm = () => {
    cancel();
    if (!isOver) cancel = clock.after(STALL_MS, () => report(true));
  };
  const arrived = () => {
    cancel();
    report(false);
  };
  arm();
  report(false);
  contents.on('did-start-navigation', (details) => {
    if (!details.isMainFrame || details.isSameDocument) return;
    if (URL.canParse(details.url)) host = new URL(details.url).host || host;
    arm();
  });
  contents.on('did-finish-load', arrived);
  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    // -3 is ERR_ABORTED: our own preventDefault.
    if (isMainFrame && code !== -3) {
      cancel();
      report(true);
    }
  });
  // The page goes on until its window is destroyed.
  return () => {
    isOver = true;
    cancel();
  };
}
