import type { ConnectionView } from '../../../preload/contract.ts';

/** How all mailboxes are doing, in one sentence. */
export function summaryWords(connections: readonly ConnectionView[]): string {
  const count = (kind: ConnectionView['status']['kind']) =>
    connections.filter(({ status }) => status.kind === kind).length;
  const parts = [
    [count('needs-you'), 'needs you', 'need you'],
    [count('offline'), 'cannot be reached', 'cannot be reached'],
    [count('paused'), 'is paused', 'are paused'],
  ] as const;
  const troubles = parts
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => `${number} ${number === 1 ? one : many}`);
  const all = connections.length === 1 ? '1 mailbox' : `${connections.length} mailboxes`;
  if (troubles.length === 0) return connections.length === 1 ? 'It works.' : `All ${all} work.`;
  return `Of ${all}, ${troubles.join(', ')}.`;
}
