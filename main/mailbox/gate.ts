import type { Clock } from '../clock.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { failure } from '../result.ts';
import type { GraphClient } from './graph-client.ts';
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
 * left alone (Retry-After) is asked nothing until then, whoever wants to.
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
}

export function createGate({ clock }: { clock: Clock }): Gate {
  const lanes = new Map<string, Lane>();
  /** Mailboxes that have somebody waiting, in the order of their turn. */
  const turns: string[] = [];
  let busy = 0;
  let running = 0;

  const laneOf = (mailbox: string): Lane => {
    const lane = lanes.get(mailbox) ?? { running: 0, waiting: [], hold: { since: 0, until: 0 } };
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
      if (lane.running === 0 && lane.waiting.length === 0 && clock.now() >= lane.hold.until) {
        lanes.delete(mailbox);
      }
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

  return {
    get running() {
      return running;
    },
    async pass(mailbox, signal, send) {
      const leave = await place(mailbox, signal);
      if (!leave) return failure(gaveUp());
      const { hold } = laneOf(mailbox);
      const left = timeLeft(hold, clock.now());
      try {
        if (left > 0) return heldBack(left);
        const result = await send();
        const seconds = retryAfterOf(result);
        if (seconds !== undefined) {
          hold.since = clock.now();
          hold.until = hold.since + seconds * 1000;
        }
        return result;
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

/** Of the answer itself, or the longest of those inside a batch. */
function retryAfterOf(result: MailResult<unknown>): number | undefined {
  if (!result.ok) return result.retryAfterSeconds;
  if (!Array.isArray(result.value)) return undefined;
  const inner = (result.value as Partial<Extract<MailResult<never>, { ok: false }>>[])
    .map((answer) => answer?.retryAfterSeconds)
    .filter((seconds) => seconds !== undefined);
  return inner.length > 0 ? Math.max(...inner) : undefined;
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
