import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import type { Mailbox, MailResult, MessageDelta } from '../../../main/mailbox/types.ts';
import { success } from '../../../main/result.ts';
import type { Cause, Message, MessageSummary } from '../../../preload/contract.ts';

type Failed = Extract<MailResult<never>, { ok: false }>;

export function failed(cause: Cause, retryAfterSeconds?: number): Failed {
  const problem = diagnose({ source: 'app', cause, facts: { message: cause } });
  return retryAfterSeconds === undefined ? { ok: false, problem } : { ok: false, problem, retryAfterSeconds };
}

const START = Date.UTC(2026, 0, 1);

/** A server's inbox: pages by offset, as Graph does it, and changes by a log. */
export class FakeMailbox implements Mailbox {
  readonly messages = new Map<string, MessageSummary>();
  readonly calls: string[] = [];
  pageSize = 5;
  /** Answers the next calls with these instead. */
  failures: Failed[] = [];
  /** While set, calls are answered only when it resolves. */
  gate: Promise<void> | null = null;
  /** Calls that are being answered at this moment, and the most there ever were. */
  running = 0;
  mostRunning = 0;
  #log: string[] = [];
  #oldestLink = 0;

  /** A message received `minute` minutes after the start of the year. */
  put(id: string, minute: number, more: Partial<MessageSummary> = {}): void {
    this.messages.set(id, {
      id,
      conversationId: 'c',
      subject: `Subject of ${id}`,
      from: { name: 'Ann', address: 'ann@contoso.com' },
      preview: '',
      receivedAt: new Date(START + minute * 60_000).toISOString(),
      isRead: false,
      hasAttachments: false,
      isFlagged: false,
      importance: 'normal',
      ...more,
    });
    this.#log.push(id);
  }

  change(id: string, change: Partial<MessageSummary>): void {
    const message = this.messages.get(id);
    if (!message) return;
    this.messages.set(id, { ...message, ...change });
    this.#log.push(id);
  }

  delete(id: string): void {
    if (this.messages.delete(id)) this.#log.push(id);
  }

  /** Forgets the sync state: all delta links so far are dead. */
  expireLinks(): void {
    this.#oldestLink = this.#log.length + 1;
    this.#log.push('');
  }

  sorted(): MessageSummary[] {
    return [...this.messages.values()].sort((a, b) =>
      a.receivedAt === b.receivedAt ? (a.id < b.id ? -1 : 1) : a.receivedAt < b.receivedAt ? 1 : -1,
    );
  }

  me = (signal: AbortSignal) =>
    this.#answer('me', signal, () => success({ id: 'o1', mail: null, userPrincipalName: 'a@contoso.com' }));
  counts = (signal: AbortSignal) =>
    this.#answer('counts', signal, () => {
      const unread = [...this.messages.values()].filter(({ isRead }) => !isRead).length;
      return success({ unread, total: this.messages.size });
    });
  newest = (signal: AbortSignal) => this.#answer('newest', signal, () => this.#page(0));
  page = (next: string, signal: AbortSignal) =>
    this.#answer(`page ${next}`, signal, () => this.#page(Number(next)));
  delta = (from: { since: string } | { link: string }, signal: AbortSignal) =>
    this.#answer('since' in from ? 'delta since' : 'delta link', signal, () => this.#delta(from));
  message = (_id: string, signal: AbortSignal) =>
    this.#answer<Message>('message', signal, () => failed('message-not-found'));

  async #answer<T>(call: string, signal: AbortSignal, answer: () => MailResult<T>): Promise<MailResult<T>> {
    this.calls.push(call);
    this.running++;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
    await Promise.race([this.gate, aborted]);
    this.running--;
    if (signal.aborted) return failed('offline-or-dns');
    return this.failures.shift() ?? answer();
  }

  #page(offset: number) {
    const items = this.sorted().slice(offset, offset + this.pageSize);
    const end = offset + this.pageSize;
    return success({ items, next: end < this.messages.size ? String(end) : null });
  }

  #delta(from: { since: string } | { link: string }): MailResult<MessageDelta> {
    const [version = '0', since = ''] = 'since' in from ? ['0', from.since] : from.link.split('|');
    if ('link' in from && Number(version) < this.#oldestLink) return failed('sync-state-expired');
    const isCovered = ({ receivedAt }: MessageSummary) => Date.parse(receivedAt) >= Date.parse(since);
    const ids = 'since' in from ? [...this.messages.keys()] : [...new Set(this.#log.slice(Number(version)))];
    const present = ids.map((id) => this.messages.get(id)).filter((message) => message !== undefined);
    return success({
      changed: present.filter(isCovered),
      removed: 'since' in from ? [] : ids.filter((id) => !this.messages.has(id)),
      deltaLink: `${this.#log.length}|${since}`,
    });
  }
}
