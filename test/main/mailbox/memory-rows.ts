import type { RowsOfMailbox } from '../../../main/mailbox/pending.ts';
import { createRows, type Rows } from '../../../main/mailbox/rows.ts';
import type { MessageSummary } from '../../../preload/contract.ts';

/** Loaded folders by id. */
export class MemoryFolders implements RowsOfMailbox {
  readonly folders: Map<string, Rows>;

  constructor(...ids: string[]) {
    this.folders = new Map(ids.map((id) => [id, createRows()]));
  }

  folder(id: string): Rows | undefined {
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
      rows.list(0, rows.size).map(({ id, isRead, isFlagged }) => [id, place(folder, { isRead, isFlagged })]),
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
