import type { Clock } from '../clock.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { failure } from '../result.ts';
import type { GraphClient } from './graph-client.ts';
import { backoffDelay } from './sync-delay.ts';
import type { MailResult } from './types.ts';

/** Outlook serves four requests of one application to one mailbox at a time (throttling-limits). */
const MOST_PER_MAILBOX = 4;
/** Of all mailboxes together: enough to be quick, few enough for a home line. */
const MOST_AT_ONCE = 16;
/** A request that takes this long waits for a server and works no more: it gives its place to others. */
const SLOW_MS = 4_000;

/**
 * Every request to a mailbox passes here: four at once per mailbox, a limit for all together, and the
 * mailboxes in turn, so that one with much to do does not hold up the others. A mailbox that asked to be
 * left alone is asked nothing until then, whoever wants to: for as long as its Retry-After says, or where a
 * 429 names no time, for one that doubles with each (full jitter).
 */
export interface Gate {
  /** Sends when there is a place. Fails at once while the mailbox asked to be left alone. Never throws. */
  pass<T>(mailbox: string, signal: AbortSignal, send: () => Promise<MailResult<T>>): Promise<MailResult<T>>;
  /** Requests under way, for tests. */
  readonly running: number;
}

interface Lane {
  running: number;
  waiting: (() => void)[];
  hold: { since: number; until: number };
  /** Refusals in a row that named no time. */
  refusals: number;
}

export function createGate({ clock, random = Math.random }: { clock: Clock; random?(): number }): Gate {
  const lanes = new Map<string, Lane>();
  /** Mailboxes that have somebody waiting, in the order of their turn. */
  const turns: string[] = [];
  let busy = 0;
  let running = 0;

  const laneOf = (mailbox: string): Lane => {
    const lane = lanes.get(mailbox) ?? { ...FREE, waiting: [] };
    lanes.set(mailbox, lane);
    return lane;
  };
  const admit = () => {
    for (let looked = turns.length; looked > 0 && busy < MOST_AT_ONCE; looked--) {
      const mailbox = turns.shift() ?? '';
      const lane = laneOf(mailbox);
      if (lane.running < MOST_PER_MAILBOX) {
        const start = lane.waiting.shift();
        if (start) {
          start();
          looked = turns.length + 1;
        }
      }
      if (lane.waiting.length > 0) turns.push(mailbox);
    }
  };
  /** Takes a place; answers the way to give it back. */
  const enter = (mailbox: string, lane: Lane) => {
    lane.running += 1;
    running += 1;
    busy += 1;
    let isBusy = true;
    const yieldPlace = () => {
      if (isBusy) busy -= 1;
      isBusy = false;
    };
    const cancel = clock.after(SLOW_MS, () => {
      yieldPlace();
      admit();
    });
    return () => {
      cancel();
      yieldPlace();
      lane.running -= 1;
      running -= 1;
      const isHeld = clock.now() < lane.hold.until || lane.refusals > 0;
      if (lane.running === 0 && lane.waiting.length === 0 && !isHeld) lanes.delete(mailbox);
      admit();
    };
  };
  /** Resolves to the way out, or to null where the caller no longer waits. */
  const place = (mailbox: string, signal: AbortSignal) =>
    new Promise<(() => void) | null>((resolve) => {
      const lane = laneOf(mailbox);
      const start = () => {
        signal.removeEventListener('abort', giveUp);
        resolve(enter(mailbox, lane));
      };
      const giveUp = () => {
        lane.waiting = lane.waiting.filter((other) => other !== start);
        resolve(null);
      };
      if (signal.aborted) return resolve(null);
      signal.addEventListener('abort', giveUp, { once: true });
      lane.waiting.push(start);
      if (!turns.includes(mailbox)) turns.push(mailbox);
      admit();
    });

  /** Closes the lane where the answer asks for it; answers with the time, so that nobody comes sooner. */
  const note = <T>(lane: Lane, result: MailResult<T>): MailResult<T> => {
    const { isThrottled, seconds } = refusalOf(result);
    lane.refusals = isThrottled && seconds === undefined ? lane.refusals + 1 : 0;
    const own = lane.refusals > 0 ? Math.ceil(backoffDelay(lane.refusals, random) / 1000) : undefined;
    const wait = seconds ?? own;
    if (wait === undefined) return result;
    lane.hold = { since: clock.now(), until: clock.now() + wait * 1000 };
    return result.ok ? result : { ...result, retryAfterSeconds: wait };
  };

  return {
    get running() {
      return running;
    },
    async pass(mailbox, signal, send) {
      const leave = await place(mailbox, signal);
      if (!leave) return failure(gaveUp());
      const lane = laneOf(mailbox);
      const left = timeLeft(lane.hold, clock.now());
      try {
        return left > 0 ? heldBack(left) : note(lane, await send());
      } finally {
        leave();
      }
    },
  };
}

/** A Graph client whose requests all pass the gate as those of one mailbox. */
export function throughGate(graph: GraphClient, gate: Gate, mailbox: string): GraphClient {
  return {
    get: (request) => gate.pass(mailbox, request.signal, () => graph.get(request)),
    batch: (requests, signal) => gate.pass(mailbox, signal, () => graph.batch(requests, signal)),
    download: (request) => gate.pass(mailbox, request.signal, () => graph.download(request)),
  };
}

/** A clock that was set back must not make the wait longer. */
function timeLeft({ since, until }: Lane['hold'], now: number): number {
  return now < since ? 0 : Math.max(0, until - now);
}

const FREE = { running: 0, hold: { since: 0, until: 0 }, refusals: 0 };

type Failed = Extract<MailResult<never>, { ok: false }>;

/** Of the answer itself, or of those inside a batch: the longest time that one of them names. */
function refusalOf(result: MailResult<unknown>): { isThrottled: boolean; seconds: number | undefined } {
  const failures = failuresIn(result);
  const named = failures.map((one) => one.retryAfterSeconds).filter((seconds) => seconds !== undefined);
  const isThrottled = failures.some(({ problem }) => problem.cause === 'throttled');
  return { isThrottled, seconds: named.length > 0 ? Math.max(...named) : undefined };
}

function failuresIn(result: MailResult<unknown>): Failed[] {
  if (!result.ok) return [result];
  if (!Array.isArray(result.value)) return [];
  return (result.value as unknown[]).filter(isFailure);
}

function isFailure(answer: unknown): answer is Failed {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
}

function heldBack(ms: number): MailResult<never> {
  const facts = { message: `The mailbox asked to be left alone for ${Math.ceil(ms / 1000)} more seconds.` };
  const problem = diagnose({ source: 'app', cause: 'throttled', facts });
  return { ok: false, problem, retryAfterSeconds: ms / 1000 };
}

function gaveUp() {
  return diagnose({ source: 'net', facts: { message: 'The request was cancelled.', code: 'aborted' } });
}

/** For a caller that needs no limits. */
export const openGate: Gate = {
  running: 0,
  pass: (_mailbox, _signal, send) => send(),
};
