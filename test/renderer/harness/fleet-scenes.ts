/** The screens of many mailboxes, of which some have troubles. */
import type { AppState, ConnectionStatus, ConnectionView } from '../../../preload/contract.ts';
import { appState, connectionView, problems } from './states.ts';

const NAMES = [
  'support',
  'orders',
  'billing',
  'returns',
  'press',
  'jobs',
  'sales',
  'events',
  'legal',
  'parts',
];
const DOMAINS = ['contoso.com', 'fabrikam.example', 'northwind.example'];
const SYSTEMS = ['This computer', 'osTicket', 'Perfex CRM'];

/** Every seventh has a trouble of some kind. */
function statusOf(index: number): ConnectionStatus {
  if (index % 30 === 4) return { kind: 'needs-you', problem: problems.revoked };
  if (index % 30 === 11) return { kind: 'needs-you', problem: problems.adminNeeded };
  if (index % 30 === 18) return { kind: 'offline', problem: problems.offline };
  if (index % 30 === 25) return { kind: 'paused' };
  return index % 12 === 7 ? { kind: 'syncing' } : { kind: 'ok' };
}

function mailbox(index: number): ConnectionView {
  const domain = DOMAINS[index % DOMAINS.length];
  const number = Math.floor(index / NAMES.length);
  const address = `${NAMES[index % NAMES.length]}${number > 0 ? `-${number}` : ''}@${domain}`;
  const system = index % SYSTEMS.length;
  return connectionView({
    id: `m${index}`,
    mailbox: address,
    signer: index % 2 === 0 ? address : `dana@${domain}`,
    system: ['this-computer', 'osticket', 'perfex-crm'][system] ?? '',
    systemName: SYSTEMS[system] ?? '',
    status: statusOf(index),
    nextSync: new Date(Date.now() + 30_000).toISOString(),
  });
}

export function fleet(count: number, changes: Partial<AppState> = {}): AppState {
  const connections = Array.from({ length: count }, (_, index) => mailbox(index));
  return appState({
    connections,
    selected: connections[0]?.id ?? null,
    place: { screen: 'overview', tab: null, visit: 0 },
    ...changes,
  });
}

const settings = { screen: 'settings', tab: null, visit: 0 } as const;

export const fleetScenes = {
  overview: fleet(30),
  'overview-two': fleet(2),
  'overview-200': fleet(200),
  settings: fleet(3, { place: settings }),
  'settings-first': appState({ place: settings }),
} satisfies Record<string, AppState>;
