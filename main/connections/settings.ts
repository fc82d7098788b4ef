import type { CommandInput, Settings } from '../../preload/contract.ts';
import type { StateStore } from './state.ts';
import type { Store } from './types.ts';

export type SettingsPatch = CommandInput<'settings.update'>;

/** The settings: kept on disk, shown in the state, and told to whoever acts on them. */
export interface SettingsService {
  get(): Settings;
  update(patch: SettingsPatch): void;
  /** Calls back after each change with what was before; answers the way to stop. */
  onDidChange(listener: (now: Settings, before: Settings) => void): () => void;
}

export function createSettings({ store, state }: { store: Store; state: StateStore }): SettingsService {
  const listeners = new Set<(now: Settings, before: Settings) => void>();
  const get = () => store.get('settings');
  return {
    get,
    update(patch) {
      const before = get();
      const now = { ...before, ...definedOnly(patch) };
      store.set('settings', now);
      state.update({ settings: now });
      for (const listener of listeners) listener(now, before);
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A patch names a setting it does not change as `undefined`. */
function definedOnly<T extends object>(patch: T): { [K in keyof T]-?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never;
}
