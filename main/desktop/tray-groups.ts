import type { ConnectionView } from '../../preload/contract.ts';
import { compareByName } from '../../preload/urgency.ts';

export interface TrayGroup {
  label: string;
  connections: ConnectionView[];
}

/** Entries a person finds their way in without scrolling. */
export const MOST_IN_MENU = 20;

/** Connections by organisation, and those of a large one by the first letters of their addresses. Pure. */
export function trayGroups(connections: readonly ConnectionView[]): TrayGroup[] {
  const byDomain = Map.groupBy(connections.toSorted(compareByName), ({ mailbox }) => domainOf(mailbox));
  return [...byDomain]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([domain, members]) =>
      members.length <= MOST_IN_MENU
        ? [{ label: `${domain} (${members.length})`, connections: members }]
        : letterGroups(domain, members),
    );
}

/** Stretches of the alphabet; who shares a first letter stays together. */
function letterGroups(domain: string, members: readonly ConnectionView[]): TrayGroup[] {
  const groups: ConnectionView[][] = [];
  for (const same of Map.groupBy(members, ({ mailbox }) => letterOf(mailbox)).values()) {
    const last = groups.at(-1);
    if (last && last.length + same.length <= MOST_IN_MENU) last.push(...same);
    else groups.push(...chunks(same));
  }
  return groups.map((group) => {
    const [from, to] = [group[0], group.at(-1)].map((one) => (one ? nameOf(one.mailbox) : ''));
    return { label: `${domain}: ${from} … ${to} (${group.length})`, connections: group };
  });
}

/** Many that share their first letter, e.g. `desk-1` to `desk-90`. */
function chunks(same: readonly ConnectionView[]): ConnectionView[][] {
  const count = Math.ceil(same.length / MOST_IN_MENU);
  return Array.from({ length: count }, (_, index) =>
    same.slice(index * MOST_IN_MENU, (index + 1) * MOST_IN_MENU),
  );
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function nameOf(address: string): string {
  return address.slice(0, address.lastIndexOf('@'));
}

function letterOf(address: string): string {
  return address.slice(0, 1).toUpperCase();
}
