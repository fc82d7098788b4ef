/** Addresses that people copy out of a browser or a product. */
import { checkRedirectUri } from '../../preload/redirect-uri-field.ts';

/** A value that can be used, or one sentence about why not. */
export type CheckedText = { value: string } | { advice: string };

/** `name.tld` after the URL parser has lower-cased it and turned other scripts into `xn--`. */
const HOST_NAME = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;
const IP_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const LOOPBACK = new Set(['localhost', '127.0.0.1']);
/** A scheme only counts with its slashes: `localhost:8080` has none. */
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** The host of what was typed, with its port where that is not 443. */
export function checkHost(text: string, example: string): CheckedText {
  const url = addressOf(text, example);
  return 'advice' in url ? url : { value: url.value.host };
}

/** Scheme and host of what was typed, and the folder behind them where that belongs to it. */
export function checkOrigin(text: string, options: { example: string; keepsPath: boolean }): CheckedText {
  const url = addressOf(text, options.example);
  if ('advice' in url) return url;
  const { origin, pathname } = url.value;
  return { value: options.keepsPath ? origin + pathname.replace(/\/+$/, '') : origin };
}

/** A redirect URI that was copied: only its scheme and host are touched, the rest counts to the letter. */
export function checkCallback(text: string): CheckedText {
  if (text.includes('*')) return { advice: 'Type the full address; a star is not accepted.' };
  const value = SCHEME.test(text) ? text : `${isLoopbackText(text) ? 'http' : 'https'}://${text}`;
  const lowered = value.replace(/^[^/]+\/\/[^/?#]*/, (start) => start.toLowerCase().replace(/\.+$/, ''));
  const found = checkRedirectUri(lowered, { platform: 'web', audience: 'AzureADMyOrg' });
  if (found?.level === 'error') return { advice: found.message };
  return isRealHost(new URL(lowered)) ? { value: lowered } : { advice: 'This is not a complete address.' };
}

function addressOf(text: string, example: string): { value: URL } | { advice: string } {
  if (text.includes('*')) return { advice: 'Type the full name; a star is not accepted.' };
  const whole = SCHEME.test(text) ? text : `${isLoopbackText(text) ? 'http' : 'https'}://${text}`;
  const advice = `This is not an address; type it like ${example}.`;
  if (/[\s@\\]/.test(text) || !URL.canParse(whole)) return { advice };
  const url = new URL(whole);
  // `crm.example.com.` names the same host, but Entra compares letters.
  url.hostname = url.hostname.replace(/\.+$/, '');
  if (!isWebScheme(url)) return { advice: 'The address must start with https://.' };
  // The parser reads `12` as the address 0.0.0.12.
  if (!isRealHost(url) || !whole.toLowerCase().includes(readable(url.hostname))) return { advice };
  return url.protocol === 'http:' && !LOOPBACK.has(url.hostname)
    ? { advice: 'Microsoft accepts http:// only for localhost; the system must be reached with https://.' }
    : { value: url };
}

function isLoopbackText(text: string): boolean {
  return /^(?:localhost|127\.0\.0\.1)(?:[:/?#]|$)/i.test(text);
}

/** The part of a host name that survives parsing: nothing of a name that was turned into `xn--`. */
function readable(hostname: string): string {
  return hostname.includes('xn--') ? '' : hostname;
}

function isWebScheme({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:';
}

function isRealHost({ hostname }: URL): boolean {
  return LOOPBACK.has(hostname) || HOST_NAME.test(hostname) || IP_ADDRESS.test(hostname);
}
