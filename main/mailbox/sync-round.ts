/** One round of synchronising one mailbox. Knows no timer: who runs it when is decided elsewhere. */
import { diagnose } from '../diagnosis/diagnose.ts';
import { failure, success } from '../result.ts';
import type { Inbox } from './inbox.ts';
import type { Mailbox, MailResult, MessageDelta } from './types.ts';

/** Where the synchronisation of a mailbox stands between two rounds. Changed in place. */
export interface SyncPosition {
  /** The first page has been loaded. */
  isLoaded: boolean;
  /** Link to the next page of older messages; null at the end of the inbox. */
  older: string | null;
  /** Delta link of the last round; null before the first and after it has expired. */
  link: string | null;
  /** The delta query covers messages received since this time, ISO 8601. */
  since: string;
  /** `receivedAt` of the newest message ever seen here. */
  newestSeen: string;
  counts: { unread: number; total: number };
}

/** A mailbox nothing has been read of. */
export function startPosition(): SyncPosition {
  return {
    isLoaded: false,
    older: null,
    link: null,
    since: '',
    newestSeen: '',
    counts: { unread: 0, total: 0 },
  };
}

export interface Round {
  mailbox: Mailbox;
  inbox: Inbox;
  position: SyncPosition;
  signal: AbortSignal;
  /** Reads the counters even if no message changed. */
  isThorough: boolean;
  /** The first page is there; the rest of the round goes on. */
  onFirstPage(): void;
}

const EPOCH = '1970-01-01T00:00:00Z';
/** A filtered delta query ends at 5,000 messages, so fewer are covered by it. */
const DELTA_LIMIT = 5_000;
const MAX_COVERED = 4_500;

/** Brings the inbox up to date. Answers how many unread messages have arrived. Never throws. */
export function runRound(round: Round): Promise<MailResult<number>> {
  return synchronise(round).catch((error: unknown) => {
    // A bug in one round must not end the rounds for good.
    const message = error instanceof Error ? error.message : 'unexpected failure';
    return failure(diagnose({ source: 'app', facts: { message } }));
  });
}

async function synchronise(round: Round): Promise<MailResult<number>> {
  const { position, inbox } = round;
  if (!position.isLoaded) {
    const first = await loadFirstPage(round);
    if (!first.ok) return first;
  }
  const before = inbox.revision;
  const arrived = await catchUp(round);
  if (!arrived.ok) return arrived;
  if (round.isThorough || inbox.revision !== before) {
    const counts = await unlessAborted(round.mailbox.counts(round.signal), round.signal);
    if (!counts.ok) return counts;
    position.counts = counts.value;
  }
  return arrived;
}

/** The newest messages at once, so that there is something to read while the rest is looked up. */
async function loadFirstPage({
  mailbox,
  inbox,
  position,
  signal,
  onFirstPage,
}: Round): Promise<MailResult<null>> {
  const page = await unlessAborted(mailbox.newest(signal), signal);
  if (!page.ok) return page;
  inbox.apply(page.value.items);
  position.isLoaded = true;
  position.older = page.value.next;
  position.newestSeen = inbox.receivedAt(0) ?? '';
  onFirstPage();
  return success(null);
}

/** Goes on from the delta link, or begins anew where there is none, it has expired, or covers too little. */
async function catchUp(round: Round): Promise<MailResult<number>> {
  const { mailbox, inbox, position, signal } = round;
  const since = coverage(inbox, position);
  if (position.link !== null && position.since <= since) {
    const delta = await unlessAborted(mailbox.delta({ link: position.link }, signal), signal);
    if (delta.ok) return success(applyDelta(round, delta.value));
    if (delta.problem.cause !== 'sync-state-expired') return delta;
    position.link = null;
  }
  const delta = await unlessAborted(mailbox.delta({ since }, signal), signal);
  if (!delta.ok) return delta;
  removeUnseen(inbox, delta.value, since);
  position.since = since;
  return success(applyDelta(round, delta.value));
}

/** From when on changes have to be followed: all that is loaded, or all there is. */
function coverage(inbox: Inbox, position: SyncPosition): string {
  if (inbox.size > MAX_COVERED) return inbox.receivedAt(MAX_COVERED - 1) ?? EPOCH;
  return position.older === null ? EPOCH : (inbox.receivedAt(inbox.size - 1) ?? EPOCH);
}

/** A new first round names every message since then: those it does not name have left the inbox. */
function removeUnseen(inbox: Inbox, { changed }: MessageDelta, since: string): void {
  if (changed.length >= DELTA_LIMIT) return;
  const seen = new Set(changed.map(({ id }) => id));
  const start = Date.parse(since);
  const covered = inbox.list(0, inbox.size).filter(({ receivedAt }) => Date.parse(receivedAt) >= start);
  inbox.remove(covered.map(({ id }) => id).filter((id) => !seen.has(id)));
}

function applyDelta({ inbox, position }: Round, { changed, removed, deltaLink }: MessageDelta): number {
  inbox.remove(removed);
  const added = inbox.apply(changed);
  const arrived = added.filter(({ isRead, receivedAt }) => !isRead && receivedAt >= position.newestSeen);
  const newest = inbox.receivedAt(0) ?? '';
  if (newest > position.newestSeen) position.newestSeen = newest;
  position.link = deltaLink;
  return arrived.length;
}

/** What arrives after the round was given up must not touch the model any more. */
async function unlessAborted<T>(answer: Promise<MailResult<T>>, signal: AbortSignal): Promise<MailResult<T>> {
  const result = await answer;
  if (!signal.aborted) return result;
  return failure(
    diagnose({ source: 'net', facts: { message: 'The request was cancelled.', code: 'aborted' } }),
  );
}
