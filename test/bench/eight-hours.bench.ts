import type { Measurement } from '../../scripts/bench/bench.ts';
import { grown, idleHours } from './idle-hours.ts';

/**
 * 50 mailboxes for eight simulated hours: memory in use at the end ÷ after the first hour. Timers, listeners,
 * windows and notifications must not have become more at all.
 */
export const name = 'eight-hours';
export const bound = { atMost: 1.1 };

const MAILBOXES = 50;
const HOURS = 8;

export async function run(): Promise<Measurement> {
  const hours = await idleHours({ mailboxes: MAILBOXES, hours: HOURS });
  const [first, last] = [hours[0], hours.at(-1)];
  if (!first || !last) throw new Error('no hour passed');
  return {
    ratio: last.memory / first.memory,
    raw: {
      mailboxes: MAILBOXES,
      simulatedHours: HOURS,
      memoryBytes: hours.map(({ memory }) => memory),
      hours,
    },
    broken: grown(hours),
  };
}
