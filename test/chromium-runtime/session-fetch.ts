import type { RequestInit as LibraryInit } from 'undici';
import type { Kernel } from './kernel.ts';
import { Protocol, type ProtocolHandler, schemeOf } from './protocol.ts';
import { WebRequest } from './web-request.ts';

export type FetchInit = RequestInit & { bypassCustomProtocolHandlers?: boolean };

interface FetchOwner {
  kernel: Kernel;
  protocol: Protocol;
  webRequest: WebRequest;
  /** Where a request is sent, in the words of PAC files. */
  wayTo(url: string): string;
}

const MAX_REDIRECTS = 20;

/**
 * `session.fetch` and `net.fetch`: a protocol handler of the session answers, else Node's fetch. Rejects
 * with Chromium's error names. Unlike Electron's it keeps no cookies.
 */
export async function fetchInSession(
  owner: FetchOwner,
  input: string | Request,
  init: FetchInit = {},
): Promise<Response> {
  const { bypassCustomProtocolHandlers: isBypassing = false, ...rest } = init;
  let request = new Request(input, rest);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    await refuseCancelled(owner, request);
    const handler = isBypassing ? undefined : Protocol.handlerFor(owner.protocol, request.url);
    if (!handler) return fetchFromNetwork(owner, request);
    const response = await race(handler, request);
    const next = request.redirect === 'follow' ? redirectOf(request, response) : undefined;
    if (!next) return response;
    request = next;
  }
  throw new Error('net::ERR_TOO_MANY_REDIRECTS');
}

async function refuseCancelled({ webRequest, kernel }: FetchOwner, request: Request): Promise<void> {
  const details = {
    id: kernel.nextId(),
    url: request.url,
    method: request.method,
    resourceType: 'other' as const,
    referrer: '',
    timestamp: Date.now(),
    uploadData: [],
  };
  const { cancel } = await WebRequest.ask(webRequest, details);
  if (cancel) throw new Error('net::ERR_BLOCKED_BY_CLIENT');
}

async function fetchFromNetwork({ kernel, wayTo }: FetchOwner, request: Request): Promise<Response> {
  if (!kernel.record.isOnline) throw new Error('net::ERR_INTERNET_DISCONNECTED');
  if (!/^https?$/.test(schemeOf(request.url))) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
  const [, kind, server] = /^(PROXY|HTTPS) (\S+)/.exec(wayTo(request.url)) ?? [];
  return server
    ? fetchThrough(`${kind === 'HTTPS' ? 'https' : 'http'}://${server}`, request)
    : fetch(request);
}

/** Node's own fetch takes no proxy. What does is slow to load, and few apps need it. */
async function fetchThrough(proxy: string, request: Request): Promise<Response> {
  const { fetch: fetchWith, ProxyAgent } = await import('undici');
  const { url, method, headers, body, redirect, signal } = request;
  const init = { method, headers: [...headers], body, duplex: 'half', redirect, signal } as LibraryInit;
  const answer = await fetchWith(url, { ...init, dispatcher: new ProxyAgent(proxy) });
  const { status, statusText } = answer;
  return new Response(answer.body as BodyInit | null, { status, statusText, headers: [...answer.headers] });
}

async function race(handler: ProtocolHandler, request: Request): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([answer(handler, request), aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function answer(handler: ProtocolHandler, request: Request): Promise<Response> {
  try {
    const response = await handler(request.clone() as Request);
    if (response instanceof Response && response.type !== 'error') return response;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    throw new Error('net::ERR_UNEXPECTED', { cause: error });
  }
  throw new Error('net::ERR_FAILED');
}

function redirectOf(request: Request, response: Response): Request | undefined {
  const location = response.headers.get('location');
  if (![301, 302, 303, 307, 308].includes(response.status) || !location) return undefined;
  const url = new URL(location, request.url);
  const isKept = response.status === 307 || response.status === 308 || request.method === 'GET';
  return isKept
    ? new Request(url, request.clone())
    : new Request(url, { headers: request.headers, signal: request.signal });
}
