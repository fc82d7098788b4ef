import { describe, expect, it } from 'vitest';
import { createGate } from '../../../main/mailbox/gate.ts';
import { idleHours } from '../../bench/idle-hours.ts';
import { seededRandom, startEngine } from '../../fakes/engine.ts';
import { GraphMail } from '../../fakes/graph-mail.ts';
import { VirtualClock } from '../../fakes/virtual-clock.ts';

describe('many mailboxes, hour after hour', () => {
  it('keep no more memory, timers or listeners than after the first hour', { timeout: 120_000 }, async () => {
    const hours = await idleHours({ mailboxes: 6, hours: 3 });
    const [first, last] = [hours[0], hours.at(-1)];
    if (!first || !last) throw new Error('no hour passed');
    expect(last.memory / first.memory).toBeLessThan(1.1);
    expect(last.timers).toBeLessThanOrEqual(first.timers);
    expect(last.listeners).toBeLessThanOrEqual(first.listeners);
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
