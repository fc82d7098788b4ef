import type { ConnectionTab, ConnectionView } from '../../../preload/contract.ts';

/** The parts of a connection, in the order of their tabs. */
export function tabsOf({ inbox, handover, secret }: ConnectionView): ConnectionTab[] {
  const isForAnother = handover !== null || inbox === null || secret !== null;
  return [
    ...(inbox ? (['inbox'] as const) : []),
    ...(handover ? (['handover'] as const) : []),
    ...(isForAnother ? (['registration'] as const) : []),
    'checks',
    'activity',
  ];
}

/** What is shown first: the values to paste, where the mailbox is for a System elsewhere. */
export function firstTab(connection: ConnectionView): ConnectionTab {
  const tabs = tabsOf(connection);
  return tabs.includes('handover') ? 'handover' : (tabs[0] ?? 'inbox');
}
