import type { Measurement } from '../../scripts/bench/bench.ts';
import { seededRandom } from '../fakes/engine.ts';
import type { GraphMail } from '../fakes/graph-mail.ts';
import { deliver, startFleet } from './fleet.ts';

/**
 * 200 mailboxes get 50 messages each while the network is away; then it returns, and every tenth answer
 * is a 429 or a 503. Time until all is known ÷ the time that the Retry-Afters alone make necessary.
 */
export const name = 'burst-200';
export const bound = { atMost: 1.5 };

const MAILBOXES = 200;
const MESSAGES = 50;
const REFUSED = 0.1;
const RETRY_AFTER_SECONDS = [2, 5, 10];
/** What the fleet's gate lets through at once, and the time of an answer on average. */
const AT_ONCE = 16;
const LATENCY_MS = 100;
const STEP_MS = 100;

export async function run(): Promise<Measurement> {
  const { clock, service, feeds, syncs, addresses, links } = startFleet(MAILBOXES, { messages: 20, seed: 3 });
  await clock.run(180_000);
  service.requests.clear();
  const told = new Map<string, number>();
  feeds.newMail.on(({ connectionId, count }) =>
    told.set(connectionId, (told.get(connectionId) ?? 0) + count),
  );
  for (const address of addresses) deliver(service, address, { count: MESSAGES, at: clock.now(), from: 20 });
  const isDone = (address: string) => (told.get(address) ?? 0) >= MESSAGES;
  const waits = refuseSome(service, isDone);
  const start = clock.now();
  for (const sync of syncs) sync.networkChanged();
  while (!addresses.every(isDone) && clock.now() - start < 3_600_000) await clock.run(STEP_MS);
  const took = clock.now() - start;
  // Whatever comes twice would come now.
  await clock.run(300_000);
  const lost = addresses.filter((address) => (told.get(address) ?? 0) < MESSAGES).length;
  const twice = addresses.filter((address) => (told.get(address) ?? 0) > MESSAGES).length;
  const ideal = waits.ideal();
  for (const sync of syncs) sync.dispose();
  return {
    ratio: took / ideal,
    raw: {
      mailboxes: MAILBOXES,
      messages: MAILBOXES * MESSAGES,
      refusals: waits.count(),
      tookMs: took,
      idealMs: ideal,
      lost,
      twice,
      linksKept: addresses.filter((address) => links.get(address, 'inbox')).length,
    },
    broken: [
      ...(lost > 0 ? [`${lost} mailboxes lost messages`] : []),
      ...(twice > 0 ? [`${twice} mailboxes told messages twice`] : []),
    ],
  };
}

/** Refuses every tenth answer; notes how long each mailbox was told to wait on its way to the end. */
function refuseSome(service: GraphMail, isDone: (address: string) => boolean) {
  const random = seededRandom(11);
  const waits = new Map<string, number>();
  let refusals = 0;
  service.fault = ({ address }) => {
    if (random() >= REFUSED) return null;
    const retryAfter = RETRY_AFTER_SECONDS[Math.floor(random() * RETRY_AFTER_SECONDS.length)] ?? 2;
    if (!isDone(address)) refusals++;
    if (!isDone(address)) waits.set(address, (waits.get(address) ?? 0) + retryAfter * 1000);
    return { kind: 'status', status: random() < 0.5 ? 429 : 503, retryAfter };
  };
  return {
    count: () => refusals,
    /** The mailbox that was told to wait longest, and one request each through the gate before it. */
    ideal: () => Math.max(...waits.values()) + Math.ceil(MAILBOXES / AT_ONCE) * LATENCY_MS,
  };
}
