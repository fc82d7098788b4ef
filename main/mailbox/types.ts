import type { Message, MessageSummary } from '../../preload/contract.ts';
import type { Result } from '../result.ts';

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
  me(signal: AbortSignal): Promise<Result<{ id: string; mail: string | null; userPrincipalName: string }>>;
  counts(signal: AbortSignal): Promise<Result<{ unread: number; total: number }>>;
  newest(signal: AbortSignal): Promise<Result<MessagePage>>;
  page(next: string, signal: AbortSignal): Promise<Result<MessagePage>>;
  /** First round with `since` (ISO 8601), later rounds with the delta link. */
  delta(from: { since: string } | { link: string }, signal: AbortSignal): Promise<Result<MessageDelta>>;
  message(id: string, signal: AbortSignal): Promise<Result<Message>>;
}
