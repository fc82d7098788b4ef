/** Where connections to a server are sent. */
export type ProxyWay = { kind: 'direct' } | HttpProxy;

/** A proxy that is asked to CONNECT. */
export interface HttpProxy {
  kind: 'proxy';
  host: string;
  port: number;
  /** The connection to the proxy itself is encrypted (`https://proxy`). */
  isTls?: boolean;
  /** Name and password, where somebody gave them. */
  credentials?: { user: string; password: string };
}

export const DIRECT: ProxyWay = { kind: 'direct' };

/** The first way of a PAC answer, such as `PROXY proxy.contoso.example:8080; DIRECT`. */
export function parseProxy(answer: string): ProxyWay {
  const first = answer.split(';')[0]?.trim() ?? '';
  const [, kind, host, port] = /^(PROXY|HTTPS?)\s+\[?([^\]\s]+?)\]?:(\d+)$/i.exec(first) ?? [];
  if (!kind || !host || !port) return DIRECT;
  return { kind: 'proxy', host, port: Number(port), ...(kind.toUpperCase() === 'HTTPS' && { isTls: true }) };
}

/**
 * The way that an address such as `http://proxy.contoso.example:8080` names; null for anything else.
 * A name and a password in it are taken along.
 */
export function proxyAt(address: string): HttpProxy | null {
  const url = URL.parse(address.trim());
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || !url.hostname) return null;
  const isTls = url.protocol === 'https:';
  return {
    kind: 'proxy',
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port || (isTls ? 443 : 80)),
    ...(isTls && { isTls }),
    ...(url.username && {
      credentials: { user: decoded(url.username), password: decoded(url.password) },
    }),
  };
}

/** A stray percent sign is itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
