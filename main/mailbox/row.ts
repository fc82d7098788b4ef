import type { Address, MessageSummary } from '../../preload/contract.ts';
import { oneLine } from '../one-line.ts';

/**
 * A message as the model keeps it: some 100,000 of them must fit, so it is one flat object whose texts
 * are bounded and whose sender is shared.
 */
export interface Row {
  id: string;
  conversationId: string;
  /** As the server wrote it, like the preview: both are cleaned for those rows only that somebody sees. */
  subject: string;
  from: Address | null;
  preview: string;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  isRead: boolean;
  hasAttachments: boolean;
  isFlagged: boolean;
  importance: MessageSummary['importance'];
  /** The full round that named it last; −1 once it has left the folder. */
  round: number;
}

/**
 * What a delta query says of a message: all of it, or only what changed. Undefined = not said. The rows
 * it is applied to may keep the object itself, so it is handed on and not used again.
 */
export type RowChange = { [K in Exclude<keyof Row, 'id' | 'round'>]: Row[K] | undefined } & {
  id: string;
  /** A place for the rows' own mark. */
  round?: number;
};

/** A message left the folder: `deleted` for good, `changed` = it is elsewhere now. */
export interface Removal {
  id: string;
  reason: 'deleted' | 'changed';
}

export type RowItem = RowChange | Removal;

export function isRemoval(item: RowItem): item is Removal {
  return 'reason' in item;
}

/**
 * The row of a message not known before; null for a piece without a date, which could not be placed. It
 * is the very same object: a second one for each of 100,000 messages is what takes longest.
 */
export function toRow(change: RowChange, round: number): Row | null {
  if (change.receivedAt === undefined) return null;
  change.conversationId ??= '';
  change.subject ??= '';
  change.from ??= null;
  change.preview ??= '';
  change.isRead ??= true;
  change.hasAttachments ??= false;
  change.isFlagged ??= false;
  change.importance ??= 'normal';
  change.round = round;
  return change as Row;
}

/** What may change of a message that stays where it is; `from` needs a look inside. */
const PLAIN_FIELDS = [
  'conversationId',
  'subject',
  'preview',
  'isRead',
  'hasAttachments',
  'isFlagged',
  'importance',
] as const;

/** Takes over what was said, but for the date; answers whether anything is different now. */
export function mergeRow(row: Row, change: RowChange): boolean {
  let isDifferent = false;
  for (const field of PLAIN_FIELDS) isDifferent = take(row, field, change[field]) || isDifferent;
  if (change.from === undefined || isSameAddress(change.from, row.from)) return isDifferent;
  row.from = change.from;
  return true;
}

function take<K extends keyof Row>(row: Row, field: K, value: Row[K] | undefined): boolean {
  if (value === undefined || value === row[field]) return false;
  row[field] = value;
  return true;
}

function isSameAddress(a: Address | null, b: Address | null): boolean {
  return a === b || (a?.name === b?.name && a?.address === b?.address);
}

/** Newest first; by id where the time is the same, so that the order never flickers. */
export function newestFirst(a: Row, b: Row): number {
  if (a.receivedAt !== b.receivedAt) return b.receivedAt - a.receivedAt;
  return a.id < b.id ? -1 : 1;
}

/** A message as the window sees it. */
export function summaryOf(row: RowChange & { receivedAt: number }): MessageSummary {
  return {
    id: row.id,
    conversationId: row.conversationId ?? '',
    subject: oneLine(row.subject ?? ''),
    from: row.from ?? null,
    preview: oneLine(row.preview ?? ''),
    receivedAt: new Date(row.receivedAt).toISOString(),
    isRead: row.isRead ?? true,
    hasAttachments: row.hasAttachments ?? false,
    isFlagged: row.isFlagged ?? false,
    importance: row.importance ?? 'normal',
  };
}

/** A message as the window sees it, with what a change says of it. */
export function merged(summary: MessageSummary, change: RowChange): MessageSummary {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return summaryOf({ ...changeOf(summary), ...Object.fromEntries(said) });
}

/** All of a message, as if the server had told it. */
export function changeOf(summary: MessageSummary): RowChange & { receivedAt: number } {
  return { ...summary, receivedAt: Date.parse(summary.receivedAt) };
}

/** A piece of a message: only its marks. */
export function marksOf(id: string, marks: { isRead?: boolean; isFlagged?: boolean }): RowChange {
  return {
    id,
    conversationId: undefined,
    subject: undefined,
    from: undefined,
    preview: undefined,
    receivedAt: undefined,
    isRead: marks.isRead,
    hasAttachments: undefined,
    isFlagged: marks.isFlagged,
    importance: undefined,
  };
}
