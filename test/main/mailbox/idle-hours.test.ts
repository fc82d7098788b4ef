import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createGate } from '../../../main/mailbox/gate.ts';
import { grown, type Hour } from '../../bench/idle-hours.ts';
import { seededRandom, startEngine } from '../../fakes/engine.ts';
import { GraphMail } from '../../fakes/graph-mail.ts';
import { VirtualClock } from '../../fakes/virtual-clock.ts';

const RUN = pathToFileURL(`${import.meta.dirname}/../../bench/idle-hours.ts`).href;
const LIVING = pathToFileURL(`${import.meta.dirname}/../../fakes/living.ts`).href;

/** What a script answers in a process of its own: what other tests leave behind is not counted. */
async function alone(script: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  return JSON.parse(stdout);
}

const idleHours = async (options: { mailboxes: number; hours: number }) =>
  (await alone(`import { idleHours } from ${JSON.stringify(RUN)};
    process.stdout.write(JSON.stringify(await idleHours(${JSON.stringify(options)})));`)) as Hour[];

describe('many mailboxes, hour after hour', () => {
  it('keep no more memory, timers, listeners or windows than after the first hour', {
    timeout: 120_000,
  }, async () => {
    const hours = await idleHours({ mailboxes: 6, hours: 3 });
    const [first, last] = [hours[0], hours.at(-1)];
    if (!first || !last) throw new Error('no hour passed');
    expect(last.memory / first.memory).toBeLessThan(1.1);
    expect(grown(hours)).toEqual([]);
    // What was looked for was there to be found; at rest nobody waits for a signal.
    expect(first).toMatchObject({ signalListeners: 0, windows: 1, trays: 1 });
    expect(first.timers).toBeGreaterThan(6);
    expect(first.emitterListeners).toBeGreaterThan(10);
    expect(first.desktopObjects).toBeGreaterThan(10);
  });

  it('would be found to keep what they left behind', async () => {
    // Whoever is gone is no leak, however much they were listened to.
    const found = await alone(`import { EventEmitter } from 'node:events';
      import { collectGarbage, watchListeners } from ${JSON.stringify(LIVING)};
      const listeners = watchListeners();
      const kept = { signal: new AbortController().signal, emitter: new EventEmitter() };
      kept.signal.addEventListener('abort', () => {});
      kept.emitter.once('end', () => {});
      new AbortController().signal.addEventListener('abort', () => {});
      new EventEmitter().on('end', () => {});
      await collectGarbage();
      const count = listeners.count();
      process.stdout.write(JSON.stringify({ ...count, kept: kept.emitter.listenerCount('end') }));`);
    expect(found).toEqual({ signals: 1, emitters: 1, kept: 1 });
    const hour = { memory: 1, timers: 9, signalListeners: 0, emitterListeners: 20 };
    const first = { ...hour, windows: 1, trays: 1, desktopObjects: 50 };
    expect(grown([first, { ...first, timers: 10, windows: 3 }])).toEqual([
      '1 more timers than after an hour',
      '2 more windows than after an hour',
    ]);
  });

  it('are not held up by those whose server hangs, and never synced twice at once', async () => {
    const clock = new VirtualClock();
    const service = new GraphMail(clock);
    const random = seededRandom(1);
    const gate = createGate({ clock, random });
    const addresses = Array.from({ length: 60 }, (_, index) => `box${index}@contoso.example`);
    const isStuck = (text: string) => /box[0-9]%40|box[0-9]@/.test(text);
    const deltas = new Map<string, number>();
    let mostDeltas = 0;
    const net = Object.assign(Object.create(service) as GraphMail, {
      fetch: async (input: string | URL | Request, init?: RequestInit) => {
        const url = String(input instanceof Request ? input.url : input);
        if (isStuck(url)) return new Promise<Response>(() => {});
        if (!url.includes('/delta')) return service.fetch(input, init);
        const box = url.split('/')[5] ?? '';
        deltas.set(box, (deltas.get(box) ?? 0) + 1);
        mostDeltas = Math.max(mostDeltas, deltas.get(box) ?? 0);
        return service.fetch(input, init).finally(() => deltas.set(box, (deltas.get(box) ?? 1) - 1));
      },
    });
    for (const address of addresses) {
      const message = { id: address, subject: '', receivedAt: clock.now(), isRead: false, isFlagged: false };
      service.put(address, message);
    }
    const syncs = addresses.map((address) => startEngine({ clock, net, gate, address, random }));
    await clock.run(180_000);
    for (const sync of syncs) {
      sync.wake();
      void sync.syncNow();
      sync.networkChanged();
    }
    await clock.run(30_000);
    const healthy = syncs.filter((_, index) => !isStuck(addresses[index] ?? ''));
    const late = healthy.filter((sync) => clock.now() - Date.parse(sync.view().lastSync ?? '') > 30_000);
    expect(healthy).toHaveLength(50);
    expect(late).toHaveLength(0);
    expect(mostDeltas).toBe(1);
    for (const sync of syncs) sync.dispose();
  });
});
