import { isDeepStrictEqual } from 'node:util';
import { serialize } from 'node:v8';
import { createStateFollower } from '../../main/desktop/state-follower.ts';
import { withChange } from '../../preload/changes.ts';
import type { AppState, ConnectionView, StateUpdate } from '../../preload/contract.ts';
import type { Measurement } from '../../scripts/bench/bench.ts';
import { fleet } from '../renderer/harness/fleet-scenes.ts';

/** 200 mailboxes that were checked: bytes of the whole state ÷ bytes sent to the window for a change of one. */
export const name = 'state-200';
export const bound = { atLeast: 500 };

const MAILBOXES = 200;
const ROUNDS = 100;

/** What a mailbox shows of one round: that it began, that mail came, that it ended. */
const ROUND: ((one: ConnectionView, round: number) => ConnectionView)[] = [
  (one) => ({ ...one, status: { kind: 'syncing' } }),
  (one, round) => ({ ...one, inbox: one.inbox && { ...one.inbox, unread: round, revision: round } }),
  (one, round) => ({ ...one, status: { kind: 'ok' }, lastSync: new Date(round * 60_000).toISOString() }),
];

export async function run(): Promise<Measurement> {
  let state = fleet(MAILBOXES);
  const updates: StateUpdate[] = [];
  const follower = createStateFollower((update) => updates.push(update));
  follower.sendWhole(state);
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) {
    for (const step of ROUND) {
      const at = round % MAILBOXES;
      const connections = state.connections.map((one, index) => (index === at ? step(one, round) : one));
      state = { ...state, connections };
      follower.sendChange(state);
    }
  }
  const { user, system } = process.cpuUsage(before);
  const [whole = 0, ...changes] = updates.map((update) => serialize(update).byteLength);
  const bytes = changes.reduce((sum, size) => sum + size, 0) / changes.length;
  return {
    ratio: whole / bytes,
    raw: {
      mailboxes: MAILBOXES,
      bytesOfWhole: whole,
      bytesPerChange: bytes,
      microsecondsPerChange: (user + system) / changes.length,
    },
    broken: isDeepStrictEqual(shown(updates), state) ? [] : ['the window does not have the state'],
  };
}

/** What the window has once it has taken all of them. */
function shown(updates: readonly StateUpdate[]): AppState | null {
  return updates.reduce<AppState | null>(
    (state, update) => ('whole' in update ? update.whole : state && withChange(state, update.change)),
    null,
  );
}
