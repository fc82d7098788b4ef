import { type Entry, MAX_ENTRIES, MAX_VALUE, makeEntry } from './entry.ts';

/**
 * Reads INI, `.env`, Java properties, plain YAML, and "label: value" lines as people paste them. It looks
 * at one line at a time and never backtracks, so that any text of the allowed size is read at once.
 */
export function readLines(text: string): Entry[] {
  const lines = text.split(/\r\n|[\r\n]/);
  const isIni = lines.some((line) => sectionOf(line) !== null);
  const state: State = { entries: [], section: '', isIni, label: '' };
  for (const line of lines) {
    if (state.entries.length >= MAX_ENTRIES) break;
    readLine(line, state);
  }
  return state.entries;
}

interface State {
  entries: Entry[];
  section: string;
  /** Indented lines go on with the value before. */
  isIni: boolean;
  /** A line that may be the label of the value below it, as the portal's pages are pasted. */
  label: string;
}

function readLine(line: string, state: State): void {
  const trimmed = line.trim();
  if (trimmed === '' || /^(?:[#;!]|\/\/|---)/.test(trimmed)) return;
  const section = sectionOf(line);
  const last = state.entries.at(-1);
  if (section !== null) {
    state.section = section;
  } else if (state.isIni && /^[ \t]/.test(line) && last) {
    if (last.value.length >= MAX_VALUE) return;
    state.entries[state.entries.length - 1] = makeEntry(last.section, last.key, `${last.value} ${trimmed}`);
  } else {
    readPair(trimmed, state);
  }
}

function sectionOf(line: string): string | null {
  return /^\[([^[\]]{1,320})\]\s*$/.exec(line)?.[1]?.trim() ?? null;
}

function readPair(line: string, state: State): void {
  const pair = split(line);
  if (!pair && state.label) {
    state.entries.push(makeEntry(state.section, state.label, unquote(line)));
    state.label = '';
    return;
  }
  state.label = '';
  if (!pair) {
    if (line.length <= MAX_LABEL) state.label = line;
    return;
  }
  const key = cleanKey(pair.key);
  if (pair.value === '') state.label = key;
  else state.entries.push(makeEntry(state.section, key, unquote(pair.value)));
}

/** "Application (client) ID" and its like. */
const MAX_LABEL = 80;

/** Cuts at the first `=>`, `=`, `:` or tab that separates a name from a value; null where there is none. */
function split(line: string): { key: string; value: string } | null {
  for (let at = 1; at < Math.min(line.length, 200); at += 1) {
    const character = line[at];
    if (line[at - 1] === '\\') continue;
    if (character === '=') return cut(line, at, line[at + 1] === '>' ? 2 : 1);
    if (character === '\t') return cut(line, at, 1);
    // Neither the colon of an address nor the one inside a name such as `Module::Name`.
    if (character === ':' && !line.startsWith('//', at + 1) && line[at + 1] !== ':' && line[at - 1] !== ':')
      return cut(line, at, line[at + 1] === '=' ? 2 : 1);
  }
  return null;
}

function cut(line: string, at: number, length: number): { key: string; value: string } | null {
  // The equals sign stands inside an address.
  if (line.lastIndexOf('://', at) >= 0) return null;
  return { key: line.slice(0, at), value: line.slice(at + length).trim() };
}

/** Without `export`, a list's dash, a variable's dollar, and quotes. */
function cleanKey(key: string): string {
  return key
    .trim()
    .replace(/^(?:export\s+|set\s+|-\s+|\$)/i, '')
    .replace(/^["']|["']$/g, '');
}

/** The value without quotes, and without the comment or the comma of a program's line behind it. */
function unquote(text: string): string {
  const quote = text[0];
  if (quote === '"' || quote === "'" || quote === '`') {
    const end = closingQuote(text, quote);
    if (end > 0) return withoutEscapes(text.slice(1, end), quote);
  }
  const bare = text.replace(/\s[#;].*$/, '').trim();
  // Java properties write `https\://`.
  return bare.replace(/\\([:=#! \\])/g, '$1');
}

/** Where the quoted value ends; single quotes joined as shells do count as one value. */
function closingQuote(text: string, quote: string): number {
  for (let at = 1; at < text.length; at += 1) {
    if (text[at] === '\\' && quote === '"') at += 1;
    else if (text[at] === quote) {
      if (!text.startsWith(`\\''`, at + 1)) return at;
      at += 3;
    }
  }
  return -1;
}

function withoutEscapes(text: string, quote: string): string {
  if (quote === "'") return text.replaceAll(`'\\''`, "'");
  return quote === '"' ? text.replace(/\\(["\\$`/])/g, '$1') : text;
}
