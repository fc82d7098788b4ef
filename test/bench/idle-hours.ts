import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deliver, startFleet } from './fleet.ts';

const HOUR_MS = 3_600_000;

export interface Hour {
  /** Heap and buffers in use, in bytes. */
  memory: number;
  /** Timers that wait. */
  timers: number;
  /** Listeners of the process. */
  listeners: number;
}

/** Mailboxes that are synced hour after hour, with a little mail in each; what is in use at the end of each hour. */
export async function idleHours({ mailboxes, hours }: { mailboxes: number; hours: number }): Promise<Hour[]> {
  const { clock, service, syncs, addresses } = startFleet(mailboxes, { messages: 20, seed: 5 });
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
      await clock.run(HOUR_MS / 4);
    }
    for (const address of addresses) service.compact(address);
    seen.push({ memory: await memoryInUse(), timers: clock.pending, listeners: listenersOfProcess() });
  }
  for (const sync of syncs) sync.dispose();
  return seen;
}

async function memoryInUse(): Promise<number> {
  const gc = collector();
  for (let turn = 0; turn < 4; turn++) {
    gc();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The garbage collector, where the process was started without a way to it too. */
function collector(): () => void {
  if (globalThis.gc) return () => globalThis.gc?.();
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}

function listenersOfProcess(): number {
  return process
    .eventNames()
    .reduce((sum, name) => sum + getEventListeners(process, name as string).length, 0);
}
