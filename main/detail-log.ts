import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { NetError } from './net/net-error.ts';
import type { Net } from './net/types.ts';

/** Long enough to catch what happens once a day, short enough not to be forgotten. */
export const DETAILED_MS = 24 * 3_600_000;

/** Whether the log is detailed: for a day at most, and never after a restart. */
export interface DetailLog {
  /** Taken down only while it is on; redacted like every line of the log. */
  note(message: () => string): void;
  set(on: boolean): void;
  /** Milliseconds since the epoch at which it ends by itself; null while it is off. */
  until(): number | null;
  /** It ended by itself. */
  hasEnded(): boolean;
  onDidChange(listener: () => void): () => void;
}

export function createDetailLog(log: Log, clock: Clock): DetailLog {
  const listeners = new Set<() => void>();
  let until: number | null = null;
  let hasEnded = false;
  let cancelTimer = () => {};
  const change = (next: number | null, bySelf = false) => {
    if (until === null && next === null) return;
    cancelTimer();
    until = next;
    hasEnded = bySelf;
    log.info(next === null ? `detailed log off${bySelf ? ' by itself' : ''}` : 'detailed log on');
    if (next !== null) cancelTimer = clock.after(DETAILED_MS, () => change(null, true));
    for (const listener of listeners) listener();
  };
  return {
    note(message) {
      if (until !== null) log.info(message());
    },
    set: (on) => change(on ? clock.now() + DETAILED_MS : null),
    until: () => until,
    hasEnded: () => hasEnded,
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The same door, with a line for each request while the log is detailed: no query, no body, no address. */
export function observeNet(net: Net, detail: DetailLog, clock: Clock): Net {
  return {
    ...net,
    async fetch(input, init) {
      const begun = clock.now();
      const what = describeRequest(input, init?.method);
      const took = () => `${clock.now() - begun} ms`;
      try {
        const response = await net.fetch(input, init);
        const id = response.headers.get('request-id') ?? response.headers.get('x-ms-request-id');
        detail.note(() => `${what} ${response.status} in ${took()}${id ? `, request ${id}` : ''}`);
        return response;
      } catch (error) {
        const why = error instanceof NetError ? `${error.code} ${error.detail ?? ''}`.trim() : 'failed';
        detail.note(() => `${what} ${why} after ${took()}`);
        throw error;
      }
    },
  };
}

function describeRequest(input: string | URL | Request, method?: string): string {
  const isRequest = input instanceof Request;
  const url = URL.parse(isRequest ? input.url : input);
  const path = url?.pathname.split('/').map(wordOnly).join('/') ?? '';
  return `${method ?? (isRequest ? input.method : 'GET')} ${url?.host ?? 'no host'}${path}`;
}

/** Ids and addresses in a path name people and mails: only words of the protocol stay. */
function wordOnly(segment: string): string {
  return /^(?:[A-Za-z$_.-]{0,40}|v\d(?:\.\d)?|oauth2)$/.test(segment) && !segment.includes('@')
    ? segment
    : '…';
}
