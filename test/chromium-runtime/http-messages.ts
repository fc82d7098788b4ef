import type { Protocol } from 'devtools-protocol';
import type { SchemeMap } from './scheme-map.ts';

const BODILESS = new Set(['GET', 'HEAD']);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Headers whose value names URLs or origins in Chromium's spelling. */
const URL_HEADERS = new Set(['origin', 'referer']);
const REWRITTEN = new Set([
  'content-security-policy',
  'content-security-policy-report-only',
  'access-control-allow-origin',
]);

/** A paused request as the `Request` a protocol handler gets. */
export function toRequest(request: Protocol.Network.Request, schemes: SchemeMap): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    headers.append(name, URL_HEADERS.has(name.toLowerCase()) ? schemes.toApp(value) : value);
  }
  if (headers.get('origin') === 'null') headers.delete('origin');
  const body = BODILESS.has(request.method) ? null : bodyOf(request);
  return new Request(schemes.toApp(request.url), { method: request.method, headers, body });
}

function bodyOf(request: Protocol.Network.Request): Uint8Array<ArrayBuffer> {
  const chunks = (request.postDataEntries ?? []).map((entry) => Buffer.from(entry.bytes ?? '', 'base64'));
  return new Uint8Array(Buffer.concat(chunks));
}

/** A handler's answer as Chromium takes it. */
export interface Fulfilment {
  responseCode: number;
  responseHeaders: Protocol.Fetch.HeaderEntry[];
  body: string;
  /** Absolute target of a redirect, as the main process sees it. */
  location: string | undefined;
}

/** Reads a handler's `Response` to its end. */
export async function toFulfilment(response: Response, url: string, schemes: SchemeMap): Promise<Fulfilment> {
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
  const target = location === null ? undefined : (URL.parse(location, url)?.href ?? undefined);
  const responseHeaders: Protocol.Fetch.HeaderEntry[] = [];
  for (const [name, value] of response.headers) {
    if (name === 'location' && target) responseHeaders.push({ name, value: schemes.toChromium(target) });
    else responseHeaders.push({ name, value: REWRITTEN.has(name) ? schemes.headerToChromium(value) : value });
  }
  return { responseCode: response.status, responseHeaders, body, location: target };
}
