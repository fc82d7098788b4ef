import type { CustomScheme } from 'electron';
import { refuseUnknown } from './unimplemented.ts';

const PRIVILEGES = ['standard', 'secure', 'supportFetchAPI', 'corsEnabled', 'codeCache', 'stream'];
const SUFFIX = '.invalid';

/**
 * Chromium takes no new schemes over the DevTools protocol, so `scheme://host/path` lives there as
 * `https://host.scheme.invalid/path`: a standard, secure origin of its own that never resolves
 * (RFC 6761 §6.4). Everything the main process sees goes through this map.
 */
export class SchemeMap {
  readonly #schemes = new Set<string>();

  register(schemes: readonly CustomScheme[]): void {
    for (const { scheme, privileges } of schemes) {
      refuseUnknown('CustomScheme privileges', privileges ?? {}, PRIVILEGES);
      this.#schemes.add(scheme);
    }
  }

  has(scheme: string): boolean {
    return this.#schemes.has(scheme);
  }

  /** Electron's URL → Chromium's. */
  toChromium(url: string): string {
    const parsed = URL.parse(url);
    const scheme = parsed?.protocol.slice(0, -1);
    if (!parsed || !scheme || !this.#schemes.has(scheme)) return url;
    return `https://${parsed.host}.${scheme}${SUFFIX}${url.slice(url.indexOf(parsed.host) + parsed.host.length)}`;
  }

  /** Chromium's URL → Electron's, spelt as Chromium spells it. */
  toApp(url: string): string {
    const parsed = URL.parse(url);
    const scheme = parsed && this.#schemeOf(parsed);
    if (!parsed || !scheme) return url;
    const host = parsed.hostname.slice(0, -`.${scheme}${SUFFIX}`.length);
    return `${scheme}://${host}${url.slice(url.indexOf(parsed.host) + parsed.host.length)}`;
  }

  /** Chromium's serialised origin → Electron's. Opaque origins are `null`. */
  originToApp(origin: string): string {
    if (origin === '' || origin === '://' || origin === 'null') return 'null';
    return this.toApp(origin);
  }

  /** Rewrites our schemes inside a Content-Security-Policy or CORS header for Chromium. */
  headerToChromium(value: string): string {
    let text = value;
    for (const scheme of this.#schemes) {
      text = text.replaceAll(new RegExp(`\\b${scheme}://[^\\s;,]+`, 'g'), (url) => this.toChromium(url));
      text = text.replaceAll(
        new RegExp(`(^|[\\s;])${scheme}:(?=[\\s;]|$)`, 'g'),
        `$1https://*.${scheme}${SUFFIX}`,
      );
    }
    return text;
  }

  #schemeOf(url: URL): string | undefined {
    if (url.protocol !== 'https:' || !url.hostname.endsWith(SUFFIX)) return undefined;
    const scheme = url.hostname.slice(0, -SUFFIX.length).split('.').at(-1);
    return scheme && this.#schemes.has(scheme) ? scheme : undefined;
  }
}
