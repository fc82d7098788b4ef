/** What can be said about a proxy's values without asking it: by the page at the keystroke, and by main. */
import { adviceOn, error, type FieldAdvice, type Rule, warning } from './field-advice.ts';

const HAS_SCHEME = /^[a-z][a-z\d+.-]*:\/\//iu;
const HOST_AND_PORT =
  /^(?:[\p{L}\d](?:[\p{L}\d_-]*[\p{L}\d])?(?:\.[\p{L}\d][\p{L}\d_-]*)*\.?|\[[\da-f:.]+\]):\d{1,5}$/iu;

const ADDRESS_RULES: readonly Rule<null>[] = [
  (value) =>
    value === '' ? error('Type the address of the proxy, like http://proxy.company.com:8080.') : null,
  (value) =>
    /^socks/iu.test(value)
      ? error('SOCKS proxies are not supported. Ask for the address of the HTTP proxy.')
      : null,
  (value) =>
    /\.pac(?:\?|$)|\.dat$/iu.test(value)
      ? error(
          'This is a script that chooses the proxy. Choose "As the computer" and enter it in the settings of the operating system.',
        )
      : null,
  (value) =>
    !HAS_SCHEME.test(value) && HOST_AND_PORT.test(value)
      ? error('The address begins with http:// or https://.', `http://${value}`)
      : null,
  (value) =>
    URL.canParse(value) ? null : error('This is no address. It looks like http://proxy.company.com:8080.'),
  (value) => {
    const { protocol } = new URL(value);
    return protocol === 'http:' || protocol === 'https:'
      ? null
      : error('The address begins with http:// or https://.');
  },
  (value) => {
    const url = new URL(value);
    if (!url.username && !url.password) return null;
    url.username = '';
    url.password = '';
    return error('Name and password have fields of their own below.', url.origin);
  },
  (value) => {
    const { pathname, search, hash, origin } = new URL(value);
    return pathname !== '/' || search || hash ? error('Only host and port go here.', origin) : null;
  },
  (value) =>
    /:\d+\/?$/u.test(value)
      ? null
      : warning(
          `Without a port, ${new URL(value).protocol === 'https:' ? 443 : 80} is used. Most proxies have another, such as 8080 or 3128.`,
        ),
];

/** Advice on the address of a proxy. */
export function checkProxyAddress(text: string): FieldAdvice | null {
  return adviceOn(text, ADDRESS_RULES, null);
}

/** The entries of a list, however they are separated. */
export function splitBypass(text: string): string[] {
  return text.split(/[\s,;]+/u).filter(Boolean);
}

const NAME = /^(?:\*?\.)?[\p{L}\d](?:[\p{L}\d_-]*[\p{L}\d])?(?:\.[\p{L}\d](?:[\p{L}\d_-]*[\p{L}\d])?)*$/iu;
const IPV6 = /^[\da-f]*:[\da-f:.]+(?:\/(\d{1,3}))?$/iu;
const IPV4_RANGE = /^(?:\d{1,3}\.){3}\d{1,3}\/(\d{1,2})$/u;

/** Advice on the hosts that are reached past the proxy. */
export function checkBypass(text: string): FieldAdvice | null {
  const bad = splitBypass(text).find((entry) => !isBypassEntry(entry));
  if (bad === undefined) return null;
  const host = URL.canParse(bad) ? new URL(bad).hostname : '';
  return error(
    host
      ? `"${bad}" is an address; only its host goes here: ${host}.`
      : `"${bad}" is no host. Write names like intranet.company.com, *.company.com or ranges like 10.0.0.0/8.`,
  );
}

function isBypassEntry(entry: string): boolean {
  if (entry === '<local>' || entry === '*') return true;
  const range = IPV4_RANGE.exec(entry);
  if (range)
    return (
      entry
        .split('/')[0]
        ?.split('.')
        .every((part) => Number(part) < 256) === true && Number(range[1]) <= 32
    );
  const ipv6 = IPV6.exec(entry);
  if (ipv6) return Number(ipv6[1] ?? 0) <= 128;
  return NAME.test(entry);
}
