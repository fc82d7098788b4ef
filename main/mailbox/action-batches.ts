import type { Clock } from '../clock.ts';
import { requestOf, type Step } from './action-steps.ts';
import { type BatchRequest, MAX_BATCH } from './graph-batch.ts';
import type { GraphClient } from './graph-client.ts';
import type { MailResult } from './types.ts';

export interface SendOptions {
  graph: GraphClient;
  root: string;
  clock: Clock;
  signal: AbortSignal;
  onWait(until: number | null): void;
}

/** A person waits for the result: what asks for more patience than this counts as failed. */
const MAX_WAIT_MS = 60_000;
/** A fault of the service without a Retry-After, in milliseconds before each attempt. */
const PAUSES_MS = [1_000, 4_000];

type Answer = MailResult<unknown>;

/**
 * Sends the steps of one action, 20 to a batch. Each answer is judged alone; those that ask for
 * patience get it and are sent again, the others are not.
 */
export async function sendSteps(steps: readonly Step[], options: SendOptions): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < steps.length; start += MAX_BATCH) {
    const requests = steps.slice(start, start + MAX_BATCH).map((step) => requestOf(step, options.root));
    answers.push(...(await sendPatiently(requests, options)));
  }
  return answers;
}

async function sendPatiently(requests: BatchRequest[], options: SendOptions): Promise<Answer[]> {
  const answers = new Map<number, Answer>();
  let open = [...requests.keys()];
  let waited = 0;
  for (let attempt = 0; ; attempt += 1) {
    const batch = await sendOnce(open.map((index) => requests[index]).filter(isPresent), options);
    for (const [position, index] of open.entries()) {
      const answer = batch[position];
      if (answer) answers.set(index, answer);
    }
    open = open.filter((index) => isPassing(answers.get(index), attempt));
    const pause = Math.max(0, ...open.map((index) => pauseOf(answers.get(index), attempt)));
    waited += pause;
    if (open.length === 0 || waited > MAX_WAIT_MS || options.signal.aborted) break;
    await wait(pause, options);
  }
  return requests.map((_, index) => answers.get(index)).filter(isPresent);
}

/** One request alone needs no batch around it, but takes the same way so that it is judged the same. */
async function sendOnce(requests: BatchRequest[], { graph, signal }: SendOptions): Promise<Answer[]> {
  const batch = await graph.batch(requests, signal);
  return batch.ok ? batch.value : requests.map(() => batch);
}

function isPassing(answer: Answer | undefined, attempt: number): boolean {
  if (!answer || answer.ok) return false;
  if (answer.retryAfterSeconds !== undefined) return true;
  return answer.problem.cause === 'service-outage' && attempt < PAUSES_MS.length;
}

function pauseOf(answer: Answer | undefined, attempt: number): number {
  if (!answer || answer.ok) return 0;
  return answer.retryAfterSeconds === undefined ? (PAUSES_MS[attempt] ?? 0) : answer.retryAfterSeconds * 1000;
}

function wait(ms: number, { clock, signal, onWait }: SendOptions): Promise<void> {
  onWait(clock.now() + ms);
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal.removeEventListener('abort', end);
      onWait(null);
      resolve();
    };
    const cancel = clock.after(ms, end);
    signal.addEventListener('abort', end);
  });
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}
