import type { Message, MessageSummary, Problem } from '../../preload/contract.ts';

/** A `Result` that also says how long Graph asked to be left alone. */
export type MailResult<T> =
  | { ok: true; value: T }
  | { ok: false; problem: Problem /** From the Retry-After header. */; retryAfterSeconds?: number };

/** One page of an inbox listing. */
export interface MessagePage {
  items: MessageSummary[];
  /** `@odata.nextLink`, followed whole. */
  next: string | null;
}

/** One round of a delta query. */
export interface MessageDelta {
  /** Changed properties only: merge, do not replace. */
  changed: (Partial<MessageSummary> & { id: string })[];
  removed: string[];
  deltaLink: string;
}

/** One mailbox on Microsoft Graph. Every call is cancellable. */
export interface Mailbox {
  /** The Signer as `/me` names them. */
  me(
    signal: AbortSignal,
  ): Promise<MailResult<{ id: string; mail: string | null; userPrincipalName: string }>>;
  counts(signal: AbortSignal): Promise<MailResult<{ unread: number; total: number }>>;
  newest(signal: AbortSignal): Promise<MailResult<MessagePage>>;
  page(next: string, signal: AbortSignal): Promise<MailResult<MessagePage>>;
  /** First round with `since` (ISO 8601), later rounds with the delta link. */
  delta(from: { since: string } | { link: string }, signal: AbortSignal): Promise<MailResult<MessageDelta>>;
  message(id: string, signal: AbortSignal): Promise<MailResult<Message>>;
}
