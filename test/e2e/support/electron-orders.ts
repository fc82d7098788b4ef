import type { DialogSeen, MenuItemSeen, TraySeen } from './connector.ts';

/** What `electron-recorder.cjs` keeps in the main process. */
interface ElectronRecord {
  tray: { tray: Electron.Tray; tooltip: string; icon: string; menu: Electron.Menu | null } | null;
  notifications: { title: string; body: string }[];
  opened: string[];
  dialogs: DialogSeen[];
  loginItem: { openAtLogin: boolean; args: string[] };
  isAnswering: boolean;
  answers: Map<number, (index: number) => void>;
}

declare global {
  var connectorRecord: ElectronRecord;
}

// These functions run in Electron's main process by their source text: they see its globals and their argument.

/** Everything that is plain data. */
export function readRecord(): Pick<ElectronRecord, 'notifications' | 'opened' | 'dialogs' | 'loginItem'> {
  const { notifications, opened, dialogs, loginItem } = connectorRecord;
  return { notifications, opened, dialogs, loginItem };
}

export function forgetRecord(): void {
  for (const list of [connectorRecord.notifications, connectorRecord.opened, connectorRecord.dialogs]) {
    list.length = 0;
  }
}

export function readTray(): TraySeen | null {
  const viewOf = (menu: Electron.Menu): MenuItemSeen[] =>
    menu.items
      .filter((item) => item.visible)
      .map(({ label, type, enabled, checked, submenu }) => ({
        label,
        type,
        enabled,
        checked,
        ...(submenu ? { submenu: viewOf(submenu) } : {}),
      }));
  const { tray } = connectorRecord;
  return tray && { tooltip: tray.tooltip, icon: tray.icon, items: tray.menu ? viewOf(tray.menu) : [] };
}

export function clickTray(_electron: unknown, labels: string[]): void {
  const { tray } = connectorRecord;
  if (!tray) throw new Error('There is no tray');
  if (labels.length === 0) tray.tray.emit('click');
  let menu = tray.menu ?? undefined;
  for (const [index, label] of labels.entries()) {
    const item = menu?.items.find((entry) => entry.visible && entry.label === label);
    if (!item) throw new Error(`No menu entry "${label}"`);
    if (!item.enabled) throw new Error(`The menu entry "${label}" is disabled`);
    if (index === labels.length - 1) item.click();
    menu = item.submenu;
  }
}

/** Dialogs that wait for an answer, by id. */
export function openDialogs(): [id: number, dialog: DialogSeen][] {
  connectorRecord.isAnswering = true;
  return [...connectorRecord.answers.keys()].map((id) => [id, connectorRecord.dialogs[id] as DialogSeen]);
}

export function answerDialog(_electron: unknown, { id, index }: { id: number; index: number }): void {
  const answer = connectorRecord.answers.get(id);
  connectorRecord.answers.delete(id);
  answer?.(index);
}

/** Makes the main process believe in a network, or in none. */
export function setOnline({ net, session }: typeof import('electron'), isOnline: boolean): void {
  net.isOnline = () => isOnline;
  session.defaultSession.enableNetworkEmulation({ offline: !isOnline });
}
