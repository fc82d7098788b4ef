import type { ConnectionStatus, Problem } from '../../preload/contract.ts';
import type { PauseReason } from './events.ts';
import { FolderSet } from './folder-set.ts';
import type { Rows } from './rows.ts';
import { backoffDelay, roundDelay, waitingDelay } from './sync-delay.ts';
import { isPassing, needsSignIn, statusOf } from './sync-status.ts';
import type { MailOnScreen, Sync, SyncOptions, SyncView } from './sync-types.ts';
import type { MailResult } from './types.ts';

/**
 *            resume                  time, syncNow, networkChanged, open
 *   paused ─────────▶ running ◀──────────────────────────────────────────── waiting
 *      ▲                │ ├── success, or a failure that passes ────────────▶ ▲
 *      │ pause          │ ├── battery or lock: not now ──▶ held ─ paceChanged ┘
 *   (from any)          │ └── only a sign-in helps ──▶ stuck ─ syncNow ─▶ running
 *                       └──◀── at once, while a folder is being filled
 */
type State =
  | { kind: 'paused' }
  | { kind: 'running'; controller: AbortController; done: Promise<void>; isShown: boolean }
  | { kind: 'waiting'; until: number; cancel: () => void }
  | { kind: 'held'; by: Exclude<PauseReason, 'person'> }
  | { kind: 'stuck' }
  | { kind: 'disposed' };

type Failed = Extract<MailResult<never>, { ok: false }>;

/** Starts the synchronisation of one mailbox. */
export function createSync(options: SyncOptions): Sync {
  return new MailboxSync(options);
}

class MailboxSync implements Sync {
  readonly #options: SyncOptions;
  readonly #random: () => number;
  readonly #folders: FolderSet;
  #state: State = { kind: 'paused' };
  #isShown = false;
  #problem: Problem | null = null;
  #failures = 0;
  #failedSince: number | null = null;
  #lastSync: number | null = null;
  /** Retry-After: nothing is sent before, whoever asks. */
  #hold = { until: 0, since: 0 };

  constructor(options: SyncOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
    this.#folders = new FolderSet(options);
    // Not through #enter: the caller has no handle yet that onChange could look at.
    if (!options.paused) this.#state = this.#timer(options.clock.now());
  }

  view(): SyncView {
    return {
      status: this.#status(),
      lastSync: isoTime(this.#lastSync),
      nextSync: isoTime(this.#state.kind === 'waiting' ? this.#state.until : null),
      inbox: this.#folders.view('inbox'),
    };
  }

  mail(): MailOnScreen {
    const { tree, openId } = this.#folders;
    return {
      folders: tree.folders,
      hasMoreFolders: tree.isCut,
      open: { folderId: openId, ...this.#folders.view(openId) },
    };
  }

  rows(folder: string): Rows | null {
    return this.#folders.rows(folder);
  }

  loaded(): Iterable<[string, Rows]> {
    return this.#folders.loaded();
  }

  keyOf(folder: string): string {
    return this.#folders.keyOf(folder);
  }

  nudge(): void {
    if (this.#state.kind === 'waiting') this.#begin({ isShown: false });
  }

  show(isShown: boolean): void {
    if (isShown === this.#isShown) return;
    this.#isShown = isShown;
    this.#folders.show(isShown);
    if (isShown) this.#catchUp();
    else this.paceChanged();
  }

  open(folder: string): void {
    this.#folders.open(folder);
    this.#options.onChange();
    this.#catchUp();
  }

  async syncNow(): Promise<void> {
    const { kind } = this.#state;
    if (kind === 'waiting' || kind === 'stuck' || kind === 'held') this.#begin({ isShown: true });
    // A round that is given up is followed by another one.
    while (this.#state.kind === 'running') await this.#state.done;
  }

  pause(): void {
    if (this.#state.kind === 'disposed' || this.#state.kind === 'paused') return;
    this.#leave();
    this.#enter({ kind: 'paused' });
    this.#options.onEvent({ kind: 'paused', reason: 'person' });
  }

  resume(): void {
    if (this.#state.kind !== 'paused') return;
    this.#options.onEvent({ kind: 'resumed' });
    this.#begin({ isShown: true });
  }

  paceChanged(): void {
    if (this.#state.kind === 'held') {
      this.#options.onEvent({ kind: 'resumed' });
      this.#begin({ isShown: false });
    } else if (this.#state.kind === 'waiting' && !this.#problem) {
      this.#leave();
      this.#plan();
    }
  }

  networkChanged(): void {
    const { kind } = this.#state;
    if (kind === 'waiting' || kind === 'running') this.#begin({ isShown: false });
  }

  wake(): void {
    this.networkChanged();
  }

  dispose(): void {
    this.#leave();
    this.#folders.dispose();
    this.#state = { kind: 'disposed' };
  }

  #status(): ConnectionStatus {
    const state = this.#state;
    if (state.kind === 'paused') return { kind: 'paused' };
    if (state.kind === 'held') return { kind: 'paused', by: state.by };
    const isNew = this.#lastSync === null && !this.#problem;
    if (isNew || (state.kind === 'running' && state.isShown)) return { kind: 'syncing' };
    return this.#problem ? statusOf(this.#problem) : { kind: 'ok' };
  }

  /** The one place where the state changes. */
  #enter(state: State): void {
    this.#state = state;
    this.#options.onChange();
  }

  /** Ends what the present state has under way. */
  #leave(): void {
    if (this.#state.kind === 'waiting') this.#state.cancel();
    if (this.#state.kind === 'running') this.#state.controller.abort();
  }

  /** What came on screen is looked at now; a round under way ends first, and then this one begins. */
  #catchUp(): void {
    const state = this.#state;
    if (state.kind === 'running')
      void state.done.then(() => this.#state.kind === 'waiting' && this.#catchUp());
    else if (state.kind === 'waiting' && !this.#problem) this.#begin({ isShown: false });
  }

  /** A round now, or as soon as Graph allows it. A round under way is given up. */
  #begin({ isShown }: { isShown: boolean }): void {
    this.#leave();
    const wait = this.#holdLeft();
    if (wait > 0) {
      this.#enter(this.#timer(this.#options.clock.now() + wait));
      return;
    }
    const controller = new AbortController();
    // A moment later, so that the state is entered before anything is asked.
    const done = Promise.resolve().then(() => this.#run(controller.signal, isShown));
    this.#enter({ kind: 'running', controller, done, isShown });
  }

  /** The next round after one that went well. */
  #plan(): void {
    const { clock, pace, onEvent } = this.#options;
    const next = pace(this.#isShown);
    if ('heldBy' in next) {
      this.#enter({ kind: 'held', by: next.heldBy });
      onEvent({ kind: 'paused', reason: next.heldBy });
      return;
    }
    const since = this.#lastSync ?? clock.now();
    const until = since + (this.#folders.isFilling ? 0 : roundDelay(next.ms, this.#random));
    this.#enter(this.#timer(Math.max(until, clock.now())));
  }

  #timer(until: number): State {
    const { clock } = this.#options;
    const cancel = clock.after(Math.max(0, until - clock.now()), () => this.#begin({ isShown: false }));
    return { kind: 'waiting', until, cancel };
  }

  async #run(signal: AbortSignal, isThorough: boolean): Promise<void> {
    if (signal.aborted) return;
    const result = await this.#folders.round(signal, isThorough || this.#lastSync === null);
    if (signal.aborted) return;
    if (result.ok) this.#succeed();
    else this.#fail(result);
  }

  #succeed(): void {
    const { clock, onEvent } = this.#options;
    if (this.#failedSince !== null) onEvent({ kind: 'recovered', afterMs: clock.now() - this.#failedSince });
    this.#problem = null;
    this.#failures = 0;
    this.#failedSince = null;
    this.#lastSync = clock.now();
    this.#plan();
  }

  #fail({ problem, retryAfterSeconds }: Failed): void {
    const { clock } = this.#options;
    this.#tellFailure(problem, retryAfterSeconds);
    this.#problem = problem;
    this.#failures++;
    this.#failedSince ??= clock.now();
    if (retryAfterSeconds !== undefined) {
      this.#hold = { since: clock.now(), until: clock.now() + retryAfterSeconds * 1000 };
      this.#enter(this.#timer(this.#hold.until));
    } else if (needsSignIn(problem)) this.#enter({ kind: 'stuck' });
    else this.#enter(this.#timer(clock.now() + this.#pauseAfter(problem)));
  }

  /** The same cause is told once, however many attempts it takes. */
  #tellFailure({ cause, ...problem }: Problem, seconds: number | undefined): void {
    const { onEvent } = this.#options;
    if (seconds !== undefined) onEvent({ kind: 'throttled', seconds });
    else if (cause !== this.#problem?.cause) {
      onEvent({ kind: isPassing({ cause, ...problem }) ? 'offline' : 'needs-you', cause });
    }
  }

  #pauseAfter(problem: Problem): number {
    return isPassing(problem) ? backoffDelay(this.#failures, this.#random) : waitingDelay(this.#random);
  }

  /** Milliseconds until something may be sent. A clock that was set back must not make it longer. */
  #holdLeft(): number {
    const now = this.#options.clock.now();
    const { since, until } = this.#hold;
    return now < since ? 0 : Math.max(0, until - now);
  }
}

function isoTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
