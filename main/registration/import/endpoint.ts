import { isGuid } from '../../../preload/pasted-text.ts';

/** Login hosts of Microsoft's clouds, old names included, and the id of the cloud. */
const LOGIN_HOSTS: Record<string, string> = {
  'login.microsoftonline.com': 'global',
  'login.windows.net': 'global',
  'login.microsoft.com': 'global',
  'sts.windows.net': 'global',
  'login.live.com': 'global',
  'login.microsoftonline.us': 'us-gov',
  'login-us.microsoftonline.com': 'us-gov',
  'login.usgovcloudapi.net': 'us-gov',
  'login.partner.microsoftonline.cn': 'china',
  'login.chinacloudapi.cn': 'china',
};

/** A pasted endpoint of Microsoft's, taken apart. */
export interface Endpoint {
  cloud: string;
  /** Tenant id, domain, or one of `common`, `organizations`, `consumers`; empty where none is named. */
  tenant: string;
  kind: 'authorize' | 'token' | 'native-client' | 'other';
  isVersion1: boolean;
  query: URLSearchParams;
}

/** More than any configuration names. */
const MAX_URLS = 200;
const MAX_URL = 4096;

/** The addresses in a text, in their order; a backslash before the colon is that of Java properties. */
export function urlsIn(text: string): string[] {
  const urls: string[] = [];
  for (const match of text.matchAll(/\bhttps?\\?:\/\/[^\s"'<>`|{}\\^]{1,4096}/gi)) {
    if (urls.length >= MAX_URLS) break;
    urls.push(match[0].replace('\\:', ':').replace(/[).,;\]]+$/, ''));
  }
  return urls;
}

/** Takes an endpoint of Microsoft's apart; null for any other address. */
export function parseEndpoint(text: string): Endpoint | null {
  if (text.length > MAX_URL || !URL.canParse(text)) return null;
  const { hostname, pathname, searchParams } = new URL(text);
  const cloud = LOGIN_HOSTS[hostname];
  if (cloud === undefined) return null;
  const path = pathname.toLowerCase();
  const tenant = pathname.split('/')[1] ?? '';
  return {
    cloud,
    tenant: isTenant(tenant) ? tenant.toLowerCase() : '',
    kind: kindOf(path),
    isVersion1: hostname === 'sts.windows.net' || /\/oauth2\/(?:authorize|token)\/?$/.test(path),
    query: searchParams,
  };
}

function kindOf(path: string): Endpoint['kind'] {
  if (path.endsWith('/nativeclient')) return 'native-client';
  if (/\/authorize\/?$/.test(path)) return 'authorize';
  return /\/token\/?$/.test(path) ? 'token' : 'other';
}

/** Whether a text can stand for a tenant. */
export function isTenant(text: string): boolean {
  const lower = text.toLowerCase();
  if (isGuid(lower) || ['common', 'organizations', 'consumers'].includes(lower)) return true;
  return lower.length <= 255 && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(lower);
}
