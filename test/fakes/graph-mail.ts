import type { Clock } from '../../main/clock.ts';
import { NetError } from '../../main/net/net-error.ts';
import type { Net, NetInit } from '../../main/net/types.ts';

export const GRAPH = 'https://graph.fake.example';
const HOST = 'graph.fake.example';

export interface FakeMessage {
  id: string;
  subject: string;
  /** Epoch ms, whole seconds. */
  receivedAt: number;
  isRead: boolean;
  isFlagged: boolean;
}

/** What goes wrong with one request. */
export type Fault =
  | { kind: 'drop' }
  /** The answer breaks off. */
  | { kind: 'truncate' }
  | { kind: 'status'; status: number; retryAfter?: number }
  /** The folder's sync states are forgotten, that of this request too. */
  | { kind: 'gone' }
  /** Each item of the page comes twice. */
  | { kind: 'duplicate' }
  /** The page comes once more. */
  | { kind: 'repeat' }
  | { kind: 'shuffle' }
  /** A page without items in front of the real one. */
  | { kind: 'empty' };

export interface FakeCall {
  address: string;
  folder: string | null;
  isDelta: boolean;
}

interface Box {
  folders: Map<string, Map<string, FakeMessage>>;
  log: { folder: string; id: string }[];
  /** Folder → first position of the log whose links are still alive. */
  oldest: Map<string, number>;
}

/** The mail of Microsoft Graph in a few lines: folders, delta with all its moods, counts, batches. */
export class GraphMail implements Net {
  readonly #boxes = new Map<string, Box>();
  readonly #clock: Clock;
  /** The server's own limit of a page. */
  pageSize = 500;
  /** Milliseconds an answer takes. */
  latency: () => number = () => 50;
  fault: (call: FakeCall) => Fault | null = () => null;
  /** Requests that arrived, by mailbox; a batch counts as one. */
  readonly requests = new Map<string, number>();
  /** Requests to one mailbox at this moment, and the most there ever were. */
  mostAtOnce = 0;
  readonly #running = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  route = () => () => {};
  routeFor = () => undefined;
  routeMail = () => () => {};
  mailRoute = async () => undefined;

  box(address: string): Box {
    const known = this.#boxes.get(address) ?? {
      folders: new Map([
        ['inbox', new Map()],
        ['archive', new Map()],
      ]),
      log: [],
      oldest: new Map(),
    };
    this.#boxes.set(address, known);
    return known;
  }

  put(address: string, message: FakeMessage, folder = 'inbox'): void {
    const box = this.box(address);
    box.folders.get(folder)?.set(message.id, message);
    box.log.push({ folder, id: message.id });
  }

  change(address: string, id: string, change: Partial<FakeMessage>, folder = 'inbox'): void {
    const message = this.box(address).folders.get(folder)?.get(id);
    if (message) this.put(address, { ...message, ...change }, folder);
  }

  delete(address: string, id: string, folder = 'inbox'): FakeMessage | undefined {
    const box = this.box(address);
    const message = box.folders.get(folder)?.get(id);
    if (!message) return undefined;
    box.folders.get(folder)?.delete(id);
    box.log.push({ folder, id });
    return message;
  }

  move(address: string, id: string, from: string, to: string): void {
    const message = this.delete(address, id, from);
    if (message) this.put(address, message, to);
  }

  /** Forgets the history that everybody has asked for; nobody may be in the midst of a round. */
  compact(address: string): void {
    const { log } = this.box(address);
    // Positions stay what they are: links name them.
    for (let index = 0; index < log.length - 100; index++) log[index] = NOTHING;
  }

  /** All links of a folder so far are dead, those of rounds under way too. */
  forget(address: string, folder: string): void {
    const { log, oldest } = this.box(address);
    oldest.set(folder, log.length + 1);
    log.push({ folder: '', id: '' });
  }

  /** Newest first. */
  sorted(address: string, folder = 'inbox'): FakeMessage[] {
    return [...(this.box(address).folders.get(folder)?.values() ?? [])].sort(newestFirst);
  }

  fetch = async (input: string | URL | Request, init: NetInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const [, , , user = '', , folder = null] = url.pathname.split('/').map(decodeURIComponent);
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as BatchBody) : null;
    const address = body ? userOf(body.requests[0]?.url ?? '') : user;
    this.requests.set(address, (this.requests.get(address) ?? 0) + 1);
    const leave = this.#enter(address);
    try {
      await this.#wait(init.signal ?? null);
    } finally {
      leave();
    }
    const isDelta = url.pathname.endsWith('/delta');
    const fault = this.fault({ address, folder, isDelta });
    if (fault?.kind === 'drop') throw new NetError('offline', HOST, 'ECONNRESET');
    if (fault?.kind === 'status') return refusal(fault.status, fault.retryAfter);
    if (body) return json({ responses: body.requests.map((request) => this.#inner(request)) });
    const answer = this.#answer(url, new Headers(init.headers), fault);
    if (answer.status !== 200) return refusal(answer.status);
    const text = JSON.stringify(answer.body);
    return new Response(fault?.kind === 'truncate' ? text.slice(0, text.length / 2) : text);
  };

  #enter(address: string): () => void {
    const running = (this.#running.get(address) ?? 0) + 1;
    this.#running.set(address, running);
    this.mostAtOnce = Math.max(this.mostAtOnce, running);
    return () => this.#running.set(address, (this.#running.get(address) ?? 1) - 1);
  }

  #wait(signal: AbortSignal | null): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.after(this.latency(), () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      });
      const giveUp = () => {
        cancel();
        reject(new NetError('aborted', HOST));
      };
      if (signal?.aborted) giveUp();
      else signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  #inner({ id, url }: BatchBody['requests'][number]) {
    const { status, body } = this.#answer(new URL(`${GRAPH}/v1.0${url}`), new Headers(), null);
    return { id, status, headers: {}, body };
  }

  #answer(url: URL, headers: Headers, fault: Fault | null): { status: number; body: unknown } {
    const [, , , user = '', , folder, , delta] = url.pathname.split('/').map(decodeURIComponent);
    const box = this.box(user);
    if (folder === undefined) {
      return ok({ value: [...box.folders.keys()].map((key) => folderView(box, key)) });
    }
    const rows = box.folders.get(folder.replace(/^id-/, ''));
    if (!rows) return { status: 404, body: {} };
    if (url.pathname.endsWith(`/${encodeURIComponent(folder)}`)) return ok(folderView(box, folder));
    if (delta === undefined) return ok({ value: this.sorted(user, folder).slice(0, 50).map(view) });
    const asked = Number(/maxpagesize=(\d+)/.exec(headers.get('prefer') ?? '')?.[1] ?? 10);
    return this.#delta(url, { box, user, folder }, { size: Math.min(asked, this.pageSize), fault });
  }

  #delta(
    url: URL,
    { box, user, folder }: { box: Box; user: string; folder: string },
    { size, fault }: { size: number; fault: Fault | null },
  ): { status: number; body: unknown } {
    const token = url.searchParams.get('$skiptoken') ?? url.searchParams.get('$deltatoken');
    const [kind = 'full', begunText, positionText = '0', until] = token?.split('.') ?? [];
    const begun = begunText === undefined ? box.log.length : Number(begunText);
    if (fault?.kind === 'gone') this.forget(user, folder);
    if (token !== null && begun < (box.oldest.get(folder) ?? 0)) return { status: 410, body: {} };
    // By hand: it is made with every answer.
    const link = (name: string, ...parts: (string | number)[]) =>
      `${GRAPH}${url.pathname}?${encodeURIComponent(name)}=${encodeURIComponent(parts.join('.'))}`;
    const page =
      kind === 'full'
        ? this.#fullPage(this.sorted(user, folder), positionText, size)
        : changesPage(box, folder, { begun, position: Number(positionText), size });
    const end = kind === 'full' ? begun : Number(until ?? box.log.length);
    const value = disturbed(page.value, fault);
    const comesTwice = fault?.kind === 'empty' || fault?.kind === 'repeat';
    if (comesTwice && token !== url.searchParams.get('$seen')) {
      const again = new URL(token === null ? link('$skiptoken', 'full', begun) : url);
      again.searchParams.set('$seen', token ?? `full.${begun}`);
      return ok({ value: fault.kind === 'empty' ? [] : value, '@odata.nextLink': again.href });
    }
    if (page.next === null) return ok({ value, '@odata.deltaLink': link('$deltatoken', 'changes', end) });
    const next = kind === 'full' ? [kind, begun, page.next] : [kind, begun, page.next, end];
    return ok({ value, '@odata.nextLink': link('$skiptoken', ...next) });
  }

  /** Goes on below the last message sent, so that what comes and goes meanwhile shifts nothing. */
  #fullPage(rows: FakeMessage[], position: string, size: number) {
    const [at = '', id = ''] = position.split('~');
    const rest =
      position === '0'
        ? rows
        : rows.filter((row) => row.receivedAt < Number(at) || (row.receivedAt === Number(at) && row.id > id));
    const part = rest.slice(0, size);
    const last = part.at(-1);
    return {
      value: part.map(view),
      next: last && rest.length > size ? `${last.receivedAt}~${last.id}` : null,
    };
  }
}

const NOTHING = { folder: '', id: '' };

interface BatchBody {
  requests: { id: string; url: string }[];
}

function changesPage(
  box: Box,
  folder: string,
  { begun, position, size }: { begun: number; position: number; size: number },
) {
  const ids = new Set<string>();
  for (let index = begun; index < box.log.length; index++) {
    const entry = box.log[index];
    if (entry?.folder === folder) ids.add(entry.id);
  }
  const rows = box.folders.get(folder);
  const value = [...ids].slice(position, position + size).map((id) => {
    const row = rows?.get(id);
    return row ? view(row) : { id, '@removed': { reason: id.length % 2 ? 'deleted' : 'changed' } };
  });
  return { value, next: position + size < ids.size ? String(position + size) : null };
}

function disturbed(value: object[], fault: Fault | null): object[] {
  if (fault?.kind === 'duplicate') return [...value, ...value];
  return fault?.kind === 'shuffle' ? value.toReversed() : value;
}

function view({ id, subject, receivedAt, isRead, isFlagged }: FakeMessage): object {
  return {
    id,
    conversationId: 'c',
    subject,
    from: { emailAddress: { name: 'Ann', address: 'ann@contoso.example' } },
    bodyPreview: 'Hello',
    receivedDateTime: new Date(receivedAt).toISOString(),
    isRead,
    hasAttachments: false,
    flag: { flagStatus: isFlagged ? 'flagged' : 'notFlagged' },
    importance: 'normal',
  };
}

function folderView(box: Box, key: string) {
  const rows = [...(box.folders.get(key)?.values() ?? [])];
  return {
    id: `id-${key}`,
    displayName: key,
    parentFolderId: null,
    childFolderCount: 0,
    unreadItemCount: rows.filter(({ isRead }) => !isRead).length,
    totalItemCount: rows.length,
  };
}

function newestFirst(a: FakeMessage, b: FakeMessage): number {
  return b.receivedAt - a.receivedAt || (a.id < b.id ? -1 : 1);
}

function userOf(path: string): string {
  return decodeURIComponent(path.split('/')[2] ?? '');
}

function ok(body: unknown): { status: number; body: unknown } {
  return { status: 200, body };
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body));
}

const CODES: Record<number, string> = { 410: 'SyncStateNotFound', 429: 'ApplicationThrottled' };

function refusal(status: number, retryAfter?: number): Response {
  const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  const error = { code: CODES[status] ?? 'ServiceUnavailable', message: '' };
  return new Response(JSON.stringify({ error }), { status, headers });
}
