import { createFeeds, type EngineFeeds } from '../../main/mailbox/events.ts';
import { createGate } from '../../main/mailbox/gate.ts';
import { type Links, memoryLinks } from '../../main/mailbox/links.ts';
import type { Sync } from '../../main/mailbox/sync-types.ts';
import { seededRandom, startEngine } from '../fakes/engine.ts';
import { GraphMail } from '../fakes/graph-mail.ts';
import { VirtualClock } from '../fakes/virtual-clock.ts';

export interface FleetOfMailboxes {
  clock: VirtualClock;
  service: GraphMail;
  feeds: EngineFeeds;
  links: Links;
  syncs: Sync[];
  addresses: string[];
}

/** Many mailboxes over one gate and one clock, each with some messages, none of them on screen. */
export function startFleet(
  count: number,
  { messages, seed }: { messages: number; seed: number },
): FleetOfMailboxes {
  const clock = new VirtualClock();
  const service = new GraphMail(clock);
  const random = seededRandom(seed);
  service.latency = () => 40 + random() * 120;
  const gate = createGate({ clock, random });
  const feeds = createFeeds();
  const links = memoryLinks();
  const addresses = Array.from({ length: count }, (_, index) => `box${index}@contoso.example`);
  for (const address of addresses)
    deliver(service, address, { count: messages, at: clock.now() - 3_600_000, from: 0 });
  const syncs = addresses.map((address) =>
    startEngine({ clock, net: service, gate, address, random, feeds, links }),
  );
  return { clock, service, feeds, links, syncs, addresses };
}

/** `count` unread messages, one a second from `at` on; their ids go on from `from`. */
export function deliver(
  service: GraphMail,
  address: string,
  { count, at, from }: { count: number; at: number; from: number },
): void {
  for (let index = 0; index < count; index++) {
    const id = `${address} ${from + index}`;
    const receivedAt = Math.floor(at / 1000) * 1000 + index * 1000;
    service.put(address, { id, subject: id, receivedAt, isRead: false, isFlagged: false });
  }
}

export function requestsOf(service: GraphMail): number {
  return [...service.requests.values()].reduce((sum, count) => sum + count, 0);
}
