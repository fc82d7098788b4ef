import { guidInside, isGuid } from '../../../preload/pasted-text.ts';
import { type Endpoint, isTenant, parseEndpoint, urlsIn } from './endpoint.ts';
import type { Entry } from './entry.ts';
import { isPlaceholder, type Meaning, meaningOf } from './spellings.ts';

/** What a foreign configuration says about one Registration, before it is judged. */
export interface Findings {
  clientId: string;
  tenant: string;
  redirectUri: string;
  mailbox: string;
  /** Empty where there is none, or where it cannot be one. */
  secret: string;
  scopes: string[];
  endpoints: Endpoint[];
  /** Accounts of Microsoft's in the file. */
  accounts: number;
  /** What stood where the secret belongs. */
  secretForm: 'none' | 'value' | 'id' | 'encrypted' | 'placeholder';
  entries: readonly Entry[];
}

/** Gathers the findings; of several accounts in a file the one that says most is taken. */
export function gather(text: string, entries: readonly Entry[]): Findings {
  const foreign = foreignSections(entries);
  const ours = entries.filter(({ section }) => !foreign.has(section));
  const sections = accountSections(ours);
  const first = sections[0];
  // What the account does not say may stand in a common part.
  const ordered = [
    ...ours.filter(({ section }) => section === first),
    ...ours.filter(({ section }) => section !== first && !sections.includes(section)),
  ];
  // Where no account is named, the addresses may stand in any text.
  const sources = [...ordered.map(({ value }) => value), ...(first === undefined ? [text] : [])];
  const endpoints = sources.flatMap(urlsIn).flatMap((url) => parseEndpoint(url) ?? []);
  return { ...valuesOf(ordered, endpoints), endpoints, accounts: sections.length, entries: ours };
}

/** Sections that sign in somewhere else, such as at Google. */
function foreignSections(entries: readonly Entry[]): Set<string> {
  const bySection = Map.groupBy(entries, ({ section }) => section);
  const foreign = [...bySection].filter(([section, own]) => {
    const urls = own
      .filter(({ key }) => /url|uri|endpoint|authority/i.test(key))
      .flatMap(({ value }) => urlsIn(value));
    const isForeign = urls.some((url) => /\/\/[^/]*\b(?:google|googleapis|yahoo|aol)\.com\//i.test(url));
    return section !== '' && isForeign && !urls.some((url) => parseEndpoint(url) !== null);
  });
  return new Set(foreign.map(([section]) => section));
}

/** Sections with a client id of their own, the fullest first. */
function accountSections(entries: readonly Entry[]): string[] {
  const bySection = Map.groupBy(entries, ({ section }) => section);
  const scored = [...bySection].map(([section, own]) => ({
    section,
    isAccount: own.some(({ key }) => meaningOf(key) === 'client-id'),
    // A filled-in client id counts more than any number of other settings.
    score:
      own.filter(({ key, value }) => meaningOf(key) !== null && !isPlaceholder(value)).length +
      (own.some(({ key, value }) => meaningOf(key) === 'client-id' && guidInside(value)) ? 100 : 0),
  }));
  return scored
    .filter(({ isAccount }) => isAccount)
    .sort((a, b) => b.score - a.score)
    .map(({ section }) => section);
}

function valuesOf(
  entries: readonly Entry[],
  endpoints: readonly Endpoint[],
): Omit<Findings, 'endpoints' | 'accounts' | 'entries'> {
  const all = (meaning: Meaning) =>
    entries.filter(({ key }) => meaningOf(key) === meaning).map(({ value }) => value);
  const query = (name: string) => endpoints.flatMap(({ query: values }) => values.getAll(name));
  const found = <T>(values: readonly string[], pick: (value: string) => T | null): T | undefined =>
    values.map(pick).find((value) => value !== null) ?? undefined;
  const scopes = [...all('scope'), ...query('scope')].flatMap((value) =>
    value.split(/[\s,]+/).filter(Boolean),
  );
  return {
    clientId: found([...all('client-id'), ...query('client_id')], guidOf) ?? '',
    tenant: found([...all('tenant'), ...endpoints.map(({ tenant }) => tenant)], tenantOf) ?? '',
    redirectUri: found([...all('redirect-uri'), ...query('redirect_uri')], redirectOf) ?? '',
    mailbox:
      found(
        [...all('mailbox'), ...entries.map(({ section }) => section), ...query('login_hint')],
        addressOf,
      ) ?? '',
    scopes: [...new Set(scopes)].slice(0, 100),
    ...secretOf(all('secret'), all('encrypted-secret')),
  };
}

function guidOf(value: string): string | null {
  const guid = guidInside(value);
  return guid && !isPlaceholder(guid) ? guid.toLowerCase() : null;
}

function tenantOf(value: string): string | null {
  const inside = guidInside(value) ?? value;
  return isTenant(inside) && !/^(?:your|0{8}-0)/i.test(inside) ? inside.toLowerCase() : null;
}

function redirectOf(value: string): string | null {
  const first = value.split(/[\s,]+/)[0] ?? '';
  if (/^urn:ietf:wg:oauth/i.test(first)) return first.slice(0, 256);
  return /^https?:\/\//i.test(first) && URL.canParse(first) ? first.slice(0, 2048) : null;
}

function addressOf(value: string): string | null {
  const address = value.trim();
  if (address.length > 320 || !/^[^\s@<>()"',;:]+@[^\s@<>()"',;:]+\.[a-z]{2,}$/i.test(address)) return null;
  return /^your\b/i.test(address) ? null : address;
}

/** Longest secret the contract takes. */
const MAX_SECRET = 512;

function secretOf(
  values: readonly string[],
  encrypted: readonly string[],
): Pick<Findings, 'secret' | 'secretForm'> {
  const filled = values.filter((value) => !isPlaceholder(value) && value.length <= MAX_SECRET);
  const real = filled.find((value) => !isGuid(value));
  if (real !== undefined) return { secret: real, secretForm: 'value' };
  if (filled.length > 0) return { secret: '', secretForm: 'id' };
  if (encrypted.length > 0) return { secret: '', secretForm: 'encrypted' };
  return { secret: '', secretForm: values.length > 0 ? 'placeholder' : 'none' };
}
