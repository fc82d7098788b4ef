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

describe('a mailbox that was paused for long', () => {
  it('says when its sign-in ends', () => {
    const lastSync = new Date(NOW - 80 * 86_400_000).toISOString();
    const connections = [connectionView({ status: { kind: 'paused' }, lastSync })];
    expect(JSON.stringify(trayMenu(appState({ connections }), NOW))).toContain(
      'Sign-in ends in 10 d unless it syncs',
    );
  });
});

describe('two hundred mailboxes', () => {
  const many = (status: (index: number) => ConnectionStatus) =>
    appState({
      connections: Array.from({ length: 200 }, (_, index) =>
        connectionView({
          id: `c${index}`,
          mailbox: `${index < 150 ? `desk-${index}` : `m${index}`}@${index % 4 === 0 ? 'fabrikam' : 'contoso'}.example`,
          status: status(index),
        }),
      ),
    });
  const state = many((index) => (index % 17 === 3 ? needsYou : index % 40 === 7 ? offline : ok));

  it('stay a menu that can be used: problems first, then groups of at most twenty', () => {
    const menu = trayMenu(state, NOW);
    expect(labels(menu).slice(0, 3)).toEqual([
      '200 mailboxes: 12 need you, 5 offline, 183 in sync',
      'desk-105@contoso.example (needs you)',
      'desk-122@contoso.example (needs you)',
    ]);
    expect(labels(menu)).toContain('7 more with problems…');
    const groups = items(menu).filter(({ label }) => label.includes('.example') && /\(\d+\)$/.test(label));
    expect(groups.map(({ submenu }) => submenu?.length ?? 0).reduce((sum, count) => sum + count)).toBe(200);
    expect(Math.max(...groups.map(({ submenu }) => submenu?.length ?? 0))).toBeLessThanOrEqual(20);
    expect(menu.length).toBeLessThanOrEqual(35);
  });

  it('have a tooltip that counts, and an icon that is calm while some of them sync', () => {
    expect(trayTooltip(state)).toBe('Mailbox Connector\n200 mailboxes: 12 need you, 5 offline, 183 in sync');
    const busy = many((index) => (index % 3 === 0 ? { kind: 'syncing' } : ok));
    expect(trayIcon(busy)).toBe('ok');
    expect(trayTooltip(busy)).toBe('Mailbox Connector\n200 mailboxes: 200 in sync');
    expect(trayMenu(busy, NOW)).toEqual(
      trayMenu(
        many(() => ok),
        NOW,
      ),
    );
  });

  it('of as many organisations stay a menu of bounded length, and each can be reached', () => {
    const connections = Array.from({ length: 200 }, (_, index) =>
      connectionView({ id: `c${index}`, mailbox: `info@company-${index}.example`, status: ok }),
    );
    const menu = trayMenu(appState({ connections }), NOW);
    expect(menu.length).toBeLessThanOrEqual(35);
    const opened = (entries: TrayItem[]): (string | null)[] =>
      entries.flatMap(({ action, submenu }) => [
        ...(action?.kind === 'open' ? [action.connectionId] : []),
        ...opened(submenu ?? []),
      ]);
    const ids = opened(items(menu)).filter((id) => id !== null);
    expect(new Set(ids)).toEqual(new Set(connections.map(({ id }) => id)));
    expect(Math.max(...items(menu).map(({ submenu }) => submenu?.length ?? 0))).toBeLessThanOrEqual(20);
  });

  it('name ten secrets that end soon, and lead to the others', () => {
    const connections = Array.from({ length: 200 }, (_, index) =>
      connectionView({
        id: `c${index}`,
        mailbox: `desk-${index}@contoso.example`,
        status: ok,
        secret: { expiresAt: '2026-12-01T00:00:00Z', daysLeft: 5 + index, hasOlder: false },
      }),
    );
    const item = items(trayMenu(appState({ connections }), NOW)).find(({ label }) =>
      /secrets end/.test(label),
    );
    expect(item?.label).toBe('56 client secrets end soon');
    expect(item?.submenu?.length).toBe(11);
    expect(item?.submenu?.at(-1)).toMatchObject({
      label: '46 more…',
      action: { kind: 'go', screen: 'overview' },
    });
  });

  it('name the secrets that end soon', () => {
    const secret = { expiresAt: '2026-12-01T00:00:00Z', daysLeft: 10, hasOlder: false };
    const [one, two, ...others] = state.connections;
    if (!one || !two) throw new Error('no connections');
    const ending = appState({
      connections: [{ ...one, secret: { ...secret, daysLeft: 30 } }, { ...two, secret }, ...others],
    });
    const item = items(trayMenu(ending, NOW)).find(({ label }) => label === '2 client secrets end soon');
    expect(labels(item?.submenu ?? [])[0]).toContain(two.mailbox);
  });
});

describe('the menu', () => {
  it('offers sync, pause, open, start at login and quit', () => {
    expect(labels(trayMenu(withStatuses(ok), NOW))).toEqual([
      'm0@contoso.example (in sync)',
      'Sync now',
      'Pause all',
      'Explain an error…',
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
