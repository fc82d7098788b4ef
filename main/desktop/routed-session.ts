import type { Session } from 'electron';
import type { CookieJar } from 'tough-cookie';
import type { Net } from '../net/types.ts';

/** A sign-in session whose https pages may come from a route instead of the network. */
export interface RoutedSession {
  /** Answers https of routed hosts from their routes until the way back is called. */
  attach(url: URL): () => void;
  clearCookies(): Promise<void>;
}

/**
 * Serves pages of routed hosts (practice tenant, loopback cloud). Chromium's cookie store sits below
 * an intercepted protocol and never sees these answers, so their cookies are kept here, in memory.
 */
export function createRoutedSession(session: Session, net: Net): RoutedSession {
  let cookies: Promise<CookieJar> | null = null;
  const answer = async (request: Request): Promise<Response> => {
    if (!net.routeFor(new URL(request.url))) {
      return session.fetch(request, { bypassCustomProtocolHandlers: true });
    }
    cookies ??= newCookieJar();
    const jar = await cookies;
    const headers = new Headers(request.headers);
    headers.set('Cookie', await jar.getCookieString(request.url));
    const response = await net.fetch(new Request(request, { headers }), { redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      await jar.setCookie(cookie, request.url, { ignoreError: true });
    }
    return response;
  };
  return {
    attach(url) {
      if (!net.routeFor(url)) return () => {};
      session.protocol.handle('https', answer);
      return () => session.protocol.unhandle('https');
    },
    async clearCookies() {
      cookies = null;
    },
  };
}

/** It comes with the list of public suffixes, which an app that only reads mail never needs. */
async function newCookieJar(): Promise<CookieJar> {
  const { CookieJar } = await import('tough-cookie');
  return new CookieJar();
}
