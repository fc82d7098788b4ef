import { type MimePart, mimeTree } from '../mime-tree.ts';
import { imapString } from './tokens.ts';

/** `ENVELOPE`, from the header. */
export function envelope({ fields }: MimePart): string {
  const text = (name: string) => imapString(fields.get(name) ?? null);
  const from = addresses(fields.get('from'));
  const or = (name: string) => (fields.has(name) ? addresses(fields.get(name)) : from);
  return `(${[
    text('date'),
    text('subject'),
    from,
    or('sender'),
    or('reply-to'),
    addresses(fields.get('to')),
    addresses(fields.get('cc')),
    addresses(fields.get('bcc')),
    text('in-reply-to'),
    text('message-id'),
  ].join(' ')})`;
}

function addresses(value: string | undefined): string {
  if (!value) return 'NIL';
  const each = value.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((entry) => {
    const [, name = '', address = entry.trim()] = /^\s*(.*?)\s*<([^>]*)>\s*$/.exec(entry) ?? [];
    const [local = '', host = ''] = address.split('@');
    const display = name.replace(/^"(.*)"$/, '$1');
    return `(${imapString(display || null)} NIL ${imapString(local)} ${imapString(host)})`;
  });
  return `(${each.join('')})`;
}

/** `BODYSTRUCTURE` with its extension data, or `BODY` without. */
export function bodyStructure(part: MimePart, isExtended: boolean): string {
  const [kind = 'text', subtype = 'plain'] = part.type.split('/');
  if (part.parts.length > 0) {
    const parts = part.parts.map((inner) => bodyStructure(inner, isExtended)).join('');
    const rest = isExtended ? ` ${parameters(part.params)} NIL NIL` : '';
    return `(${parts} ${imapString(subtype)}${rest})`;
  }
  const fields = [
    imapString(kind),
    imapString(subtype),
    parameters(part.params),
    imapString(part.fields.get('content-id') ?? null),
    'NIL',
    imapString(part.fields.get('content-transfer-encoding') ?? '7bit'),
    String(part.body.length),
    ...(kind === 'text' ? [String(lineCount(part.body))] : []),
    ...(isExtended ? ['NIL', disposition(part), 'NIL', 'NIL'] : []),
  ];
  return `(${fields.join(' ')})`;
}

function disposition({ fields }: MimePart): string {
  const [kind, ...rest] = (fields.get('content-disposition') ?? '').split(/;\s*/);
  if (!kind) return 'NIL';
  const params = Object.fromEntries(
    rest.flatMap((each) => {
      const [, name, value] = /^([\w*-]+)="?([^"]*)"?$/.exec(each) ?? [];
      return name ? [[name, value ?? '']] : [];
    }),
  );
  return `(${imapString(kind)} ${parameters(params)})`;
}

function parameters(params: Record<string, string>): string {
  const pairs = Object.entries(params).map(([name, value]) => `${imapString(name)} ${imapString(value)}`);
  return pairs.length === 0 ? 'NIL' : `(${pairs.join(' ')})`;
}

function lineCount(body: Buffer): number {
  return body.toString('latin1').split('\r\n').length;
}

/** The bytes of a `BODY[section]`; null for a part that is not there. */
export function sectionOf(message: Buffer, section: string): Buffer | null {
  const [, numbers = '', rest = ''] = /^((?:\d+(?:\.|$))*)(.*)$/s.exec(section) ?? [];
  const root = mimeTree(message);
  const part = partAt(root, numbers.split('.').filter(Boolean).map(Number));
  if (!part) return null;
  const wanted = rest.toUpperCase();
  if (wanted === '') return numbers === '' ? message : part.body;
  if (wanted === 'HEADER' || wanted === 'MIME') return part.header;
  if (wanted === 'TEXT') return part.body;
  const [, not, names = ''] = /^HEADER\.FIELDS(\.NOT)? \((.*)\)$/.exec(wanted) ?? [];
  return names ? someFields(part.header, names.replaceAll('"', '').split(' '), not === undefined) : null;
}

/** Part 1 of a message without parts is the message's own body. */
function partAt(part: MimePart, [first, ...rest]: number[]): MimePart | null {
  if (first === undefined) return part;
  const inner = part.parts.length === 0 && first === 1 ? part : part.parts[first - 1];
  return inner ? partAt(inner, rest) : null;
}

function someFields(header: Buffer, names: string[], keeps: boolean): Buffer {
  const fields = header
    .toString('utf8')
    .replace(/\r\n\r\n$/, '')
    .split(/\r\n(?![ \t])/);
  const chosen = fields.filter(
    (field) => names.includes(field.slice(0, field.indexOf(':')).toUpperCase()) === keeps,
  );
  return Buffer.from([...chosen, '', ''].join('\r\n'), 'utf8');
}
