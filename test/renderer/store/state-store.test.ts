import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createStateFollower } from '../../../main/desktop/state-follower.ts';
import type { AppState, ConnectionView, ConnectorBridge, StateUpdate } from '../../../preload/contract.ts';
import { createStateStore } from '../../../renderer/store/state-store.ts';
import { appState, connectionView } from '../../fakes/app-state.ts';

/** A main whose state is set by hand, and a bridge that can lose what it sends. */
class PushedBridge implements ConnectorBridge {
  listeners = new Set<(update: StateUpdate) => void>();
  isLossy = false;
  wholes = 0;
  #state: AppState;
  #isAsked = false;
  #follower = createStateFollower((update) => {
    if (this.isLossy) return;
    if ('whole' in update) this.wholes++;
    for (const listener of this.listeners) listener(structuredClone(update));
  });
  constructor(state: AppState) {
    this.#state = state;
  }
  send(): never {
    throw new Error('not asked for');
  }
  onState(listener: (update: StateUpdate) => void) {
    this.listeners.add(listener);
    this.#isAsked = true;
    return () => this.listeners.delete(listener);
  }
  /** What main does next: it answers whoever asked. */
  answer() {
    if (!this.#isAsked) return;
    this.#isAsked = false;
    this.#follower.sendWhole(this.#state);
  }
  set(state: AppState) {
    this.#state = state;
    this.#follower.sendChange(state);
  }
}

const view = (number: number) => connectionView({ id: `c${number}`, mailbox: `m${number}@contoso.example` });
const twelve = appState({ connections: Array.from({ length: 12 }, (_, index) => view(index)) });

describe('createStateStore', () => {
  it('has no state before main has sent one, then always the newest', () => {
    const bridge = new PushedBridge(twelve);
    const store = createStateStore(bridge);
    const listener = vi.fn();
    store.subscribe(listener);
    expect(store.snapshot()).toBeNull();
    bridge.answer();
    expect(store.snapshot()).toEqual(twelve);
    bridge.set({ ...twelve, activityRevision: 9 });
    expect(store.snapshot()).toEqual({ ...twelve, activityRevision: 9 });
    expect(listener).toHaveBeenCalledTimes(2);
    expect(bridge.wholes).toBe(1);
  });

  it('says nothing where main says the same again', () => {
    const bridge = new PushedBridge(twelve);
    const store = createStateStore(bridge);
    bridge.answer();
    const before = store.snapshot();
    const listener = vi.fn();
    store.subscribe(listener);
    bridge.set({ ...twelve, vault: { ...twelve.vault } });
    expect(listener).not.toHaveBeenCalled();
    expect(store.snapshot()).toBe(before);
  });

  it('asks for the whole state once after a change was missed, and keeps what is the same', () => {
    const bridge = new PushedBridge(twelve);
    const store = createStateStore(bridge);
    bridge.answer();
    const before = store.snapshot();
    bridge.isLossy = true;
    bridge.set({ ...twelve, activityRevision: 1 });
    bridge.isLossy = false;
    bridge.set({ ...twelve, activityRevision: 1, selected: 'c1' });
    bridge.set({ ...twelve, activityRevision: 1, selected: 'c2' });
    expect(store.snapshot()).toBe(before);
    bridge.answer();
    expect(store.snapshot()).toEqual({ ...twelve, activityRevision: 1, selected: 'c2' });
    expect(store.snapshot()?.connections).toBe(before?.connections);
    expect(bridge.wholes).toBe(2);
    expect(bridge.listeners.size).toBe(1);
  });

  it('follows the bridge once for all listeners, and stops with the last', () => {
    const bridge = new PushedBridge(twelve);
    const store = createStateStore(bridge);
    const stops = [store.subscribe(() => {}), store.subscribe(() => {})];
    expect(bridge.listeners.size).toBe(1);
    stops[0]?.();
    expect(bridge.listeners.size).toBe(1);
    stops[1]?.();
    expect(bridge.listeners.size).toBe(0);
  });
});

type Act = (bridge: PushedBridge, state: AppState) => AppState;
const place = fc.nat({ max: 15 });
const onList =
  (change: (list: ConnectionView[]) => ConnectionView[]): Act =>
  (bridge, state) => {
    const next = { ...state, connections: change(state.connections) };
    bridge.set(next);
    return next;
  };
const act: fc.Arbitrary<Act> = fc.oneof(
  place.map((number) => onList((list) => list.filter(({ id }) => id !== `c${number}`))),
  place.map((number) => onList((list) => [...list.filter(({ id }) => id !== `c${number}`), view(number)])),
  fc
    .tuple(place, fc.constantFrom('ok', 'syncing', 'paused'))
    .map(([number, kind]) =>
      onList((list) =>
        list.map((one) => (one.id === `c${number}` ? { ...one, status: { kind } as const } : one)),
      ),
    ),
  fc
    .tuple(place, fc.option(fc.string()))
    .map(([number, lastSync]) =>
      onList((list) => list.map((one) => (one.id === `c${number}` ? { ...one, lastSync } : one))),
    ),
  fc.constant(onList((list) => list.toReversed())),
  fc.boolean().map(
    (isLossy): Act =>
      (bridge, state) => {
        bridge.isLossy = isLossy;
        return state;
      },
  ),
  fc.constant<Act>((bridge, state) => {
    if (!bridge.isLossy) bridge.answer();
    return state;
  }),
);

it('after any changes, some of which were lost, the window ends with the state that main has', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const bridge = new PushedBridge(twelve);
      const store = createStateStore(bridge);
      bridge.answer();
      let main = twelve;
      for (const one of acts) main = one(bridge, main);
      // One more that arrives tells whether any was missed.
      bridge.isLossy = false;
      main = { ...main, activityRevision: main.activityRevision + 1 };
      bridge.set(main);
      bridge.answer();
      expect(store.snapshot()).toEqual(main);
    }),
    { numRuns: 200 },
  );
});
