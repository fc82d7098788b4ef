/** The tenant's two origins as the caller of one request sees them. */
export interface Origins {
  login: string;
  graph: string;
}

const HOST = /^[a-z0-9.-]+(:\d{1,5})?$/i;

/**
 * In the app each host has its own origin. Served over HTTP one origin is both; behind a TLS front
 * `X-Forwarded-Proto` and `X-Forwarded-Host` say what the caller sees.
 */
export function originsOf(request: Request, own: Origins): Origins {
  const { origin, host } = new URL(request.url);
  const proto = request.headers.get('X-Forwarded-Proto');
  const forwardedHost = request.headers.get('X-Forwarded-Host');
  if (proto === 'https' || proto === 'http' || forwardedHost) {
    const name = forwardedHost && HOST.test(forwardedHost) ? forwardedHost : host;
    const seen = new URL(`${proto === 'http' ? 'http' : 'https'}://${name}`).origin;
    return { login: seen, graph: seen };
  }
  return origin === own.login || origin === own.graph ? own : { login: origin, graph: origin };
}
