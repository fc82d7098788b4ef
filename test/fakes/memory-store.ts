import { defaultSaved } from '../../main/connections/default-saved.ts';
import type { Saved, Store } from '../../main/connections/types.ts';

/** Settings in memory, with the values of a first start. */
export function memoryStore(values: Partial<Saved> = {}): Store {
  const saved: Saved = { ...defaultSaved(), ...values };
  return {
    notice: null,
    get: (key) => structuredClone(saved[key]),
    set: (key, value) => {
      saved[key] = structuredClone(value);
    },
  };
}
