import type { Wire } from '../wire.ts';

/** An argument: an atom or string, or a list in parentheses. */
export type Token = string | Token[];

/** One command as it was read, literals included. */
export interface ImapCommand {
  tag: string;
  /** In upper case; `UID` is joined to what follows: `UID FETCH`. */
  name: string;
  args: Token[];
}

/** Longest literal that is taken; nothing a client sends here is larger. */
const MAX_LITERAL = 1024 * 1024;
const LITERAL = /\{(\d{1,9})(\+?)\}$/;
/** Stands in the text for a literal that was read apart. */
const MARK = '\u{FFFF}';

/** Reads one command; null when the client is gone, `malformed` for what is none. */
export async function readCommand(wire: Wire): Promise<ImapCommand | 'malformed' | null> {
  const read = await readWithLiterals(wire);
  if (read === null) return null;
  const [tag, name, ...args] = parse(read.text, read.literals) ?? [];
  if (typeof tag !== 'string' || typeof name !== 'string' || tag === '') return 'malformed';
  const upper = name.toUpperCase();
  if (upper !== 'UID') return { tag, name: upper, args };
  const [inner, ...rest] = args;
  return { tag, name: `UID ${typeof inner === 'string' ? inner.toUpperCase() : ''}`, args: rest };
}

async function readWithLiterals(wire: Wire): Promise<{ text: string; literals: string[] } | null> {
  const literals: string[] = [];
  let text = '';
  for (;;) {
    const line = await wire.line();
    if (line === null) return null;
    const [suffix, size = '', plus] = LITERAL.exec(line) ?? [];
    if (suffix === undefined) return { text: text + line.replaceAll(MARK, ''), literals };
    if (Number(size) > MAX_LITERAL) return null;
    if (!plus) wire.send('+ Ready for additional command text.');
    const bytes = await wire.bytes(Number(size));
    if (bytes === null) return null;
    text += `${line.slice(0, -suffix.length).replaceAll(MARK, '')}${MARK}`;
    literals.push(bytes.toString('utf8'));
  }
}

/** Null for unbalanced quotes or parentheses. */
function parse(text: string, literals: string[]): Token[] | null {
  const stack: Token[][] = [[]];
  let literal = 0;
  let at = 0;
  while (at < text.length) {
    const list = stack.at(-1) as Token[];
    const character = text[at];
    if (character === ' ') at += 1;
    else if (character === MARK) {
      list.push(literals[literal] ?? '');
      literal += 1;
      at += 1;
    } else if (character === '(') {
      stack.push([]);
      at += 1;
    } else if (character === ')') {
      const done = stack.pop();
      if (!done || stack.length === 0) return null;
      (stack.at(-1) as Token[]).push(done);
      at += 1;
    } else {
      const [whole, value] = (character === '"' ? quoted : atom)(text.slice(at)) ?? [];
      if (whole === undefined || value === undefined) return null;
      list.push(value);
      at += whole.length;
    }
  }
  return stack.length === 1 ? (stack[0] as Token[]) : null;
}

function quoted(text: string): [string, string] | null {
  const whole = /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0];
  return whole === undefined ? null : [whole, whole.slice(1, -1).replace(/\\(.)/g, '$1')];
}

/** An atom; a section such as `BODY[HEADER.FIELDS (TO)]<0.9>` belongs to it. */
function atom(text: string): [string, string] | null {
  const whole = /^[^\s()"\uFFFF[]+(?:\[[^\]]*\][^\s()"\uFFFF]*)?/.exec(text)?.[0];
  return whole ? [whole, whole] : null;
}

/** A string as an answer carries it: quoted where it may be, else as a literal; NIL for null. */
export function imapString(value: string | null): string {
  if (value === null) return 'NIL';
  if (/^[\x20-\x7e]*$/.test(value) && value.length < 1000) return `"${value.replace(/[\\"]/g, '\\$&')}"`;
  return `{${Buffer.byteLength(value)}}\r\n${value}`;
}
