import { bytesOf, sizeOf } from '../message-bytes.ts';
import { mimeTree } from '../mime-tree.ts';
import { type Answer, ARGUMENT_ERROR, type ViewCall } from './context.ts';
import { bodyStructure, envelope, sectionOf } from './message-data.ts';
import { readSet } from './sets.ts';
import type { Token } from './tokens.ts';
import { flagsOf, type Seen } from './view.ts';

const MACROS: Record<string, string[]> = {
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
};

/** `FETCH set items` and `UID FETCH`. */
export async function fetchMessages(call: ViewCall): Promise<Answer> {
  const { command, view, context } = call;
  const items = itemsOf(command.args[1]);
  const chosen = chooseMessages(call);
  if (!items || !chosen) return ARGUMENT_ERROR;
  if (call.byUid && !items.includes('UID')) items.push('UID');
  for (const seen of chosen) {
    const parts = await Promise.all(items.map((item) => dataOf(call, seen, item)));
    if (parts.includes(null)) return ARGUMENT_ERROR;
    context.wire.write(
      Buffer.concat([
        Buffer.from(`* ${view.seen.indexOf(seen) + 1} FETCH (`),
        ...parts.flatMap((part, index) => [Buffer.from(index > 0 ? ' ' : ''), part ?? Buffer.alloc(0)]),
        Buffer.from(')\r\n'),
      ]),
    );
  }
  return 'OK FETCH completed.';
}

/** The messages that a command's first argument names; null for no set. */
export function chooseMessages({ command, view, byUid }: ViewCall): Seen[] | null {
  const [set] = command.args;
  const largest = byUid ? (view.seen.at(-1)?.uid ?? 0) : view.seen.length;
  const holds = typeof set === 'string' ? readSet(set, largest) : null;
  return holds && view.seen.filter(({ uid }, index) => holds(byUid ? uid : index + 1));
}

function itemsOf(token: Token | undefined): string[] | null {
  const list = Array.isArray(token) ? token : token === undefined ? [] : [token];
  const names = list.flatMap((item) => (typeof item === 'string' ? [item.toUpperCase()] : []));
  if (names.length === 0 || names.length !== list.length) return null;
  return names.flatMap((name) => MACROS[name] ?? [name]);
}

/** `NAME value`; null for a name that is none. */
async function dataOf(call: ViewCall, seen: Seen, name: string): Promise<Buffer | null> {
  const { item, uid } = seen;
  switch (name) {
    case 'UID':
      return Buffer.from(`UID ${uid}`);
    case 'FLAGS':
      return Buffer.from(`FLAGS ${flagsOf(seen)}`);
    case 'INTERNALDATE':
      return Buffer.from(`INTERNALDATE "${internalDate(item.receivedAt)}"`);
    case 'RFC822.SIZE':
      return Buffer.from(`RFC822.SIZE ${await sizeOf(item)}`);
    case 'ENVELOPE':
      return Buffer.from(`ENVELOPE ${envelope(mimeTree(await bytesOf(item)))}`);
    case 'BODY':
    case 'BODYSTRUCTURE':
      return Buffer.from(`${name} ${bodyStructure(mimeTree(await bytesOf(item)), name === 'BODYSTRUCTURE')}`);
    default:
      return bodyData(call, seen, name);
  }
}

const OLD_NAMES: Record<string, { section: string; marks: boolean }> = {
  RFC822: { section: '', marks: true },
  'RFC822.HEADER': { section: 'HEADER', marks: false },
  'RFC822.TEXT': { section: 'TEXT', marks: true },
};

/** `BODY[section]<from.count>`: reading it marks the message as read, `BODY.PEEK` does not. */
async function bodyData(call: ViewCall, seen: Seen, name: string): Promise<Buffer | null> {
  const [, peek, section, from, count] = /^BODY(\.PEEK)?\[(.*)\](?:<(\d+)\.(\d+)>)?$/s.exec(name) ?? [];
  const old = OLD_NAMES[name];
  const wanted = old?.section ?? section;
  if (wanted === undefined) return null;
  const whole = sectionOf(await bytesOf(seen.item), wanted);
  if (old?.marks ?? peek === undefined) markRead(call, seen);
  const start = Number(from ?? 0);
  const bytes = from === undefined ? whole : (whole?.subarray(start, start + Number(count)) ?? null);
  const label = old ? name : `BODY[${wanted}]${from === undefined ? '' : `<${from}>`}`;
  if (!bytes) return Buffer.from(`${label} NIL`);
  return Buffer.concat([Buffer.from(`${label} {${bytes.length}}\r\n`), bytes]);
}

function markRead({ view, context }: ViewCall, { item }: Seen): void {
  if (item.isRead || view.isReadOnly || item.folder === null) return;
  view.mailbox.mark(item, { isRead: true }, context.state.now());
  context.state.changed();
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function internalDate(at: number): string {
  const date = new Date(at);
  const day = String(date.getUTCDate()).padStart(2, ' ');
  return `${day}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000`;
}
