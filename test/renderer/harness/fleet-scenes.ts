/** The screens of many mailboxes, of which some have troubles. */
import type {
  AppState,
  CheckGroup,
  CheckId,
  CheckRun,
  CheckView,
  ConnectionStatus,
  ConnectionView,
  Verdict,
} from '../../../preload/contract.ts';
import { CHECK_WORDS } from '../../../renderer/screens/overview/check-words.ts';
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

function mailbox(index: number, checked = CHECKED): ConnectionView {
  const domain = DOMAINS[index % DOMAINS.length];
  const number = Math.floor(index / NAMES.length);
  const address = `${NAMES[index % NAMES.length]}${number > 0 ? `-${number}` : ''}@${domain}`;
  const system = index % SYSTEMS.length;
  const status = statusOf(index);
  return connectionView({
    id: `m${index}`,
    mailbox: address,
    signer: index % 2 === 0 ? address : `dana@${domain}`,
    system: ['this-computer', 'osticket', 'perfex-crm'][system] ?? '',
    systemName: SYSTEMS[system] ?? '',
    status,
    nextSync: status.kind === 'paused' ? null : new Date(Date.now() + 30_000).toISOString(),
    checks: checksOf(index, checked),
  });
}

const CHECKED: readonly CheckId[] = [
  ...(['dns', 'tcp', 'tls', 'clock', 'login', 'tenant', 'app', 'secret', 'consent', 'refresh'] as const),
  ...(['token-graph', 'token-outlook', 'signer', 'graph-own', 'graph', 'imap', 'smtp'] as const),
];

const ALL = Object.keys(CHECK_WORDS) as CheckId[];
const LAST_OF_GROUP: [CheckId, CheckGroup][] = [
  ['clock', 'network'],
  ['consent', 'registration'],
  ['signer', 'sign-in'],
  ['smtp-from', 'mailbox'],
];
const groupOf = (id: CheckId) =>
  LAST_OF_GROUP.find(([last]) => ALL.indexOf(id) <= ALL.indexOf(last))?.[1] ?? 'mailbox';

/** As the doctor calls those that fail here. */
const TITLES: Partial<Record<CheckId, string>> = {
  consent: 'Consent to the permissions',
  refresh: 'Renewal of the stored sign-in',
};

/** A run in which a mailbox with a trouble fails at its own layer, and what needs that is left out. */
function checksOf(index: number, checked: readonly CheckId[]): CheckRun {
  const failing: CheckId | null = index % 30 === 4 ? 'refresh' : index % 30 === 11 ? 'consent' : null;
  const warned: CheckId | null = index % 10 === 6 ? 'smtp' : null;
  const broken = failing ? checked.indexOf(failing) : checked.length;
  const verdictOf = (id: CheckId, place: number): Verdict =>
    place > broken ? 'skipped' : id === failing ? 'failed' : id === warned ? 'warned' : 'passed';
  const checks = checked
    .filter((id) => index % 3 !== 0 || id !== 'secret')
    .map(
      (id, place): CheckView => ({
        id,
        group: groupOf(id),
        title: TITLES[id] ?? CHECK_WORDS[id],
        verdict: verdictOf(id, place),
        facts: id === failing ? [] : [{ label: 'Answer', value: 'HTTP 200' }],
        problem:
          id === failing
            ? problems[id === 'consent' ? 'adminNeeded' : 'revoked']
            : id === warned
              ? problems.unavailable
              : null,
        ms: 12,
        because: place > broken ? failing : null,
        since: new Date(Date.now() - 3_600_000).toISOString(),
      }),
    );
  const at = new Date(Date.now() - 60_000).toISOString();
  return {
    startedAt: at,
    endedAt: at,
    reason: 'asked',
    wasCancelled: false,
    checks,
    changes: [],
    optional: [],
  };
}

export function fleet(count: number, changes: Partial<AppState> = {}, checked = CHECKED): AppState {
  const connections = Array.from({ length: count }, (_, index) => mailbox(index, checked));
  return appState({
    connections,
    selected: connections[0]?.id ?? null,
    place: { screen: 'overview', tab: null, visit: 0 },
    ...changes,
  });
}

/** The app was closed while eighteen of thirty waited for their sign-in. */
function interrupted(): AppState {
  const state = fleet(30);
  const isWaiting = (index: number) => index >= 12;
  const connections = state.connections.map((one, index) =>
    isWaiting(index)
      ? { ...one, status: { kind: 'paused' } as const, lastSync: null, nextSync: null, checks: null }
      : one,
  );
  const items = connections
    .filter((_, index) => isWaiting(index))
    .map(({ id, mailbox: address }) => ({
      connectionId: id,
      mailbox: address,
      phase: 'waiting' as const,
      problem: null,
    }));
  const errand = { kind: 'add', items, signer: null, isOver: true, wasInterrupted: true } as const;
  return { ...state, connections, errand };
}

const settings = { screen: 'settings', tab: null, visit: 0 } as const;

export const fleetScenes = {
  overview: fleet(30),
  'overview-errand': fleet(30, {
    errand: {
      kind: 'check',
      signer: null,
      isOver: false,
      wasInterrupted: false,
      items: fleet(30).connections.map(({ id, mailbox: address }, index) => ({
        connectionId: id,
        mailbox: address,
        phase: index === 4 ? 'failed' : index < 12 ? 'done' : index < 16 ? 'running' : 'waiting',
        problem: index === 4 ? problems.revoked : null,
      })),
    },
  }),
  'overview-interrupted': interrupted(),
  'overview-two': fleet(2),
  'overview-all-checks': fleet(30, {}, ALL),
  'add-many': fleet(3, { place: { screen: 'add-many', tab: null, visit: 0 } }),
  'add-many-first': appState({ place: { screen: 'add-many', tab: null, visit: 0 } }),
  'overview-200': fleet(200),
  activity: fleet(3, { place: { screen: 'activity', tab: null, visit: 0 } }),
  settings: fleet(3, { place: settings }),
  'settings-first': appState({ place: settings }),
} satisfies Record<string, AppState>;
