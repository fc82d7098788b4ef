import type { ConnectionView } from '../../../preload/contract.ts';
import { compareByName, compareByUrgency, hasProblem } from '../../../preload/urgency.ts';

export type StateFilter = 'all' | 'problems' | 'paused' | 'fine';
export type Grouping = 'none' | 'system' | 'organisation';
export type Order = 'worst' | 'name';

/** What the person wants to see of all connections. */
export interface FleetFilter {
  search: string;
  state: StateFilter;
  grouping: Grouping;
  order: Order;
}

export const EVERYTHING: FleetFilter = { search: '', state: 'all', grouping: 'none', order: 'worst' };

export interface FleetGroup {
  /** Empty without grouping. */
  title: string;
  connections: ConnectionView[];
}

/** The connections that match, in groups; groups with problems come first. Pure. */
export function fleetGroups(connections: readonly ConnectionView[], filter: FleetFilter): FleetGroup[] {
  const compare = filter.order === 'worst' ? compareByUrgency : compareByName;
  const matching = connections.filter((one) => matches(one, filter)).sort(compare);
  if (filter.grouping === 'none') return matching.length > 0 ? [{ title: '', connections: matching }] : [];
  const title = filter.grouping === 'system' ? systemOf : organisationOf;
  const groups = Map.groupBy(matching, title);
  // A map keeps the order in which its keys came: that of the worst connection of each group.
  const found = [...groups].map(([name, members]) => ({ title: name, connections: members }));
  return filter.order === 'worst' ? found : found.sort((a, b) => a.title.localeCompare(b.title));
}

function matches(connection: ConnectionView, { search, state }: FleetFilter): boolean {
  return matchesState(connection, state) && matchesText(connection, search);
}

function matchesState(connection: ConnectionView, state: StateFilter): boolean {
  switch (state) {
    case 'all':
      return true;
    case 'problems':
      return hasProblem(connection);
    case 'paused':
      return connection.status.kind === 'paused';
    case 'fine':
      return !hasProblem(connection) && connection.status.kind !== 'paused';
  }
}

/** Every word has to be somewhere in what the row shows. */
function matchesText({ mailbox, signer, systemName, cloudName }: ConnectionView, search: string): boolean {
  const text = `${mailbox} ${signer} ${systemName} ${cloudName}`.toLowerCase();
  const words = search.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}

function systemOf({ systemName }: ConnectionView): string {
  return systemName;
}

function organisationOf({ mailbox, cloudName }: ConnectionView): string {
  return `${mailbox.slice(mailbox.lastIndexOf('@') + 1)} · ${cloudName}`;
}

/** How many connections each state filter would show. */
export function countStates(connections: readonly ConnectionView[]): Record<StateFilter, number> {
  const count = (state: StateFilter) => connections.filter((one) => matchesState(one, state)).length;
  return { all: count('all'), problems: count('problems'), paused: count('paused'), fine: count('fine') };
}
