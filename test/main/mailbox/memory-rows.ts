import type { MessageChange, Rows, RowsOfMailbox } from '../../../main/mailbox/pending.ts';
import type { MessageSummary } from '../../../preload/contract.ts';

/** Rows in a Map: what a folder's model does, without its order. */
export class MemoryRows implements Rows {
  readonly byId = new Map<string, MessageSummary>();

  get(id: string): MessageSummary | undefined {
    return this.byId.get(id);
  }

  apply(changes: readonly MessageChange[]): MessageSummary[] {
    for (const change of changes) {
      const before = this.byId.get(change.id);
      if (before || change.receivedAt !== undefined) {
        this.byId.set(change.id, { ...(before ?? row(change.id)), ...change });
      }
    }
    return [];
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) this.byId.delete(id);
  }
}

/** Loaded folders by id. */
export class MemoryFolders implements RowsOfMailbox {
  readonly folders: Map<string, MemoryRows>;

  constructor(...ids: string[]) {
    this.folders = new Map(ids.map((id) => [id, new MemoryRows()]));
  }

  folder(id: string): MemoryRows | undefined {
    return this.folders.get(id);
  }

  all(): Iterable<Rows> {
    return this.folders.values();
  }

  find = (id: string) => {
    for (const [folder, rows] of this.folders) {
      const found = rows.get(id);
      if (found) return { row: found, folder };
    }
    return undefined;
  };

  /** Folder and marks of every message that is shown, by id. */
  shown(): Record<string, string> {
    const all = [...this.folders].flatMap(([folder, rows]) =>
      [...rows.byId.values()].map(({ id, isRead, isFlagged }) => [id, place(folder, { isRead, isFlagged })]),
    );
    return Object.fromEntries(all.sort());
  }
}

export function place(
  folder: string,
  { isRead, isFlagged }: { isRead: boolean; isFlagged: boolean },
): string {
  return `${folder}${isRead ? '' : ' unread'}${isFlagged ? ' flagged' : ''}`;
}

export function row(id: string, changes: Partial<MessageSummary> = {}): MessageSummary {
  return {
    id,
    conversationId: '',
    subject: id,
    from: null,
    preview: '',
    receivedAt: '2026-11-20T09:00:00.000Z',
    isRead: false,
    hasAttachments: false,
    isFlagged: false,
    importance: 'normal',
    ...changes,
  };
}
