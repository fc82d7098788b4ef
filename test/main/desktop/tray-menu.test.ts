import { describe, expect, it } from 'vitest';
import {
  lastSyncText,
  type TrayEntry,
  type TrayItem,
  trayIcon,
  trayMenu,
  trayTooltip,
} from '../../../main/desktop/tray-menu.ts';
import type { ConnectionStatus } from '../../../preload/contract.ts';
import { DEFAULT_SETTINGS } from '../../../preload/default-settings.ts';
import { appState, connectionView, problem } from '../../fakes/app-state.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const ok: ConnectionStatus = { kind: 'ok' };
const offline: ConnectionStatus = { kind: 'offline', problem: problem('offline-or-dns') };
const needsYou: ConnectionStatus = { kind: 'needs-you', problem: problem('refresh-token-expired') };

const withStatuses = (...statuses: ConnectionStatus[]) =>
  appState({
    connections: statuses.map((status, index) =>
      connectionView({ id: `c${index}`, mailbox: `m${index}@contoso.example`, status }),
    ),
  });
const items = (entries: TrayEntry[]) => entries.filter((entry): entry is TrayItem => entry !== 'separator');
const labels = (entries: TrayEntry[]) => items(entries).map(({ label }) => label);

describe('the tray icon', () => {
  it('tells the worst of all states', () => {
    expect(trayIcon(withStatuses())).toBe('ok');
    expect(trayIcon(withStatuses(ok, { kind: 'syncing' }))).toBe('syncing');
    expect(trayIcon(withStatuses({ kind: 'syncing' }, offline))).toBe('offline');
    expect(trayIcon(withStatuses(offline, needsYou, ok))).toBe('needs-you');
  });

  it('shows the pause when everything is paused', () => {
    const state = withStatuses(needsYou);
    expect(trayIcon({ ...state, settings: { ...state.settings, paused: true } })).toBe('paused');
  });
});

describe('the tooltip', () => {
  it('names the mailbox that needs a person first', () => {
    expect(trayTooltip(withStatuses(ok, needsYou))).toBe(
      'Mailbox Connector\nm1@contoso.example: needs you\nm0@contoso.example: in sync',
    );
  });

  it('stays within what Windows shows', () => {
    expect(trayTooltip(withStatuses(...Array.from({ length: 200 }, () => ok))).length).toBeLessThanOrEqual(
      127,
    );
  });
});

describe('the menu', () => {
  it('offers sync, pause, open, start at login and quit', () => {
    expect(labels(trayMenu(withStatuses(ok), NOW))).toEqual([
      'm0@contoso.example (in sync)',
      'Sync now',
      'Pause',
      'Open Mailbox Connector',
      'Start at login',
      'Quit',
    ]);
  });

  it('tells the state and the last sync of each connection', () => {
    const state = appState({
      connections: [connectionView({ status: needsYou, lastSync: '2026-11-21T11:57:00Z' })],
    });
    const [connection] = items(trayMenu(state, NOW));
    expect(labels(connection?.submenu ?? [])).toEqual([
      'Title of refresh-token-expired',
      'Last sync 3 min ago',
      'Open',
      'Sync now',
    ]);
  });

  it('says so when there is no mailbox', () => {
    const [first, sync] = items(trayMenu(appState(), NOW));
    expect(first).toEqual({ label: 'No mailbox connected', enabled: false });
    expect(sync?.enabled).toBe(false);
  });

  it('ticks what is on and switches it off', () => {
    const state = appState({ settings: { ...DEFAULT_SETTINGS, startAtLogin: true } });
    const login = items(trayMenu(state, NOW)).find(({ label }) => label === 'Start at login');
    expect(login).toMatchObject({ checked: true, action: { kind: 'start-at-login', enabled: false } });
  });
});

describe('lastSyncText', () => {
  it.each([
    [null, 'Not synced yet'],
    ['2026-11-21T11:59:30Z', 'Last sync just now'],
    ['2026-11-21T11:01:00Z', 'Last sync 59 min ago'],
    ['2026-11-21T10:00:00Z', 'Last sync 2 h ago'],
    ['2026-11-18T12:00:00Z', 'Last sync 3 d ago'],
  ])('says of %s: %s', (lastSync, text) => {
    expect(lastSyncText(lastSync, NOW)).toBe(text);
  });
});
