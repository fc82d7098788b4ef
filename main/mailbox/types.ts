import type { MailFolder, Message, Problem } from '../../preload/contract.ts';
import type { RowChange, RowItem } from './row.ts';

/** A `Result` that also says how long Graph asked to be left alone. */
export type MailResult<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      problem: Problem /** From the Retry-After header, or how long the gate keeps the mailbox from being asked. */;
      retryAfterSeconds?: number;
    };

/** One page of a delta query: more of the round behind `next`, or the link to the next round in `end`. */
export type DeltaPage = { items: RowItem[] } & ({ next: string } | { end: string });

/** A folder as Graph's paths name it: its well-known name or its id. */
export type FolderKey = string;

/** The folders of a mailbox. */
export interface FolderTree {
  folders: MailFolder[];
  /** There are more than are read of one mailbox. */
  isCut: boolean;
}

/** One mailbox on Microsoft Graph. Every call is cancellable. */
export interface Mailbox {
  /** The Signer as `/me` names them. */
  me(
    signal: AbortSignal,
  ): Promise<MailResult<{ id: string; mail: string | null; userPrincipalName: string }>>;
  /** Messages in a folder. */
  counts(folder: FolderKey, signal: AbortSignal): Promise<MailResult<{ unread: number; total: number }>>;
  folders(signal: AbortSignal): Promise<MailResult<FolderTree>>;
  /** The newest messages of a folder. */
  newest(folder: FolderKey, signal: AbortSignal): Promise<MailResult<RowChange[]>>;
  /** One page of a folder's delta query: of a round that begins at the start, or behind a link. */
  delta(
    folder: FolderKey,
    from: 'start' | { link: string },
    options: { pageSize: number; signal: AbortSignal },
  ): Promise<MailResult<DeltaPage>>;
  message(id: string, signal: AbortSignal): Promise<MailResult<Message>>;
}
