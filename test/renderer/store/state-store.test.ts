import { describe, expect, it, vi } from 'vitest';
import type { AppState, ConnectorBridge } from '../../../preload/contract.ts';
import { createStateStore } from '../../../renderer/store/state-store.ts';
import { appState } from '../harness/states.ts';

/** A bridge whose state is pushed by hand. */
class PushedBridge implements ConnectorBridge {
  listeners = new Set<(state: AppState) => void>();
  send(): never {
    throw new Error('not asked for');
  }
  onState(listener: (state: AppState) => void) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  push(state: AppState) {
    for (const listener of this.listeners) listener(state);
  }
}

describe('createStateStore', () => {
  it('has no state before main has sent one, then always the newest', () => {
    const bridge = new PushedBridge();
    const store = createStateStore(bridge);
    const listener = vi.fn();
    store.subscribe(listener);
    expect(store.snapshot()).toBeNull();
    const first = appState();
    bridge.push(first);
    expect(store.snapshot()).toBe(first);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('follows the bridge once for all listeners, and stops with the last', () => {
    const bridge = new PushedBridge();
    const store = createStateStore(bridge);
    const stops = [store.subscribe(() => {}), store.subscribe(() => {})];
    expect(bridge.listeners.size).toBe(1);
    stops[0]?.();
    expect(bridge.listeners.size).toBe(1);
    stops[1]?.();
    expect(bridge.listeners.size).toBe(0);
  });
});
