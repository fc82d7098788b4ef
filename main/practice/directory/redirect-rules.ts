import type { Audience } from '../../../preload/contract.ts';
import { type Application, admitsPersonal } from './applications.ts';

/** Entra's platform types of a redirect URI. */
export type RedirectPlatform = 'web' | 'spa' | 'publicClient';

export interface RedirectMatch {
  /** Usually one; more when the same URI is registered twice. */
  platforms: RedirectPlatform[];
  /** Where the answer goes. */
  target: URL;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1']);
const MAX_LENGTH = 256;
/** Redirect URIs per registration, by audience (reply-url). */
const MAX_COUNT = { organizations: 256, personal: 100 };

/**
 * Finds the registered redirect URI that equals the requested one: exact in path, case and query;
 * scheme and host without case; the port does not count on loopback; no path equals `/`.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reply-url
 */
export function matchRedirect(app: Application, requested: string): RedirectMatch | null {
  const target = parse(requested);
  if (!target || target.hash) return null;
  const wanted = comparable(target);
  const matches = (registered: string): boolean => {
    const url = parse(registered);
    return url !== null && comparable(url) === wanted;
  };
  const platforms = (['publicClient', 'web', 'spa'] as const).filter((platform) =>
    app[platform].redirectUris.some(matches),
  );
  return platforms.length > 0 ? { platforms, target } : null;
}

/** Whether the registration has any redirect URI at all (AADSTS500113 otherwise). */
export function hasRedirects(app: Application): boolean {
  return [app.publicClient, app.web, app.spa].some(({ redirectUris }) => redirectUris.length > 0);
}

/** Why Entra would refuse to register this URI; empty if it would not. */
export function redirectProblems(uri: string, audience: Audience): string[] {
  const url = parse(uri);
  if (!url) return ['It is not an absolute URI.'];
  const rules: [boolean, string][] = [
    [uri.length > MAX_LENGTH, `It is longer than ${MAX_LENGTH} characters.`],
    [/[!$'(),;]/.test(uri), "The characters ! $ ' ( ) , ; are not allowed."],
    [url.protocol === 'http:' && !LOOPBACK.has(url.hostname), 'http is for localhost only.'],
    [url.hostname === '[::1]', 'The IPv6 loopback address is not supported.'],
    [url.hash !== '', 'A fragment is not allowed.'],
    [url.search !== '' && admitsPersonal(audience), 'A query is not allowed with personal accounts.'],
    [uri.includes('*') && admitsPersonal(audience), 'A wildcard is not allowed with personal accounts.'],
  ];
  return rules.filter(([broken]) => broken).map(([, text]) => text);
}

/** How many redirect URIs a registration of this audience may hold. */
export function maxRedirects(audience: Audience): number {
  return admitsPersonal(audience) ? MAX_COUNT.personal : MAX_COUNT.organizations;
}

function parse(uri: string): URL | null {
  return URL.canParse(uri) ? new URL(uri) : null;
}

/** The parser has lower-cased scheme and host and given an empty path its slash. */
function comparable(url: URL): string {
  const host = LOOPBACK.has(url.hostname) ? url.hostname : url.host;
  return `${url.protocol}//${host}${url.pathname}${url.search}`;
}
