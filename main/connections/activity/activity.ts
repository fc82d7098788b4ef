import Papa from 'papaparse';
import type {
  ActivityEntry,
  ActivityFilter,
  ActivityKind,
  CommandOutput,
} from '../../../preload/contract.ts';
import type { Clock } from '../../clock.ts';
import type { Result } from '../../result.ts';
import type { Files } from '../files.ts';
import { saveAs } from '../save-as.ts';
import type { StateStore } from '../state.ts';
import type { ActivityFiles } from './activity-files.ts';

export interface ActivityDeps {
  kept: ActivityFiles;
  state: StateStore;
  clock: Clock;
  files: Files;
}

/** The history of all connections. */
export interface Activity {
  note(connectionId: string, kind: ActivityKind, text: string): void;
  list(filter: ActivityFilter, limit: number): CommandOutput<'activity.list'>;
  export(filter: ActivityFilter, format: 'csv' | 'json'): Promise<Result<{ saved: boolean }>>;
  clear(): void;
}

/** A cell that begins like this is run by spreadsheets. The library's own rule passes over cells of several lines. */
const FORMULA = /^[=+\-@\t\r\n]/;

/** News that come together are shown together. */
const SHOW_MS = 500;

export function createActivity({ kept, state, clock, files }: ActivityDeps): Activity {
  let willShow = false;
  const show = () => {
    if (willShow) return;
    willShow = true;
    clock.after(SHOW_MS, () => {
      willShow = false;
      state.update({ activityRevision: state.get().activityRevision + 1 });
    });
  };
  const matching = function* (filter: ActivityFilter) {
    for (const entry of kept.newestFirst()) if (matches(entry, filter)) yield entry;
  };

  return {
    note(connectionId, kind, text) {
      const connection = state.get().connections.find(({ id }) => id === connectionId);
      const at = new Date(clock.now()).toISOString();
      kept.append({ at, connectionId, mailbox: connection?.mailbox ?? '', kind, text });
      show();
    },
    list(filter, limit) {
      const entries: ActivityEntry[] = [];
      for (const entry of matching(filter)) {
        if (entries.length === limit) return { entries, hasMore: true };
        entries.push(entry);
      }
      return { entries, hasMore: false };
    },
    export(filter, format) {
      const rows = [...matching(filter)].map(({ at, mailbox, kind, text }) => ({ at, mailbox, kind, text }));
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const text =
        format === 'json'
          ? `${JSON.stringify(rows, null, 2)}\n`
          : `\uFEFF${Papa.unparse(rows, { columns: ['at', 'mailbox', 'kind', 'text'], escapeFormulae: FORMULA })}\r\n`;
      return saveAs(files, `mailbox-activity-${day}.${format}`, text);
    },
    clear() {
      kept.clear();
      show();
    },
  };
}

function matches(entry: ActivityEntry, { connectionId, kind, search }: ActivityFilter): boolean {
  if (connectionId !== null && entry.connectionId !== connectionId) return false;
  if (kind !== null && entry.kind !== kind) return false;
  const text = `${entry.mailbox} ${entry.text}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
