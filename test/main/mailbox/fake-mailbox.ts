import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import type { Row, RowChange, RowItem } from '../../../main/mailbox/row.ts';
import type { DeltaPage, Mailbox, MailResult } from '../../../main/mailbox/types.ts';
import { success } from '../../../main/result.ts';
import type { Cause, MailFolder, Message } from '../../../preload/contract.ts';

type Failed = Extract<MailResult<never>, { ok: false }>;

export function failed(cause: Cause, retryAfterSeconds?: number, status?: number): Failed {
  const problem = diagnose({ source: 'app', cause, facts: { message: cause, ...(status && { status }) } });
  return retryAfterSeconds === undefined ? { ok: false, problem } : { ok: false, problem, retryAfterSeconds };
}

const START = Date.UTC(2026, 0, 1);

/** A server's folders: the inbox that most tests are about, and others by their key. */
export class FakeMailbox implements Mailbox {
  readonly calls: string[] = [];
  /** The server's own limit, however many are asked for. */
  pageSize = 5;
  /** More folders than are told. */
  hasMoreFolders = false;
  /** Answers the next calls with these instead. */
  failures: Failed[] = [];
  /** While set, calls are answered only when it resolves. */
  gate: Promise<void> | null = null;
  /** Calls of delta pages that are being answered at this moment, and the most there ever were. */
  running = 0;
  mostRunning = 0;
  readonly #folders = new Map<string, Map<string, Row>>([['inbox', new Map()]]);
  #log: { folder: string; id: string }[] = [];
  #oldestLink = 0;

  get messages(): Map<string, Row> {
    return this.#in('inbox');
  }

  /** A message received `minute` minutes after the start of the year. */
  put(id: string, minute: number, more: Partial<Row> = {}, folder = 'inbox'): void {
    this.#in(folder).set(id, {
      id,
      conversationId: 'c',
      subject: `Subject of ${id}`,
      from: { name: 'Ann', address: 'ann@contoso.com' },
      preview: '',
      receivedAt: START + minute * 60_000,
      isRead: false,
      hasAttachments: false,
      isFlagged: false,
      importance: 'normal',
      round: 0,
      ...more,
    });
    this.#log.push({ folder, id });
  }

  change(id: string, change: Partial<Row>, folder = 'inbox'): void {
    const message = this.#in(folder).get(id);
    if (!message) return;
    this.#in(folder).set(id, { ...message, ...change });
    this.#log.push({ folder, id });
  }

  delete(id: string, folder = 'inbox'): void {
    if (this.#in(folder).delete(id)) this.#log.push({ folder, id });
  }

  /** Forgets the sync state: all links so far are dead, those of rounds under way too. */
  expireLinks(): void {
    this.#oldestLink = this.#log.length + 1;
    this.#log.push({ folder: '', id: '' });
  }

  sorted(folder = 'inbox'): Row[] {
    return [...this.#in(folder).values()].sort((a, b) =>
      a.receivedAt === b.receivedAt ? (a.id < b.id ? -1 : 1) : b.receivedAt - a.receivedAt,
    );
  }

  me = (signal: AbortSignal) =>
    this.#answer('me', signal, () => success({ id: 'o1', mail: null, userPrincipalName: 'a@contoso.com' }));
  counts = (folder: string, signal: AbortSignal) =>
    this.#answer('counts', signal, () => success(this.#counts(folder)));
  folders = (signal: AbortSignal) =>
    this.#answer('folders', signal, () =>
      success({
        folders: [...this.#folders.keys()].map((key) => this.#folder(key)),
        isCut: this.hasMoreFolders,
      }),
    );
  newest = (folder: string, signal: AbortSignal) =>
    this.#answer('newest', signal, () => success<RowChange[]>(this.sorted(folder).slice(0, this.pageSize)));
  delta = (
    folder: string,
    from: 'start' | { link: string },
    { signal }: { pageSize: number; signal: AbortSignal },
  ) => {
    const kind = from === 'start' ? 'start' : from.link.startsWith('next') ? 'next' : 'link';
    return this.#answer(folder === 'inbox' ? `delta ${kind}` : `${folder}: delta ${kind}`, signal, () =>
      this.#delta(folder, from),
    );
  };
  message = (_id: string, signal: AbortSignal) =>
    this.#answer<Message>('message', signal, () => failed('message-not-found'));

  #in(folder: string): Map<string, Row> {
    const known = this.#folders.get(folder) ?? new Map<string, Row>();
    this.#folders.set(folder, known);
    return known;
  }

  #folder(key: string): MailFolder {
    const wellKnown = key === key.toLowerCase() ? key : null;
    return { id: `id-${key}`, parentId: null, name: key, wellKnown, ...this.#counts(key) };
  }

  #counts(folder: string) {
    const rows = [...this.#in(folder).values()];
    return { unread: rows.filter(({ isRead }) => !isRead).length, total: rows.length };
  }

  async #answer<T>(call: string, signal: AbortSignal, answer: () => MailResult<T>): Promise<MailResult<T>> {
    this.calls.push(call);
    if (call.includes('delta')) this.running++;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
    await Promise.race([this.gate, aborted]);
    if (call.includes('delta')) this.running--;
    if (signal.aborted) return failed('offline-or-dns');
    return this.failures.shift() ?? answer();
  }

  /** Links: `next <version> full <time>~<id> <begun>`, `next <version> changes <position> <begun>`, `link <version>`. */
  #delta(folder: string, from: 'start' | { link: string }): MailResult<DeltaPage> {
    const link = from === 'start' ? `next 0 full 0 ${this.#log.length}` : from.link;
    const [kind, version = '0', round, offset = '0', begun] = link.split(' ');
    if (from !== 'start' && Number(kind === 'link' ? version : begun) < this.#oldestLink) {
      return failed('sync-state-expired');
    }
    return round === 'full'
      ? this.#full(folder, offset, Number(begun))
      : this.#changes(folder, Number(version), Number(offset));
  }

  /** Goes on behind the last message, not at a number: what was deleted meanwhile moves no page. */
  #full(folder: string, last: string, begun: number): MailResult<DeltaPage> {
    const [time = '', id = ''] = last.split('~');
    const isLeft = (row: Row) =>
      last === '0' || row.receivedAt < Number(time) || (row.receivedAt === Number(time) && row.id > id);
    const left = this.sorted(folder).filter(isLeft);
    const items = left.slice(0, this.pageSize);
    const end = items.at(-1);
    if (left.length <= this.pageSize || !end) return success({ items, end: `link ${begun}` });
    return success({ items, next: `next 0 full ${end.receivedAt}~${end.id} ${begun}` });
  }

  #changes(folder: string, version: number, offset: number): MailResult<DeltaPage> {
    const until = this.#log.length;
    const ids = [
      ...new Set(
        this.#log
          .slice(version)
          .filter((entry) => entry.folder === folder)
          .map(({ id }) => id),
      ),
    ];
    const items = ids
      .slice(offset, offset + this.pageSize)
      .map((id): RowItem => this.#in(folder).get(id) ?? { id, reason: 'deleted' });
    const end = offset + this.pageSize;
    if (end >= ids.length) return success({ items, end: `link ${until}` });
    return success({ items, next: `next ${version} changes ${end} ${until}` });
  }
}
