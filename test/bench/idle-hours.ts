import { collectGarbage, watchListeners } from '../fakes/living.ts';
import { startDesktop } from './desktop-day.ts';
import { deliver, startFleet } from './fleet.ts';

const HOUR_MS = 3_600_000;

/** What is in use at the end of an hour. */
export interface Hour {
  /** Heap and buffers, in bytes. */
  memory: number;
  /** Timers that wait. */
  timers: number;
  /** Of abort signals. */
  signalListeners: number;
  /** Of event emitters, those of the process and of the app among them. */
  emitterListeners: number;
  windows: number;
  trays: number;
  /** Windows and notifications that are held by somebody. */
  desktopObjects: number;
}

/**
 * Mailboxes that are synced hour after hour, with a little mail in each, behind a window that is opened and
 * closed; what is in use at the end of each hour.
 */
export async function idleHours({ mailboxes, hours }: { mailboxes: number; hours: number }): Promise<Hour[]> {
  using listeners = watchListeners();
  const { clock, service, syncs, addresses } = startFleet(mailboxes, { messages: 20, seed: 5 });
  const desktop = await startDesktop(clock);
  // One of them is on screen, and somebody goes back and forth between its folders.
  syncs[0]?.show(true);
  const seen: Hour[] = [];
  for (let hour = 0; hour < hours; hour++) {
    for (let quarter = 0; quarter < 4; quarter++) {
      // The mail of a mailbox is not ours: old messages make place for new ones.
      for (const address of addresses) {
        const from = 20 + hour * 4 + quarter;
        deliver(service, address, { count: 1, at: clock.now(), from });
        service.delete(address, `${address} ${from - 20}`);
      }
      syncs[0]?.open(quarter % 2 ? 'archive' : 'inbox');
      if (quarter === 2) for (const sync of syncs) sync.networkChanged();
      // As many notifications in an hour as are held at most.
      for (let time = 0; time < 15; time++) await desktop.live();
      await clock.run(HOUR_MS / 4);
    }
    for (const address of addresses) service.compact(address);
    // Where a round is under way just now, it comes to its end.
    for (let second = 0; second < 10 && listeners.count().signals > 0; second++) await clock.run(1000);
    await collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    const { signals, emitters } = listeners.count();
    const { windows, trays } = desktop.count();
    seen.push({
      memory: heapUsed + external,
      timers: clock.pending,
      signalListeners: signals,
      emitterListeners: emitters,
      windows,
      trays,
      desktopObjects: desktop.uncollected(),
    });
  }
  for (const sync of syncs) sync.dispose();
  return seen;
}

/** What there is more of at the end than after the first hour, in plain words. Memory has a bound of its own. */
export function grown(hours: readonly Hour[]): string[] {
  const [first, last] = [hours[0], hours.at(-1)];
  if (!first || !last) throw new Error('no hour passed');
  return Object.entries(WORDS).flatMap(([name, words]) => {
    const more = last[name as keyof typeof WORDS] - first[name as keyof typeof WORDS];
    return more > 0 ? [`${more} more ${words} than after an hour`] : [];
  });
}

const WORDS = {
  timers: 'timers',
  signalListeners: 'listeners of abort signals',
  emitterListeners: 'listeners of event emitters',
  windows: 'windows',
  trays: 'tray icons',
  desktopObjects: 'windows and notifications that are held',
} as const satisfies Partial<Record<keyof Hour, string>>;
