import { headOf, type Item } from '../mail/mailbox.ts';
import { GraphFault } from './fault.ts';

/** A parsed `$filter`. */
export interface Filter {
  /** Properties in the order they appear. */
  properties: string[];
  matches(item: Item): boolean;
}

type Value = string | number | boolean;
type Reader = (item: Item) => Value;

const READERS: Record<string, Reader> = {
  receivedDateTime: (item) => Math.floor(item.receivedAt / 1000),
  sentDateTime: (item) => Math.floor((headOf(item).sentAt ?? item.receivedAt) / 1000),
  lastModifiedDateTime: (item) => Math.floor(item.modifiedAt / 1000),
  isRead: (item) => item.isRead,
  isDraft: () => false,
  hasAttachments: (item) => headOf(item).hasAttachments,
  importance: (item) => headOf(item).importance,
  subject: (item) => headOf(item).subject.toLowerCase(),
  internetMessageId: (item) => headOf(item).internetMessageId.toLowerCase(),
  'flag/flagStatus': (item) => (item.isFlagged ? 'flagged' : 'notflagged'),
  'from/emailAddress/address': (item) => (headOf(item).from?.address ?? '').toLowerCase(),
  'from/emailAddress/name': (item) => (headOf(item).from?.name ?? '').toLowerCase(),
};

const COMPARISON = /^([\w/]+)\s+(eq|ne|ge|gt|le|lt)\s+(.+)$/;
const FUNCTION = /^(contains|startswith)\(([\w/]+),\s*'((?:[^']|'')*)'\)$/;

/** Reads comparisons joined by `and`. @throws GraphFault 400 */
export function readFilter(text: string): Filter {
  const clauses = splitAnd(text).map(readClause);
  return {
    properties: clauses.map(({ property }) => property),
    matches: (item) => clauses.every((clause) => clause.matches(item)),
  };
}

interface Clause {
  property: string;
  matches(item: Item): boolean;
}

/** Quoted text, the word between clauses, or anything else. A quote within quotes is doubled. */
const TOKEN = /'(?:[^']|'')*'|\s+and\s+|\s+|[^'\s]+|'/gi;

function splitAnd(text: string): string[] {
  const clauses = [''];
  for (const [token] of text.trim().matchAll(TOKEN)) {
    if (/^\s+and\s+$/i.test(token)) clauses.push('');
    else clauses.push(`${clauses.pop() ?? ''}${token}`);
  }
  return clauses;
}

function readClause(text: string): Clause {
  const call = FUNCTION.exec(text);
  if (call) return functionClause(call[1] ?? '', call[2] ?? '', unquote(`'${call[3] ?? ''}'`));
  const [, property = '', operator = '', literal = ''] = COMPARISON.exec(text) ?? [];
  const read = readerOf(property, text);
  const wanted = readLiteral(literal, text);
  return { property, matches: (item) => compare(read(item), operator, wanted) };
}

function functionClause(name: string, property: string, wanted: string): Clause {
  const read = readerOf(property, name);
  const needle = wanted.toLowerCase();
  return {
    property,
    matches: (item) =>
      name === 'contains' ? String(read(item)).includes(needle) : String(read(item)).startsWith(needle),
  };
}

function readerOf(property: string, text: string): Reader {
  const reader = Object.hasOwn(READERS, property) ? READERS[property] : undefined;
  if (!reader) throw invalidFilter(text);
  return reader;
}

function readLiteral(literal: string, text: string): Value {
  if (literal === 'true' || literal === 'false') return literal === 'true';
  if (/^'.*'$/s.test(literal)) return unquote(literal).toLowerCase();
  const time = /^\d{4}-\d{2}-\d{2}/.test(literal) ? Date.parse(literal) : Number.NaN;
  if (Number.isNaN(time)) throw invalidFilter(text);
  return time / 1000;
}

function compare(left: Value, operator: string, right: Value): boolean {
  switch (operator) {
    case 'eq':
      return left === right;
    case 'ne':
      return left !== right;
    case 'ge':
      return left >= right;
    case 'gt':
      return left > right;
    case 'le':
      return left <= right;
    default:
      return left < right;
  }
}

function unquote(literal: string): string {
  return literal.slice(1, -1).replaceAll("''", "'");
}

function invalidFilter(text: string): GraphFault {
  return new GraphFault(400, 'ErrorInvalidUrlQueryFilter', {
    message: `The query filter '${text}' is invalid.`,
  });
}
