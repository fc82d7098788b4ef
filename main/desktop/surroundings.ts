import type { BrowserWindow } from 'electron';
import type { Clock } from '../clock.ts';
import type { Connections } from '../connections/connections.ts';
import type { Electron } from './electron.ts';

/** How often the system is asked whether there is a network: it tells nobody by itself. */
const NETWORK_MS = 5_000;

/** Lets the mailboxes be looked at as soon as the network returns. */
export function followNetwork(
  electron: Electron,
  clock: Clock,
  connections: Pick<Connections, 'networkChanged'>,
): void {
  let wasOnline = electron.net.isOnline();
  const look = () => {
    const isOnline = electron.net.isOnline();
    if (isOnline && !wasOnline) connections.networkChanged();
    wasOnline = isOnline;
    clock.after(NETWORK_MS, look);
  };
  clock.after(NETWORK_MS, look);
}

/** Tells whether a person can see the window: only then are messages loaded. */
export function followVisibility(window: BrowserWindow, connections: Pick<Connections, 'setVisible'>): void {
  for (const event of ['show', 'restore', 'focus'] as const) {
    window.on(event as 'show', () => connections.setVisible(true));
  }
  for (const event of ['hide', 'minimize', 'closed'] as const) {
    window.on(event as 'hide', () => connections.setVisible(false));
  }
}
