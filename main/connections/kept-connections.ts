import type { Connection, Store } from './types.ts';

/** The connections that are kept on disk. */
export interface KeptConnections {
  all(): Connection[];
  get(id: string): Connection | undefined;
  put(connections: Connection[]): void;
  /** Nothing happens where there is no such connection. */
  change(id: string, patch: Partial<Connection>): void;
}

export function keepConnections(store: Store): KeptConnections {
  const all = () => store.get('connections');
  const put = (connections: Connection[]) => store.set('connections', connections);
  return {
    all,
    put,
    get: (id) => all().find((one) => one.id === id),
    change: (id, patch) => put(all().map((one) => (one.id === id ? { ...one, ...patch } : one))),
  };
}
