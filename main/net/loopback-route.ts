import type { Route } from './types.ts';

/** Hosts that cannot leave this computer. `URL.hostname` keeps the brackets of an IPv6 literal. */
const LOOPBACK_HOSTS = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Whether a URL points at this computer itself. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK_HOSTS.has(url.hostname);
}

/**
 * A route that answers `https://HOST` from the plain-http server on loopback that a custom cloud
 * names. MSAL and the Graph client insist on https; the server learns from `X-Forwarded-Proto` that
 * its links must say https too. `Host` stays what it was, because host and port are the same.
 *
 * @param origin e.g. `http://127.0.0.1:5000`
 * @throws TypeError for an origin that is not plain http on loopback (a bug of the caller)
 */
export function loopbackRoute(origin: string, fetch: typeof globalThis.fetch = globalThis.fetch): Route {
  const base = new URL(origin);
  if (base.protocol !== 'http:' || !isLoopback(base)) throw new TypeError('not a loopback http origin');
  return {
    browserOrigin: base.origin,
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const headers = new Headers(request.headers);
      headers.set('X-Forwarded-Proto', 'https');
      const body = request.body ? await request.arrayBuffer() : null;
      const { method, signal } = request;
      // Joined as text: resolved against the base, a path of `//host/` would be another host.
      const target = `${base.origin}${pathname}${search}`;
      return fetch(target, { method, headers, body, signal, redirect: 'manual' });
    },
  };
}
