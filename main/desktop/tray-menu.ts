import type { AppState, ConnectionStatus, ConnectionView, Screen } from '../../preload/contract.ts';
import { unusedSignInDays } from '../../preload/unused-sign-in.ts';
import { BY_URGENCY, compareByUrgency } from '../../preload/urgency.ts';
import { MOST_IN_MENU, trayGroups } from './tray-groups.ts';

/** The state the one icon tells: the worst of all connections. */
export type TrayIcon = 'ok' | 'syncing' | 'needs-you' | 'offline' | 'paused';

export interface TrayItem {
  label: string;
  enabled: boolean;
  checked?: boolean;
  action?: TrayAction;
  submenu?: TrayItem[];
}

export type TrayAction =
  | { kind: 'open'; connectionId: string | null }
  | { kind: 'sync'; connectionId: string }
  | { kind: 'go'; screen: Screen }
  | { kind: 'sync-all' }
  | { kind: 'pause'; paused: boolean }
  | { kind: 'start-at-login'; enabled: boolean }
  | { kind: 'quit' };

export type TrayEntry = TrayItem | 'separator';

const STATUS_WORDS: Record<ConnectionView['status']['kind'], string> = {
  ok: 'In sync',
  syncing: 'Syncing',
  paused: 'Paused',
  offline: 'Offline',
  'needs-you': 'Needs you',
};

/** A service that asks for patience answers: that is not "no network". */
function wordsOf(status: ConnectionStatus): string {
  const isWaiting = status.kind === 'offline' && status.problem.cause === 'throttled';
  return isWaiting ? 'Waiting' : STATUS_WORDS[status.kind];
}

/** More mailboxes than this are grouped, and the passing state of one of them is no news. */
const FEW = 8;
/** Mailboxes with problems that are named in the menu itself. */
const MOST_PROBLEMS = 10;
/** Longest tooltip that Windows shows. */
const MAX_TOOLTIP = 127;

/** The icon's state. Pure. */
export function trayIcon(state: AppState): TrayIcon {
  if (state.settings.paused && state.connections.length > 0) return 'paused';
  const kinds = new Set<TrayIcon>(state.connections.map(({ status }) => settled(status, state)));
  return BY_URGENCY.find((kind) => kinds.has(kind)) ?? 'ok';
}

/** Of many mailboxes one is always syncing: that is how being in sync looks. */
function settled({ kind }: ConnectionStatus, { connections }: AppState): ConnectionStatus['kind'] {
  return kind === 'syncing' && connections.length > FEW ? 'ok' : kind;
}

/** Each mailbox while they fit, else how many are in which state; the worst come first. */
export function trayTooltip(state: AppState): string {
  const { connections } = state;
  if (connections.length === 0) return 'Mailbox Connector: no mailbox connected';
  const lines = connections
    .toSorted(compareByUrgency)
    .map((connection) => `${connection.mailbox}: ${wordsOf(connection.status).toLowerCase()}`);
  const all = ['Mailbox Connector', ...lines].join('\n');
  return all.length <= MAX_TOOLTIP ? all : `Mailbox Connector\n${countWords(state)}`;
}

/** "30 mailboxes: 2 need you, 28 in sync". */
function countWords(state: AppState): string {
  const count = (kind: ConnectionStatus['kind']) =>
    state.connections.filter(({ status }) => settled(status, state) === kind).length;
  const parts = [
    [count('needs-you'), count('needs-you') === 1 ? 'needs you' : 'need you'],
    [count('offline'), 'offline'],
    [count('paused'), 'paused'],
    [count('syncing') + count('ok'), 'in sync'],
  ] as const;
  const shown = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  return `${state.connections.length} mailboxes: ${shown.join(', ')}`;
}

/** The menu: what is wrong first, then the mailboxes, then what can be done. `now` in milliseconds. Pure. */
export function trayMenu(state: AppState, now: number): TrayEntry[] {
  const { connections, settings } = state;
  const hasAny = connections.length > 0;
  return [
    ...(connections.length > FEW ? manyItems(state, now) : fewItems(connections, now)),
    'separator',
    { label: 'Sync now', enabled: hasAny && !settings.paused, action: { kind: 'sync-all' } },
    {
      label: 'Pause all',
      enabled: hasAny,
      checked: settings.paused,
      action: { kind: 'pause', paused: !settings.paused },
    },
    { label: 'Explain an error…', enabled: true, action: { kind: 'go', screen: 'explain' } },
    'separator',
    { label: 'Open Mailbox Connector', enabled: true, action: { kind: 'open', connectionId: null } },
    {
      label: 'Start at login',
      enabled: true,
      checked: settings.startAtLogin,
      action: { kind: 'start-at-login', enabled: !settings.startAtLogin },
    },
    { label: 'Quit', enabled: true, action: { kind: 'quit' } },
  ];
}

function fewItems(connections: readonly ConnectionView[], now: number): TrayEntry[] {
  const none: TrayItem = { label: 'No mailbox connected', enabled: false };
  return connections.length > 0 ? connections.map((connection) => connectionItem(connection, now)) : [none];
}

function manyItems(state: AppState, now: number): TrayEntry[] {
  const { connections } = state;
  const steady = connections.map((one) =>
    one.status.kind === 'syncing' ? { ...one, status: { kind: 'ok' as const } } : one,
  );
  const problems = steady.filter(({ status }) => 'problem' in status).toSorted(compareByUrgency);
  const rest = problems.length - MOST_PROBLEMS;
  const ending = steady.filter((connection) => secretItems(connection).length > 0);
  const open: TrayAction = { kind: 'go', screen: 'overview' };
  return [
    { label: countWords(state), enabled: true, action: open },
    ...problems.slice(0, MOST_PROBLEMS).map((connection) => connectionItem(connection, now)),
    ...(rest > 0 ? [{ label: `${rest} more with problems…`, enabled: true, action: open }] : []),
    ...(ending.length > 0 ? [endingItem(ending, now)] : []),
    'separator',
    ...folded(
      trayGroups(steady).map(({ label, connections: members }) => ({
        label,
        enabled: true,
        submenu: members.map((connection) => connectionItem(connection, now)),
      })),
    ),
  ];
}

function endingItem(ending: readonly ConnectionView[], now: number): TrayItem {
  const daysOf = ({ secret }: ConnectionView) => secret?.daysLeft ?? 0;
  const sorted = ending.toSorted((a, b) => daysOf(a) - daysOf(b));
  const label =
    ending.length === 1 ? '1 client secret ends soon' : `${ending.length} client secrets end soon`;
  const rest = sorted.length - MOST_PROBLEMS;
  const more: TrayItem[] =
    rest > 0 ? [{ label: `${rest} more…`, enabled: true, action: { kind: 'go', screen: 'overview' } }] : [];
  const named = sorted.slice(0, MOST_PROBLEMS).map((connection) => connectionItem(connection, now));
  return { label, enabled: true, submenu: [...named, ...more] };
}

/** A provider's mailboxes may each be of another organisation: so many groups are put together, in order. */
function folded(groups: TrayItem[]): TrayItem[] {
  if (groups.length <= MOST_IN_MENU) return groups;
  const size = Math.ceil(groups.length / MOST_IN_MENU);
  const nameOf = (group: TrayItem | undefined) => group?.label.replace(/ \(\d+\)$/, '') ?? '';
  return Array.from({ length: Math.ceil(groups.length / size) }, (_, index) => {
    const submenu = groups.slice(index * size, (index + 1) * size);
    return { label: `${nameOf(submenu[0])} … ${nameOf(submenu.at(-1))}`, enabled: true, submenu };
  });
}

function connectionItem(connection: ConnectionView, now: number): TrayItem {
  const { status, mailbox, id } = connection;
  const title = 'problem' in status ? status.problem.title : wordsOf(status);
  return {
    label: `${mailbox} (${wordsOf(status).toLowerCase()})`,
    enabled: true,
    submenu: [
      { label: title, enabled: false },
      { label: lastSyncText(connection.lastSync, now), enabled: false },
      ...secretItems(connection),
      ...signInItems(connection, now),
      { label: 'Open', enabled: true, action: { kind: 'open', connectionId: id } },
      {
        label: 'Sync now',
        enabled: status.kind !== 'paused' && status.kind !== 'needs-you',
        action: { kind: 'sync', connectionId: id },
      },
    ],
  };
}

/** Days before its end from which a client secret is mentioned. */
const SECRET_NOTICE_DAYS = 60;

function secretItems({ secret }: ConnectionView): TrayItem[] {
  const days = secret?.daysLeft ?? null;
  if (days === null || days > SECRET_NOTICE_DAYS) return [];
  const label = days < 0 ? 'Client secret has expired' : `Client secret ends in ${days} d`;
  return [{ label, enabled: false }];
}

function signInItems({ lastSync }: ConnectionView, now: number): TrayItem[] {
  const days = unusedSignInDays(lastSync, now);
  return days === null ? [] : [{ label: `Sign-in ends in ${days} d unless it syncs`, enabled: false }];
}

/** "Last sync 3 min ago"; coarse, because a menu is not redrawn while it is open. */
export function lastSyncText(lastSync: string | null, now: number): string {
  if (!lastSync) return 'Not synced yet';
  const minutes = Math.floor((now - Date.parse(lastSync)) / 60_000);
  if (minutes < 1) return 'Last sync just now';
  if (minutes < 60) return `Last sync ${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `Last sync ${hours} h ago` : `Last sync ${Math.floor(hours / 24)} d ago`;
}
