import type { Access, Problem, Repair, SignIn, SignInFlow, WishedFlow } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { aboutSubject } from '../diagnosis/advice.ts';
import type { Evidence, Subject } from '../diagnosis/types.ts';
import type { Account, AppIdentity, Identity, SignInStep } from '../identity/types.ts';
import { failure, type Result, success } from '../result.ts';
import type { StateStore } from './state.ts';

/** What is signed in for: a connection or the unfinished setup. */
export interface SignInTarget {
  app: AppIdentity;
  cacheKey: string;
  secret?: string;
  signer: string;
  scopes: string[];
  /** Fills in the links and commands of whatever goes wrong. */
  about?: Subject;
  /** An administrator usually has to consent first, and the app can help to ask for it. */
  canAskAdmin?: boolean;
  /** Says of a failure what helps this target. */
  help?(problem: Problem): Problem;
  /** Judges the account and opens the mailbox; the last step before the sign-in counts. */
  accept(account: Account, signal: AbortSignal): Promise<Result<null>>;
  /** Told why the sign-in failed, unless it was cancelled. */
  fail(problem: Problem): void;
}

export interface SignInDeps {
  identity: Identity;
  state: StateStore;
  clock: Clock;
  diagnose(evidence: Evidence): Problem;
  /** How a sign-in begins where nobody chose. */
  usual(): SignInFlow;
  /** Resolves the target; a failure is shown like any other. */
  target(id: string | null, access?: Access): Promise<Result<SignInTarget>>;
}

/** One interactive sign-in at a time, as a state machine in `state.signIn`. */
export interface SignInService {
  /**
   * Begins; a sign-in under way is cancelled first. Settles when the sign-in has ended; null: it was
   * cancelled. `access`: what the connection is to be allowed from now on; kept for another attempt
   * after a failure.
   */
  start(target: string | null, flow: WishedFlow, access?: Access): Promise<Result<null> | null>;
  cancel(): void;
  /** Opens the page where the code of a device sign-in is typed; nothing where there is none. */
  openDevicePage(): void;
  dismiss(): void;
}

export function createSignIn(deps: SignInDeps): SignInService {
  const { identity, state, clock, diagnose, target } = deps;
  let running: AbortController | null = null;
  let devicePage: (() => Promise<void>) | null = null;
  const show = (signIn: SignIn) => state.update({ signIn });

  /** Asked for beyond what the connection has; forgotten with the failure that is dismissed. */
  let wish: { target: string | null; access: Access } | null = null;

  const attempt = async (
    id: string | null,
    wished: WishedFlow,
    signal: AbortSignal,
  ): Promise<Result<null>> => {
    const resolved = await target(id, wish?.target === id ? wish.access : undefined);
    if (!resolved.ok) return resolved;
    const { signer, accept, fail, about, ...rest } = resolved.value;
    const { canAskAdmin = false, help = same, ...request } = rest;
    const flow = wished === 'usual' ? usualFlow(request.app, deps.usual()) : wished;
    const startedAt = new Date(clock.now()).toISOString();
    const waiting = (host: string, stalled: boolean) =>
      show({ phase: 'waiting', target: id, flow, host, stalled, startedAt });
    const showDevice = ({ device, open }: Extract<SignInStep, { device: unknown }>) => {
      devicePage = open;
      show({ phase: 'waiting', target: id, flow, host: '', stalled: false, startedAt, device });
    };
    devicePage = null;
    waiting('', false);
    const account = await identity.signIn({
      ...request,
      loginHint: signer,
      flow,
      signal,
      onProgress: (progress) => {
        if (signal.aborted) return;
        if (progress === 'finishing') show({ phase: 'finishing', target: id });
        else if ('device' in progress) showDevice(progress);
        else waiting(progress.host, progress.stalled);
      },
    });
    if (account.ok && !signal.aborted) show({ phase: 'finishing', target: id });
    const ended = account.ok
      ? await accept(account.value, signal)
      : failure(help(canAskAdmin ? withAdmin(account.problem) : account.problem));
    if (ended.ok) return success(null);
    const problem = about ? aboutSubject(ended.problem, about) : ended.problem;
    if (!signal.aborted) fail(problem);
    return failure(problem);
  };

  return {
    async start(id, flow, access) {
      if (access) wish = { target: id, access };
      running?.abort();
      const controller = new AbortController();
      running = controller;
      const result = await attempt(id, flow, controller.signal).catch((error: unknown) =>
        failure(diagnose(unexpected(error))),
      );
      // A newer sign-in, or a cancel, owns the screen now.
      if (running !== controller) return null;
      running = null;
      if (result.ok) wish = null;
      show(result.ok ? { phase: 'idle' } : { phase: 'failed', target: id, problem: result.problem });
      return result;
    },
    openDevicePage() {
      // A browser that cannot be opened leaves the address on screen to be typed.
      if (state.get().signIn.phase === 'waiting') void devicePage?.().catch(() => undefined);
    },
    cancel() {
      running?.abort();
      running = null;
      wish = null;
      show({ phase: 'idle' });
    },
    dismiss() {
      if (!running) wish = null;
      if (state.get().signIn.phase === 'failed') show({ phase: 'idle' });
    },
  };
}

/** A Web registration's redirect URI is caught by the app's own window; nothing else could. */
function usualFlow({ platform }: AppIdentity, usual: SignInFlow): SignInFlow {
  return platform === 'web' ? 'window' : usual;
}

const same = (problem: Problem): Problem => problem;

/**
 * Entra's answer to Cancel on the consent page and to leaving "Need admin approval" is the same
 * `access_denied`. Where an administrator is usually needed, asking one comes first; signing in again
 * is still offered beside it.
 */
function withAdmin(problem: Problem): Problem {
  if (problem.cause !== 'consent-declined') return problem;
  const others = problem.repairs ?? ['sign-in-again'];
  const repairs: Repair[] = ['ask-admin', ...others.filter((repair) => repair !== 'ask-admin')];
  return { ...problem, who: 'admin', repair: 'ask-admin', repairs };
}

function unexpected(error: unknown): Evidence {
  return { source: 'app', facts: { message: error instanceof Error ? error.message : 'unexpected failure' } };
}
