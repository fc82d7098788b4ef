import type { CallbackResponse, OnBeforeRequestListenerDetails, WebRequestFilter } from 'electron';
import { guardInstances, refuseUnknown } from './unimplemented.ts';

type Listener = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: CallbackResponse) => void,
) => void;
type Registration = { filter: WebRequestFilter | null; listener: Listener };

/** `session.webRequest`, of which there is `onBeforeRequest`. */
export class WebRequest {
  #registration: Registration | null = null;

  /** Electron keeps one listener per event: a new one replaces the old one, null removes it. */
  onBeforeRequest(filterOrListener: WebRequestFilter | Listener | null, listener?: Listener | null): void {
    if (typeof filterOrListener === 'function') {
      this.#registration = { filter: null, listener: filterOrListener };
      return;
    }
    if (filterOrListener)
      refuseUnknown('WebRequestFilter', filterOrListener, ['urls', 'excludeUrls', 'types']);
    this.#registration = listener ? { filter: filterOrListener, listener } : null;
  }

  /** Runtime: what the listener decides about a request. */
  static async ask(
    webRequest: WebRequest,
    details: OnBeforeRequestListenerDetails,
  ): Promise<CallbackResponse> {
    const registration = webRequest.#registration;
    if (!registration || !passes(registration.filter, details)) return {};
    return new Promise((resolve) => registration.listener(details, (response) => resolve(response ?? {})));
  }
}

guardInstances('WebRequest', WebRequest);

function passes(
  filter: WebRequestFilter | null,
  { url, resourceType }: OnBeforeRequestListenerDetails,
): boolean {
  if (!filter) return true;
  const { urls, excludeUrls = [], types = [] } = filter;
  if (types.length > 0 && !types.includes(resourceType as never)) return false;
  if (excludeUrls.some((pattern) => matchesPattern(pattern, url))) return false;
  return urls.length === 0 || urls.some((pattern) => matchesPattern(pattern, url));
}

/** Match patterns: https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns */
export function matchesPattern(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const parts = /^([^:]+):\/\/([^/]*)(\/.*)?$/.exec(pattern);
  const parsed = URL.parse(url);
  if (!parts || !parsed) throw new Error(`Invalid url pattern ${pattern}`);
  const [, scheme = '*', host = '*', path = '/*'] = parts;
  return (
    (scheme === '*' ? /^(https?|wss?):$/.test(parsed.protocol) : `${scheme}:` === parsed.protocol) &&
    matchesHost(host, parsed) &&
    wildcard(path).test(parsed.pathname + parsed.search)
  );
}

function matchesHost(pattern: string, url: URL): boolean {
  if (pattern === '*') return true;
  if (!pattern.startsWith('*.'))
    return wildcard(pattern).test(pattern.includes(':') ? url.host : url.hostname);
  return url.hostname === pattern.slice(2) || url.hostname.endsWith(pattern.slice(1));
}

function wildcard(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`);
}
