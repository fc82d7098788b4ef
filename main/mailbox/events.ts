import type { Cause, MessageSummary } from '../../preload/contract.ts';

/** Why the engine leaves a mailbox alone although it is connected. */
export type PauseReason = 'person' | 'battery' | 'locked';

/**
 * What the sync engine tells of itself. No mail content and no address in it, so that it may be kept:
 * a folder is named by its well-known name, or not at all.
 */
export type EngineEventBody =
  /** Unread messages have come into the Inbox. */
  | { kind: 'arrived'; folder: string | null; messages: number }
  /** A round has ended and something was different. Without rows on screen all counts as changed. */
  | { kind: 'synced'; folder: string | null; added: number; changed: number; removed: number }
  /** A folder is known from its first message to its last. */
  | { kind: 'loaded'; folder: string | null; messages: number }
  /** Microsoft had forgotten where we were in this folder; it is being compared from the start. */
  | { kind: 'resynced'; folder: string | null }
  /** The mailbox has more folders than are read of it; told once. */
  | { kind: 'folders-cut'; shown: number }
  | { kind: 'throttled'; seconds: number }
  | { kind: 'token-refreshed'; resource: 'graph' | 'outlook' }
  /** Passes by itself; told once per cause, not on each attempt. */
  | { kind: 'offline'; cause: Cause }
  /** Needs a person; told once per cause. */
  | { kind: 'needs-you'; cause: Cause }
  /** Works again, so many milliseconds after the first failure. */
  | { kind: 'recovered'; afterMs: number }
  | { kind: 'paused'; reason: PauseReason }
  | { kind: 'resumed' };

export type EngineEvent = EngineEventBody & {
  connectionId: string;
  /** Milliseconds since the epoch. */
  at: number;
};

/** New unread mail in an Inbox, for a notification: has content, so it is never kept. */
export interface NewMail {
  connectionId: string;
  count: number;
  newest: MessageSummary;
}

/** One kind of news, and whoever wants to hear it. */
export interface Feed<T> {
  emit(news: T): void;
  /** Answers the way to stop. */
  on(listener: (news: T) => void): () => void;
}

/** What the sync engine tells: the history is written from `events`, notifications from `newMail`. */
export interface EngineFeeds {
  events: Feed<EngineEvent>;
  newMail: Feed<NewMail>;
}

export function createFeeds(): EngineFeeds {
  return { events: createFeed(), newMail: createFeed() };
}

/** Listeners are called at once, in the order they came. */
function createFeed<T>(): Feed<T> {
  const listeners = new Set<(news: T) => void>();
  return {
    emit(news) {
      for (const listener of listeners) listener(news);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
