import { headOf } from '../../mail/mailbox.ts';
import { type Answer, ARGUMENT_ERROR, type ViewCall } from './context.ts';
import { readSet } from './sets.ts';
import type { Token } from './tokens.ts';
import type { Seen } from './view.ts';

type Test = (seen: Seen, number: number) => boolean;

/** Criteria without a value. */
const PLAIN: Record<string, Test> = {
  ALL: () => true,
  SEEN: ({ item }) => item.isRead,
  UNSEEN: ({ item }) => !item.isRead,
  FLAGGED: ({ item }) => item.isFlagged,
  UNFLAGGED: ({ item }) => !item.isFlagged,
  DELETED: ({ isDeleted }) => isDeleted,
  UNDELETED: ({ isDeleted }) => !isDeleted,
  NEW: () => false,
  OLD: () => true,
  RECENT: () => false,
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Criteria with one value. */
const VALUED: Record<string, (value: string) => Test> = {
  SUBJECT: (value) => (seen) => has(headOf(seen.item).subject, value),
  FROM: (value) => (seen) => has(`${headOf(seen.item).from?.name} ${headOf(seen.item).from?.address}`, value),
  SINCE: (value) => (seen) => seen.item.receivedAt >= Date.parse(`${value} UTC`),
  BEFORE: (value) => (seen) => seen.item.receivedAt < Date.parse(`${value} UTC`),
  ON: (value) => (seen) => {
    const age = seen.item.receivedAt - Date.parse(`${value} UTC`);
    return age >= 0 && age < DAY_MS;
  },
};

/** `SEARCH` and `UID SEARCH`: all criteria must hold. */
export function searchMessages({ command, view, context, byUid }: ViewCall): Answer {
  const args = String(command.args[0]).toUpperCase() === 'CHARSET' ? command.args.slice(2) : command.args;
  const tests = readTests(args, view.seen);
  if (!tests) return ARGUMENT_ERROR;
  const found = view.seen.flatMap((seen, index) =>
    tests.every((test) => test(seen, index + 1)) ? [byUid ? seen.uid : index + 1] : [],
  );
  context.wire.send(['* SEARCH', ...found].join(' '));
  return 'OK SEARCH completed.';
}

function readTests(args: Token[], seen: Seen[]): Test[] | null {
  const tests: Test[] = [];
  const rest = args.flat(3).map(String);
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    const key = name.toUpperCase();
    const test = PLAIN[key] ?? valued(key, rest) ?? numbered(key, rest, seen);
    if (!test) return null;
    tests.push(test);
  }
  return tests.length > 0 ? tests : null;
}

function valued(key: string, rest: string[]): Test | undefined {
  const make = VALUED[key];
  return make?.(rest.shift() ?? '');
}

function numbered(key: string, rest: string[], seen: Seen[]): Test | undefined {
  const byUid = key === 'UID';
  const holds = readSet(byUid ? (rest.shift() ?? '') : key, byUid ? (seen.at(-1)?.uid ?? 0) : seen.length);
  return holds ? ({ uid }, number) => holds(byUid ? uid : number) : undefined;
}

function has(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
