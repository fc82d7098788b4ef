import type { Cause, ConsentWatchView, Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { isPassing } from '../mailbox/sync-status.ts';
import type { Result } from '../result.ts';
import type { Connections } from './connections.ts';
import type { Notifications } from './notifications.ts';
import type { StateStore } from './state.ts';

export interface ConsentWatchDeps {
  clock: Clock;
  state: StateStore;
  connections: Pick<Connections, 'sync'>;
  notifications: Pick<Notifications, 'notify'>;
  /** Performs the setup's sign-in without asking anybody; on success the setup is a connection. */
  trySetup(signal: AbortSignal): Promise<Result<null>>;
  show(view: ConsentWatchView): void;
}

/**
 * Notices by itself that an administrator has consented. Of a setup whose Signer has met "needs admin
 * approval", the sign-in window's session answers without a page (prompt=none); of a connection a refresh
 * does. No right and no secret beyond the connection's own is needed.
 */
export interface ConsentWatch {
  /** Looks now: the person asked, or came back to the window. */
  look(): void;
  /** Ends a look under way, so that it connects nothing any more: the person gave up, or threw the setup away. */
  cancel(): void;
  dispose(): void;
}

/** Seconds between looks: an administrator who sits beside is noticed at once, one next week costs little. */
const DELAYS_S = [15, 15, 30, 60, 120, 300, 600];
/** Coming back to the window looks again, but not at every click. */
const REST_MS = 5_000;

const WAITS_FOR: readonly Cause[] = ['admin-consent-required', 'user-consent-required', 'consent-declined'];

/** Whether an administrator's consent is what is missing. */
export function waitsForConsent({ cause, who }: Problem): boolean {
  return WAITS_FOR.includes(cause) && (cause !== 'consent-declined' || who === 'admin');
}

export function createConsentWatch(deps: ConsentWatchDeps): ConsentWatch {
  const { clock, state, connections } = deps;
  /** What is waited for: `setup <id>` or a connection's id. */
  let waiting = new Set<string>();
  let looks = 0;
  let lastLook = Number.NEGATIVE_INFINITY;
  let cancel = () => {};
  let running: AbortController | null = null;
  let needsSignIn = false;

  const plan = () => {
    cancel();
    if (waiting.size === 0) return;
    const ms = (DELAYS_S[Math.min(looks, DELAYS_S.length - 1)] ?? 600) * 1000;
    cancel = clock.after(ms, () => void look());
    show(new Date(clock.now() + ms).toISOString());
  };
  const show = (nextLook: string | null) => {
    const isWaiting = [...waiting].some(isSetup);
    if (!isWaiting) return deps.show({ status: 'off' });
    deps.show(needsSignIn ? { status: 'needs-sign-in' } : { status: 'waiting', nextLook });
  };
  const look = async () => {
    if (waiting.size === 0 || running) return;
    cancel();
    looks += 1;
    lastLook = clock.now();
    for (const key of waiting) if (!isSetup(key)) connections.sync(key);
    if ([...waiting].some(isSetup) && !needsSignIn) await lookAtSetup();
    plan();
  };
  const lookAtSetup = async () => {
    const { setup } = state.get();
    if (!setup) return;
    deps.show({ status: 'checking' });
    const controller = new AbortController();
    running = controller;
    const result = await deps.trySetup(controller.signal);
    if (running === controller) running = null;
    if (controller.signal.aborted) return;
    if (result.ok) arrived(setup.id, setup.mailbox);
    // The window's session is over: only a sign-in can tell now.
    else if (!waitsForConsent(result.problem) && !isPassing(result.problem)) needsSignIn = true;
  };
  const arrived = (connectionId: string, mailbox: string) =>
    deps.notifications.notify({
      kind: 'info',
      connectionId,
      cause: `consent-arrived-${new Date(clock.now()).toISOString()}`,
      title: `${mailbox} is connected`,
      text: 'An administrator has agreed.',
    });

  const follow = () => {
    const now = waitedFor(state, waiting);
    const isNew = [...now].some((key) => !waiting.has(key));
    const isLess = [...waiting].some((key) => !now.has(key));
    if (!isNew && !isLess) return;
    for (const key of waiting) {
      // A connection that works again had its consent renewed.
      const connection = now.has(key) || isSetup(key) ? undefined : workingAgain(state, key);
      if (connection) arrived(connection.id, connection.mailbox);
    }
    waiting = now;
    if (isNew) {
      looks = 0;
      needsSignIn = false;
    }
    plan();
    if (waiting.size === 0) show(null);
  };
  const stop = state.subscribe(follow);
  const abort = () => {
    running?.abort();
    running = null;
  };

  return {
    look() {
      if (clock.now() - lastLook >= REST_MS) void look();
    },
    cancel: abort,
    dispose() {
      stop();
      cancel();
      abort();
    },
  };
}

function isSetup(key: string): boolean {
  return key.startsWith('setup ');
}

function waitedFor(state: StateStore, before: ReadonlySet<string>): Set<string> {
  const { setup, signIn, connections } = state.get();
  const isSetupWaiting =
    setup && signIn.phase === 'failed' && signIn.target === null && waitsForConsent(signIn.problem);
  const refused = connections.filter(({ id, status }) =>
    status.kind === 'needs-you'
      ? waitsForConsent(status.problem)
      : // A look makes it "syncing" for a moment: it is waited for until it says otherwise.
        before.has(id) && (status.kind === 'syncing' || status.kind === 'offline'),
  );
  return new Set([...(isSetupWaiting ? [`setup ${setup.id}`] : []), ...refused.map(({ id }) => id)]);
}

function workingAgain(state: StateStore, id: string) {
  return state.get().connections.find((one) => one.id === id && one.status.kind === 'ok');
}
