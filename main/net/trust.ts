import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/** By the certificates that are trusted besides: reading the system's hundreds takes longer than a handshake. */
const contexts = new Map<string, SecureContext>();

/**
 * Trusts what Node does, what this computer does (a company's own root is in the latter only), and
 * `extra` PEM certificates. `onlyExtra`: nobody else vouches, as for a server inside this computer.
 */
export function trusting(extra: readonly string[], { onlyExtra = false } = {}): SecureContext {
  const key = `${onlyExtra} ${extra.join('\n')}`;
  const known = contexts.get(key);
  if (known) return known;
  const others = onlyExtra ? [] : [...getCACertificates('default'), ...getCACertificates('system')];
  const context = createSecureContext({ ca: [...new Set([...others, ...extra])] });
  contexts.set(key, context);
  return context;
}
