import type { CheckGroup, CheckId, ConnectionView } from '../../../preload/contract.ts';
import { CHECK_WORDS } from './check-words.ts';

/** Pixels. The names of the mailboxes stay in sight, and give way to the checks as far as this. */
export const LEAST_NAME = 176;
const MOST_NAME = 300;
/** A cell shrinks before anything has to be scrolled; its button stays large enough to be hit. */
const LEAST_CELL = 26;
const MOST_CELL = 36;
/** The line of the groups, and the headings below it, which are written upwards. */
export const GROUP_HEIGHT = 28;
export const HEAD_HEIGHT = GROUP_HEIGHT + 116;

/** One check of the matrix. */
export interface MatrixColumn {
  id: CheckId;
  group: CheckGroup;
  /** The first one of its group, behind another one. */
  startsGroup: boolean;
}

/** Checks that any of the mailboxes has, in reading order. */
export function columnsOf(connections: readonly ConnectionView[]): MatrixColumn[] {
  const groups = new Map<CheckId, CheckGroup>();
  for (const { checks } of connections)
    for (const { id, group } of checks?.checks ?? []) groups.set(id, group);
  let last: CheckGroup | null = null;
  return (Object.keys(CHECK_WORDS) as CheckId[]).flatMap((id) => {
    const group = groups.get(id);
    if (!group) return [];
    const startsGroup = last !== null && group !== last;
    last = group;
    return [{ id, group, startsGroup }];
  });
}

/** The groups with their number of columns. */
export function groupsOf(columns: readonly MatrixColumn[]): [CheckGroup, number][] {
  return [...Map.groupBy(columns, ({ group }) => group)].map(([group, { length }]) => [group, length]);
}

/** Tracks of a row: no content has a say in them, so that the rows agree. */
export function template(columns: number): string {
  return `minmax(${LEAST_NAME}px, ${MOST_NAME}px) repeat(${columns}, minmax(${LEAST_CELL}px, ${MOST_CELL}px))`;
}

/** Pixels below which the table is scrolled. */
export function leastWidth(columns: number): number {
  return LEAST_NAME + columns * LEAST_CELL;
}
