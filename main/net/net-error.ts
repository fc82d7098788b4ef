/** Why a request failed before a usable answer came. */
export type NetErrorCode = 'offline' | 'timeout' | 'aborted' | 'tls' | 'proxy' | 'oversized';

const REASONS: Record<NetErrorCode, string> = {
  offline: 'could not be reached',
  timeout: 'did not answer in time',
  aborted: 'was no longer waited for',
  tls: 'showed a certificate that is not trusted',
  proxy: 'could not be reached through the proxy',
  oversized: 'sent more than any answer has',
};

/**
 * The only thing `Net.fetch` throws. Its message names the host and the platform's own code and
 * nothing else: no header, body, path or query string, so it may be shown and logged.
 */
export class NetError extends Error {
  override readonly name = 'NetError';
  readonly code: NetErrorCode;
  /** `name[:port]` of the host that was asked. */
  readonly host: string;
  /** The platform's code, e.g. `ECONNREFUSED` or `ERR_CERT_AUTHORITY_INVALID`. */
  readonly detail: string | undefined;

  constructor(code: NetErrorCode, host: string, detail?: string) {
    super(`${host} ${REASONS[code]}${detail ? ` (${detail})` : ''}`);
    this.code = code;
    this.host = host;
    this.detail = detail;
  }
}

/** Our name for what Chromium, Electron and undici each say in words of their own. */
export const REDIRECT = 'UNEXPECTED_REDIRECT';

/**
 * First match wins. Chromium's names are those of net/base/net_error_list.h without `net::`; Node's
 * are system, OpenSSL and undici codes. What nothing matches means that the host was not reached.
 */
const PATTERNS: [RegExp, NetErrorCode][] = [
  [/^(AbortError|ABORT_ERR|UND_ERR_ABORTED|ERR_ABORTED)$/, 'aborted'],
  // Microsoft's endpoints have no redirects where we allow none: a portal or a proxy of the network does.
  [/^UNEXPECTED_REDIRECT$/, 'proxy'],
  [/PROXY|TUNNEL|^ERR_PAC_|^ERR_SOCKS_/, 'proxy'],
  [/CERT|SSL|TLS|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^EPROTO$|^INVALID_CA$/, 'tls'],
  [/TIMED_?OUT|TIMEOUT|^TimeoutError$/, 'timeout'],
];

/** Maps whatever a platform's fetch threw to a `NetError`: the one place that knows foreign codes. */
export function toNetError(error: unknown, host: string): NetError {
  const known = netErrorIn(error);
  if (known) return known;
  const codes = platformCodes(error);
  for (const [pattern, code] of PATTERNS) {
    const hit = codes.find((candidate) => pattern.test(candidate));
    if (hit) return new NetError(code, host, hit);
  }
  return new NetError('offline', host, codes.find(isPlatformCode));
}

/** What our own connections found out, however the platform's fetch has wrapped it. */
function netErrorIn(error: unknown, depth = 0): NetError | null {
  if (error instanceof NetError) return error;
  return error instanceof Error && depth <= 5 ? netErrorIn(error.cause, depth + 1) : null;
}

/** The codes of an error and of all it was caused by, outermost first. */
function platformCodes(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const redirect = /\bredirect/i.test(error.message) ? REDIRECT : undefined;
  const own = [codeOf(error), /net::(ERR_\w+)/.exec(error.message)?.[1], redirect, error.name];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [
    ...own.filter((code) => code !== undefined),
    ...inner.flatMap((cause) => platformCodes(cause, depth + 1)),
  ];
}

function codeOf(error: Error): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

function isPlatformCode(code: string): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(code);
}
