import type { ConnectionStatus, InboxView, Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { failure } from '../result.ts';
import type { Inbox } from './inbox.ts';
import { createOlderPages, type OlderPages } from './older-pages.ts';
import { backoffDelay, roundDelay, waitingDelay } from './sync-delay.ts';
import { type Round, runRound, startPosition } from './sync-round.ts';
import { isPassing, needsSignIn, statusOf } from './sync-status.ts';
import type { Mailbox, MailResult } from './types.ts';

export interface SyncOptions {
  mailbox: Mailbox;
  inbox: Inbox;
  clock: Clock;
  /** Anything of `view()` or of the inbox has changed. */
  onChange(): void;
  /** Unread messages have arrived since the last round. */
  onNewMail?(count: number): void;
  /** Milliseconds between two rounds; each pause varies by a fifth. */
  intervalMs?: number;
  /** Begins paused. */
  paused?: boolean;
  /** 0 … 1, for the jitter. */
  random?(): number;
}

export interface SyncView {
  status: ConnectionStatus;
  /** ISO 8601, UTC. */
  lastSync: string | null;
  nextSync: string | null;
  inbox: InboxView;
}

/** Keeps one inbox up to date. The first round begins by itself, after the caller has the handle. */
export interface Sync {
  view(): SyncView;
  /** A round at once, except while Graph asked to be left alone. Settles when it has ended. */
  syncNow(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Loads the next page of older messages. */
  more(): Promise<MailResult<null>>;
  /** The network is another one, or the computer woke up: what is under way may never end. */
  networkChanged(): void;
  wake(): void;
  /** Ends everything; nothing is reported any more. */
  dispose(): void;
}

const INTERVAL_MS = 15_000;

/**
 *            resume                  time, syncNow, networkChanged
 *   paused ─────────▶ running ◀───────────────────────────────── waiting
 *      ▲                │ └── success, or a failure that passes ──▶ ▲
 *      │ pause          └── only a sign-in helps ──▶ stuck ─ syncNow ─▶ running
 *   (from any)
 */
type State =
  | { kind: 'paused' }
  | { kind: 'running'; controller: AbortController; done: Promise<void>; isShown: boolean }
  | { kind: 'waiting'; until: number; cancel: () => void }
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
  readonly #position = startPosition();
  #state: State = { kind: 'paused' };
  #problem: Problem | null = null;
  #failures = 0;
  #lastSync: number | null = null;
  /** Retry-After: nothing is sent before, whoever asks. */
  #hold: { until: number; problem: Problem | null } = { until: 0, problem: null };
  readonly #older: OlderPages;

  constructor(options: SyncOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
    this.#older = createOlderPages({ ...options, position: this.#position });
    // Not through #enter: the caller has no handle yet that onChange could look at.
    if (!options.paused) this.#state = this.#timer(options.clock.now());
  }

  view(): SyncView {
    const { inbox } = this.#options;
    const { isLoaded, older, counts } = this.#position;
    const isFirst = !isLoaded && this.#state.kind === 'running';
    return {
      status: this.#status(),
      lastSync: isoTime(this.#lastSync),
      nextSync: isoTime(this.#state.kind === 'waiting' ? this.#state.until : null),
      inbox: {
        revision: inbox.revision,
        loaded: inbox.size,
        hasMore: older !== null,
        loading: isFirst ? 'first' : this.#older.isLoading ? 'more' : 'none',
        ...counts,
      },
    };
  }

  async syncNow(): Promise<void> {
    const { kind } = this.#state;
    if (kind === 'waiting' || kind === 'stuck') this.#begin({ isShown: true });
    // A round that is given up is followed by another one.
    while (this.#state.kind === 'running') await this.#state.done;
  }

  pause(): void {
    if (this.#state.kind === 'disposed' || this.#state.kind === 'paused') return;
    this.#leave();
    this.#enter({ kind: 'paused' });
  }

  resume(): void {
    if (this.#state.kind === 'paused') this.#begin({ isShown: true });
  }

  networkChanged(): void {
    const { kind } = this.#state;
    if (kind === 'waiting' || kind === 'running') this.#begin({ isShown: false });
  }

  wake(): void {
    this.networkChanged();
  }

  async more(): Promise<MailResult<null>> {
    const { until, problem } = this.#hold;
    if (problem && this.#options.clock.now() < until) return failure(problem);
    const page = await this.#older.load();
    // The limit is one of the mailbox, so a throttled page holds the rounds back too.
    if (!page.ok && this.#holdOff(page) && this.#state.kind === 'waiting') this.#begin({ isShown: false });
    return page;
  }

  dispose(): void {
    this.#leave();
    this.#older.dispose();
    this.#state = { kind: 'disposed' };
  }

  #status(): ConnectionStatus {
    const state = this.#state;
    if (state.kind === 'paused') return { kind: 'paused' };
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

  /** A round now, or as soon as Graph allows it. A round under way is given up. */
  #begin({ isShown }: { isShown: boolean }): void {
    this.#leave();
    if (this.#options.clock.now() < this.#hold.until) {
      this.#wait(this.#hold.until);
      return;
    }
    const controller = new AbortController();
    // A moment later, so that the state is entered before anything is asked.
    const done = Promise.resolve().then(() => this.#run(controller.signal, isShown));
    this.#enter({ kind: 'running', controller, done, isShown });
  }

  #wait(until: number): void {
    this.#enter(this.#timer(until));
  }

  #timer(until: number): State {
    const { clock } = this.#options;
    const cancel = clock.after(until - clock.now(), () => this.#begin({ isShown: false }));
    return { kind: 'waiting', until, cancel };
  }

  async #run(signal: AbortSignal, isThorough: boolean): Promise<void> {
    if (signal.aborted) return;
    const { mailbox, inbox, onChange } = this.#options;
    const round: Round = {
      mailbox,
      inbox,
      position: this.#position,
      signal,
      isThorough: isThorough || this.#lastSync === null,
      onFirstPage: onChange,
    };
    const result = await runRound(round);
    if (!signal.aborted) this.#finish(result);
  }

  #finish(result: MailResult<number>): void {
    if (result.ok) this.#succeed(result.value);
    else this.#fail(result);
  }

  #succeed(arrived: number): void {
    const { clock, intervalMs = INTERVAL_MS, onNewMail } = this.#options;
    this.#problem = null;
    this.#failures = 0;
    this.#lastSync = clock.now();
    this.#wait(clock.now() + roundDelay(intervalMs, this.#random));
    if (arrived > 0) onNewMail?.(arrived);
  }

  #fail(failed: Failed): void {
    this.#problem = failed.problem;
    this.#failures++;
    if (this.#holdOff(failed)) this.#wait(this.#hold.until);
    else if (needsSignIn(failed.problem)) this.#enter({ kind: 'stuck' });
    else this.#wait(this.#options.clock.now() + this.#pauseAfter(failed.problem));
  }

  #pauseAfter(problem: Problem): number {
    return isPassing(problem) ? backoffDelay(this.#failures, this.#random) : waitingDelay(this.#random);
  }

  /** Notes a Retry-After; answers whether there was one. */
  #holdOff({ problem, retryAfterSeconds }: Failed): boolean {
    if (retryAfterSeconds === undefined) return false;
    this.#hold = { until: this.#options.clock.now() + retryAfterSeconds * 1000, problem };
    return true;
  }
}

function isoTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
