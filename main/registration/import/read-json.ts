import { type Entry, MAX_ENTRIES, makeEntry } from './entry.ts';

/** A configuration nests a few levels; a deeper text is an attempt to exhaust the stack. */
const MAX_DEPTH = 20;

/** Every text, number and list of texts in a JSON document; null if it is none. */
export function readJson(text: string): Entry[] | null {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    const entries: Entry[] = [];
    collect(JSON.parse(text), [], entries);
    return entries;
  } catch {
    return null;
  }
}

function collect(value: unknown, path: string[], entries: Entry[]): void {
  if (path.length > MAX_DEPTH || entries.length >= MAX_ENTRIES) return;
  const [key = '', section = ''] = [path.at(-1), path.slice(0, -1).join('.')];
  if (typeof value === 'string' || typeof value === 'number') {
    entries.push(makeEntry(section, key, String(value)));
  } else if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    // Lists of scopes or redirect URIs.
    entries.push(makeEntry(section, key, value.join(' ')));
  } else if (typeof value === 'object' && value !== null) {
    const named = entryPair(value as Record<string, unknown>);
    if (named) entries.push(makeEntry(section, named.name, named.value));
    for (const [name, inner] of Object.entries(value)) collect(inner, [...path, name], entries);
  }
}

/** Settings that are lists of `{name, value}`, as web apps in Azure export them, or of `{label, value}`. */
function entryPair(value: Record<string, unknown>): { name: string; value: string } | null {
  const name = value['name'] ?? value['label'];
  const text = value['value'];
  return typeof name === 'string' && typeof text === 'string' ? { name, value: text } : null;
}
