import type { Clock } from '../../main/clock.ts';
import { createFeeds, type EngineFeeds } from '../../main/mailbox/events.ts';
import { type Gate, throughGate } from '../../main/mailbox/gate.ts';
import { createGraphClient } from '../../main/mailbox/graph-client.ts';
import type { TokenSource } from '../../main/mailbox/graph-middleware.ts';
import { type Links, memoryLinks } from '../../main/mailbox/links.ts';
import { createMailbox } from '../../main/mailbox/mailbox.ts';
import { createSync } from '../../main/mailbox/sync.ts';
import type { Pace, Sync } from '../../main/mailbox/sync-types.ts';
import type { Net } from '../../main/net/types.ts';
import { success } from '../../main/result.ts';
import { GRAPH } from './graph-mail.ts';

export interface EngineOptions {
  clock: Clock;
  net: Net;
  gate: Gate;
  address: string;
  random(): number;
  feeds?: EngineFeeds;
  links?: Links;
  pace?: Pace;
  token?: TokenSource;
  origin?: string;
  onChange?(): void;
}

/** The whole engine of one mailbox, as the app puts it together, over a network that is handed in. */
export function startEngine(options: EngineOptions): Sync {
  const { clock, net, gate, address, random, feeds = createFeeds(), links = memoryLinks() } = options;
  const { pace = () => ({ ms: 60_000 }), token = async () => success({ accessToken: 'token' }) } = options;
  const graph = createGraphClient({ origin: options.origin ?? GRAPH, net, token, now: () => clock.now() });
  return createSync({
    mailbox: createMailbox({ graph: throughGate(graph, gate, address), mailbox: address }),
    clock,
    random,
    pace,
    marks: {
      get: (folder) => links.get(address, folder),
      set: (folder, mark) => links.set(address, folder, mark),
    },
    onChange: options.onChange ?? (() => {}),
    onEvent: (event) => feeds.events.emit({ ...event, connectionId: address, at: clock.now() }),
    onNewMail: (count, newest) => feeds.newMail.emit({ connectionId: address, count, newest }),
  });
}

/** Dice that fall the same way for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
