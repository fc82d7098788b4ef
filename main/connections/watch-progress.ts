import type { ConnectionView } from '../../preload/contract.ts';
import type { Log } from '../log.ts';
import type { KeptConnections } from './kept-connections.ts';

/** Written to disk at most this often. */
const KEEP_SYNC_MS = 60_000;

/** Takes note of how the connections do: in the log, and on disk. */
export interface Progress {
  /** Logs a state that is new, and keeps the last success once a minute. */
  note(id: string, view: ConnectionView | undefined): void;
  forget(id: string): void;
}

export function watchProgress({ log, kept }: { log: Log; kept: KeptConnections }): Progress {
  const logged = new Map<string, string>();
  return {
    note(id, view) {
      if (!view) return;
      const { status, lastSync } = view;
      const label = 'problem' in status ? `${status.kind} (${status.problem.cause})` : status.kind;
      if (logged.get(id) !== label && status.kind !== 'syncing') {
        logged.set(id, label);
        log.info(`connection ${id}: ${label}`);
      }
      if (lastSync && isLater(lastSync, kept.get(id)?.lastSync ?? null)) kept.change(id, { lastSync });
    },
    forget: (id) => void logged.delete(id),
  };
}

function isLater(now: string, before: string | null): boolean {
  return before === null || Date.parse(now) - Date.parse(before) >= KEEP_SYNC_MS;
}
