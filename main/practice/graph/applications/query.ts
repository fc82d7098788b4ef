import { contextOf, type GraphCall } from '../call.ts';
import { graphJson } from '../fault.ts';
import { directoryFaults } from './faults.ts';

/** A directory object as Graph shows it. */
export type DirectoryView = Record<string, unknown>;

type Test = (view: DirectoryView) => boolean;

const EQUALS = /^(\w+)\s+eq\s+(?:'((?:[^']|'')*)'|(null|true|false))$/i;
const STARTS = /^startswith\((\w+),\s*'((?:[^']|'')*)'\)$/i;
const ANY = /^tags\/any\((\w+):\s*\1\s+eq\s+'((?:[^']|'')*)'\)$/i;

/** One object, with `$select`. */
export function entityAnswer(call: GraphCall, kind: string, view: DirectoryView): Response {
  const status = call.request.method === 'GET' ? 200 : 201;
  const body = { '@odata.context': contextOf(call, `${kind}/$entity`), ...selected(call, view) };
  return graphJson(body, { stamp: call.stamp, status });
}

/** All objects that `$filter` lets through. @throws GraphFault 400 */
export function listAnswer(call: GraphCall, kind: string, views: DirectoryView[]): Response {
  const filter = call.url.searchParams.get('$filter');
  const matches = filter === null ? () => true : readFilter(filter);
  const value = views.filter(matches).map((view) => selected(call, view));
  return graphJson({ '@odata.context': contextOf(call, kind), value }, { stamp: call.stamp });
}

function selected(call: GraphCall, view: DirectoryView): DirectoryView {
  const select = call.url.searchParams.get('$select');
  if (!select) return view;
  const names = new Set(select.split(',').map((name) => name.trim()));
  return Object.fromEntries(Object.entries(view).filter(([name]) => names.has(name)));
}

/** Comparisons joined by `and`, as far as clients of ours use them. */
function readFilter(text: string): Test {
  const tests = text
    .split(/\s+and\s+(?=(?:[^']*'[^']*')*[^']*$)/i)
    .map((clause) => readClause(clause.trim()));
  return (view) => tests.every((test) => test(view));
}

function readClause(text: string): Test {
  const any = ANY.exec(text);
  if (any) return hasTag(unquote(any[2]));
  const starts = STARTS.exec(text);
  if (starts) return compare(starts[1], (value) => value.startsWith(unquote(starts[2]).toLowerCase()));
  const equals = EQUALS.exec(text);
  if (!equals) throw directoryFaults.unsupportedQuery(`Invalid filter clause: ${text}`);
  const wanted = (equals[2] === undefined ? (equals[3] ?? '') : unquote(equals[2])).toLowerCase();
  return compare(equals[1], (value) => value === wanted);
}

function hasTag(tag: string): Test {
  return ({ tags }) => Array.isArray(tags) && tags.includes(tag);
}

/** Texts are compared without case, as the directory does. */
function compare(property: string | undefined, holds: (value: string) => boolean): Test {
  return (view) => {
    const name = property ?? '';
    if (!Object.hasOwn(view, name)) {
      throw directoryFaults.unsupportedQuery(
        `Unsupported or invalid query filter clause specified for property '${name}'.`,
      );
    }
    return holds(String(view[name]).toLowerCase());
  };
}

function unquote(text = ''): string {
  return text.replaceAll("''", "'");
}
