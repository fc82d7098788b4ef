/**
 * Rules of a redirect URI, checked before Entra does.
 * Source: https://learn.microsoft.com/entra/identity-platform/reply-url
 */
import type { Audience, Platform } from './contract.ts';
import { adviceOn, error, type FieldAdvice, info, type Rule, warning } from './field-advice.ts';
import { unquoted } from './pasted-text.ts';

export interface RedirectUriContext {
  platform: Platform;
  audience: Audience;
}

/** Entra's limit for one address. */
const MAX_LENGTH = 256;
const LOOPBACK = 'http://localhost';

function allowsPersonal(audience: Audience): boolean {
  return audience === 'AzureADandPersonalMicrosoftAccount' || audience === 'PersonalMicrosoftAccount';
}

/** The suggestion that fits any desktop registration; none for a Web one, whose address is the system's. */
function desktopDefault(platform: Platform): string | undefined {
  return platform === 'publicClient' ? LOOPBACK : undefined;
}

/** Rules about the text alone: what they let through can be parsed. */
const TEXT_RULES: readonly Rule<RedirectUriContext>[] = [
  (value, { platform }) =>
    value === '' ? error('Type the address Microsoft sends people back to.', desktopDefault(platform)) : null,
  (value) => (unquoted(value) === value ? null : error('Remove the quotation marks.', unquoted(value))),
  (value) =>
    /^https?:\/\/https?:/iu.test(value)
      ? error('The address starts twice with http.', value.replace(/^https?:\/\//iu, ''))
      : null,
  (value) =>
    /^https?:\/[^/]/iu.test(value)
      ? error('Two slashes belong behind the colon.', value.replace(':/', '://'))
      : null,
  (value) =>
    /^(localhost|127\.0\.0\.1)([:/]|$)/iu.test(value)
      ? error('The address must start with http://.', `http://${value}`)
      : null,
  (value) =>
    /^[a-z0-9.-]+\.[a-z]{2,}(:\d+)?([/?]|$)/iu.test(value)
      ? error('The address must start with https://.', `https://${value}`)
      : null,
  (value, { platform }) =>
    /^urn:/iu.test(value)
      ? error('This old form no longer works; use an ordinary address.', desktopDefault(platform))
      : null,
  (value, { platform }) =>
    /^https?:\/\//iu.test(value)
      ? null
      : error('The address must start with https:// or http://localhost.', desktopDefault(platform)),
  (value) =>
    /[<>{}]/u.test(value) ? error('Replace the part in brackets with the real name of your server.') : null,
  (value) =>
    /\s/u.test(value) ? error('The address must not contain spaces.', value.replace(/\s+/gu, '')) : null,
  (value) => {
    const found = /[!$'(),;"`\\^|]/u.exec(value);
    return found ? error(`Microsoft does not allow the character ${found[0]} in this address.`) : null;
  },
  (value, { audience }) => wildcard(value, audience),
  (value) =>
    value.length > MAX_LENGTH ? error(`The address is too long: ${MAX_LENGTH} characters at most.`) : null,
  (value) => (URL.canParse(value) ? null : error('This is not a complete address.')),
];

function wildcard(value: string, audience: Audience): FieldAdvice | null {
  if (!value.includes('*')) return null;
  if (allowsPersonal(audience))
    return error('With personal accounts allowed, the address must not contain a star.');
  return warning('A star works only when an expert enters it; type the full address instead.');
}

type UrlRule = (url: URL, value: string, context: RedirectUriContext) => FieldAdvice | null;

/** Rules about the parts of the address. */
const URL_RULES: readonly UrlRule[] = [
  (url) => (url.username || url.password ? error('Take the user name out of the address.') : null),
  (_url, value) =>
    value.includes('#')
      ? error('The address must not contain the character #.', value.slice(0, value.indexOf('#')))
      : null,
  (url, value) =>
    url.hostname === '[::1]'
      ? error('Microsoft does not accept [::1]; use localhost.', value.replace('[::1]', 'localhost'))
      : null,
  (url, value) =>
    url.protocol === 'http:' && !isLoopback(url)
      ? error(
          'Only https:// is accepted here; http:// is for localhost.',
          value.replace(/^http:/iu, 'https:'),
        )
      : null,
  (url, _value, { audience }) =>
    url.search && allowsPersonal(audience)
      ? error('With personal accounts allowed, the address must not contain a question mark.')
      : null,
  (url, _value, { platform }) =>
    url.pathname.toLowerCase().endsWith('/oauth2/nativeclient')
      ? warning('Sign-in now ends on a "wrong place" page with this address.', desktopDefault(platform))
      : null,
  (_url, value) => {
    const origin = /^[^:]+:\/\/[^/?#]*/u.exec(value)?.[0] ?? '';
    const lower = origin.toLowerCase();
    return origin === lower
      ? null
      : warning('Write the server name in small letters.', lower + value.slice(origin.length));
  },
  (url, _value, { platform }) => (platform === 'publicClient' ? desktopAdvice(url) : webAdvice(url)),
  (url, value) =>
    url.pathname.length > 1 && value.endsWith('/')
      ? warning('The slash at the end counts: register the address with exactly this slash.')
      : null,
  (url, value) =>
    url.hostname === '127.0.0.1'
      ? info(
          'The portal does not let you type 127.0.0.1; localhost does the same.',
          value.replace('127.0.0.1', 'localhost'),
        )
      : null,
];

function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '127.0.0.1';
}

/** The system browser comes back to `http://localhost:<port>` without a path; Entra ignores only the port. */
function desktopAdvice(url: URL): FieldAdvice | null {
  if (!isLoopback(url))
    return info(
      'Register it under "Mobile and desktop applications", not "Single-page application".',
      LOOPBACK,
    );
  if (url.protocol === 'https:')
    return warning('This computer has no certificate for localhost; use http.', LOOPBACK);
  if (url.pathname !== '/' || url.search)
    return warning('With a path behind it, signing in through your browser fails.', LOOPBACK);
  return null;
}

function webAdvice(url: URL): FieldAdvice | null {
  return isLoopback(url)
    ? info('localhost is this computer; a system on a server needs its own https:// address.')
    : null;
}

/** The last rule: the parts of an address that could be read. */
function judgeUrl(value: string, context: RedirectUriContext): FieldAdvice | null {
  const url = new URL(value);
  for (const rule of URL_RULES) {
    const found = rule(url, value, context);
    if (found) return found;
  }
  return null;
}

/** Advice on the redirect URI of a registration. */
export function checkRedirectUri(text: string, context: RedirectUriContext): FieldAdvice | null {
  return adviceOn(text, [...TEXT_RULES, judgeUrl], context);
}
