import type { Store } from '../types.ts';

/**
 * Connections that are being added: which of them wait for their sign-in is kept, so that adding can go on after
 * the app was closed in the middle. Ids alone; the connections themselves are kept like all others.
 */
export interface Unfinished {
  ids(): string[];
  begin(ids: readonly string[]): void;
  end(ids: readonly string[]): void;
  /** The app ends: windows that close with it end nobody's sign-in. */
  close(): void;
}

export function keepUnfinished(store: Store): Unfinished {
  const ids = () => store.get('adding');
  let isClosed = false;
  return {
    ids,
    begin: (more) => store.set('adding', [...new Set([...ids(), ...more])]),
    end(gone) {
      if (isClosed) return;
      const rest = ids().filter((id) => !gone.includes(id));
      if (rest.length < ids().length) store.set('adding', rest);
    },
    close() {
      isClosed = true;
    },
  };
}
