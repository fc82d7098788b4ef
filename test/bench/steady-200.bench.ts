import type { Measurement } from '../../scripts/bench/bench.ts';
import { requestsOf, startFleet } from './fleet.ts';

/** 200 idle mailboxes for ten minutes: requests made ÷ one per mailbox and interval. */
export const name = 'steady-200';
export const bound = { atMost: 1.05 };

const MAILBOXES = 200;
const MINUTES = 10;
const INTERVAL_MS = 60_000;

export async function run(): Promise<Measurement> {
  const { clock, service, syncs } = startFleet(MAILBOXES, { messages: 20, seed: 7 });
  // The first look and the phases of the mailboxes are not what is measured.
  await clock.run(3 * INTERVAL_MS);
  service.requests.clear();
  const before = process.cpuUsage();
  await clock.run(MINUTES * 60_000);
  const { user, system } = process.cpuUsage(before);
  const requests = requestsOf(service);
  const least = MAILBOXES * ((MINUTES * 60_000) / INTERVAL_MS);
  const healthy = syncs.filter((sync) => sync.view().status.kind === 'ok').length;
  for (const sync of syncs) sync.dispose();
  return {
    ratio: requests / least,
    raw: {
      mailboxes: MAILBOXES,
      simulatedMinutes: MINUTES,
      requests,
      leastRequests: least,
      cpuMillisecondsPerMailboxAndMinute: (user + system) / 1000 / MAILBOXES / MINUTES,
      timersLeft: clock.pending,
    },
    broken: healthy === MAILBOXES ? [] : [`${MAILBOXES - healthy} mailboxes are not well`],
  };
}
