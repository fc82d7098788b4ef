import { type Clock, systemClock } from '../clock.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { createMailRoutes } from './mail-routes.ts';
import { NetError, REDIRECT, toNetError } from './net-error.ts';
import type { Net, NetInit, Route } from './types.ts';

/** Long enough for a slow proxy, short enough that a person still waits. */
const DEFAULT_TIMEOUT_MS = 30_000;
/** A message in an answer may have 35 MB and more; nothing that is read whole has as much as this. */
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** The platform's fetch: Electron's `net.fetch` (system proxy, OS certificates) or Node's. */
export type PlatformFetch = (request: Request) => Promise<Response>;

/** Builds the one door to the network over the fetch that is handed in. */
export function createNet(options: { fetch: PlatformFetch; clock?: Clock }): Net {
  const { fetch, clock = systemClock } = options;
  const routes = new Map<string, Route>();
  const routeFor = (url: URL) => (url.protocol === 'https:' ? routes.get(url.host) : undefined);

  return {
    async fetch(input, init = {}) {
      const url = urlOf(input);
      if (!url) throw new NetError('offline', 'An address that is no URL');
      const ms = init.timeoutMs ?? DEFAULT_TIMEOUT_MS;
      const deadline = startDeadline({ clock, ms, host: url.host, signals: signalsOf(input, init) });
      const target = routeFor(url);
      const send = target ? (request: Request) => target.fetch(request) : fetch;
      return exchange({ input, init, host: url.host, deadline, send });
    },
    route(host, route) {
      routes.set(host, route);
      return () => {
        if (routes.get(host) === route) routes.delete(host);
      };
    },
    routeFor,
    ...createMailRoutes(),
  };
}

async function exchange(options: {
  input: string | URL | Request;
  init: NetInit;
  host: string;
  deadline: Deadline;
  send: PlatformFetch;
}): Promise<Response> {
  const { input, init, host, deadline, send } = options;
  try {
    const request = buildRequest(input, init, deadline.signal);
    const response = await deadline.hold(send(request));
    // 407 comes from a proxy, never from the server that was asked.
    if (response.status === 407) throw new NetError('proxy', host, '407');
    // A Route hands its redirects back, as nobody has judged them yet.
    if (request.redirect === 'error' && isRedirect(response)) throw new NetError('proxy', host, REDIRECT);
    return guardBody(response, { deadline, host, left: init.maxBytes ?? DEFAULT_MAX_BYTES });
  } catch (error) {
    deadline.end();
    throw toNetError(error, host);
  }
}

function isRedirect({ status, headers }: Response): boolean {
  return status >= 300 && status < 400 && headers.has('location');
}

function buildRequest(input: string | URL | Request, init: NetInit, signal: AbortSignal): Request {
  const { timeoutMs: _, maxBytes: __, ...rest } = init;
  // Answers hold tokens and mail: no HTTP cache on disk, and no cookies of the sign-in window. A redirect
  // would put another host's word in the place of Microsoft's, so whoever wants one followed says so.
  return new Request(input, { cache: 'no-store', credentials: 'omit', redirect: 'error', ...rest, signal });
}

interface Guard {
  deadline: Deadline;
  host: string;
  /** Bytes that may still come. */
  left: number;
}

/** Keeps deadline and limit over the body: a server that stalls half-way is a time-out too. */
function guardBody(response: Response, guard: Guard): Response {
  if (!response.body) {
    guard.deadline.end();
    return response;
  }
  const { status, statusText, headers } = response;
  return new Response(guardedStream(response.body.getReader(), guard), { status, statusText, headers });
}

/** One listener for the whole body: a large one comes in thousands of pieces. */
function guardedStream(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { deadline, host, left }: Guard,
): ReadableStream<Uint8Array> {
  const { signal } = deadline;
  let fail: (error: unknown) => void = () => {};
  const onAbort = () => fail(signal.reason);
  const end = () => {
    signal.removeEventListener('abort', onAbort);
    deadline.end();
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      fail = (error) => {
        end();
        fail = () => {};
        reader.cancel().catch(() => undefined);
        controller.error(toNetError(error, host));
      };
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
    },
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        // Given up in the meantime, which has been told already.
        if (signal.aborted) return onAbort();
        left -= value?.byteLength ?? 0;
        if (left < 0) throw new NetError('oversized', host);
        if (!done) return controller.enqueue(value);
        end();
        controller.close();
      } catch (error) {
        fail(signal.aborted ? signal.reason : error);
      }
    },
    cancel(reason) {
      end();
      return reader.cancel(reason);
    },
  });
}

function urlOf(input: string | URL | Request): URL | null {
  return URL.parse(input instanceof Request ? input.url : input);
}

function signalsOf(input: string | URL | Request, init: NetInit): AbortSignal[] {
  const own = input instanceof Request ? [input.signal] : [];
  return init.signal ? [...own, init.signal] : own;
}
