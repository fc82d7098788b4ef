import type { AppState, ConnectionStatus, ConnectionView } from '../../preload/contract.ts';

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

/** Worst first: a person's action before the network, the network before good news. */
const BY_URGENCY: TrayIcon[] = ['needs-you', 'offline', 'syncing', 'paused', 'ok'];

/** The icon's state. Pure. */
export function trayIcon(state: AppState): TrayIcon {
  if (state.settings.paused && state.connections.length > 0) return 'paused';
  const kinds = new Set<TrayIcon>(state.connections.map(({ status }) => status.kind));
  return BY_URGENCY.find((kind) => kinds.has(kind)) ?? 'ok';
}

/** Windows cuts a tooltip at 127 characters: the worst connections come first. */
export function trayTooltip(state: AppState): string {
  if (state.connections.length === 0) return 'Mailbox Connector: no mailbox connected';
  const lines = [...state.connections]
    .sort((a, b) => urgency(a) - urgency(b))
    .map((connection) => `${connection.mailbox}: ${wordsOf(connection.status).toLowerCase()}`);
  const text = ['Mailbox Connector', ...lines].join('\n');
  return text.length <= 127 ? text : `${text.slice(0, 126)}…`;
}

/** The menu, with the state and last sync of each connection. `now` in milliseconds. Pure. */
export function trayMenu(state: AppState, now: number): TrayEntry[] {
  const connections = state.connections.map((connection) => connectionItem(connection, now));
  const none: TrayItem = { label: 'No mailbox connected', enabled: false };
  return [
    ...(connections.length > 0 ? connections : [none]),
    'separator',
    {
      label: 'Sync now',
      enabled: connections.length > 0 && !state.settings.paused,
      action: { kind: 'sync-all' },
    },
    {
      label: 'Pause',
      enabled: connections.length > 0,
      checked: state.settings.paused,
      action: { kind: 'pause', paused: !state.settings.paused },
    },
    'separator',
    { label: 'Open Mailbox Connector', enabled: true, action: { kind: 'open', connectionId: null } },
    {
      label: 'Start at login',
      enabled: true,
      checked: state.settings.startAtLogin,
      action: { kind: 'start-at-login', enabled: !state.settings.startAtLogin },
    },
    { label: 'Quit', enabled: true, action: { kind: 'quit' } },
  ];
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

/** "Last sync 3 min ago"; coarse, because a menu is not redrawn while it is open. */
export function lastSyncText(lastSync: string | null, now: number): string {
  if (!lastSync) return 'Not synced yet';
  const minutes = Math.floor((now - Date.parse(lastSync)) / 60_000);
  if (minutes < 1) return 'Last sync just now';
  if (minutes < 60) return `Last sync ${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `Last sync ${hours} h ago` : `Last sync ${Math.floor(hours / 24)} d ago`;
}

function urgency(connection: ConnectionView): number {
  return BY_URGENCY.indexOf(connection.status.kind);
}
