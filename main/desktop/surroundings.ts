import type { BrowserWindow } from 'electron';
import type { Clock } from '../clock.ts';
import type { Connections } from '../connections/connections.ts';
import type { Power } from '../connections/pace.ts';
import type { Electron } from './electron.ts';

export interface PowerFollower {
  connections: Pick<Connections, 'wake'>;
  setPower(news: Partial<Power>): void;
}

/** Sleep, battery and lock: mailboxes are looked at right after waking up; the settings say the rest. */
export function followPower(
  { powerMonitor }: Pick<Electron, 'powerMonitor'>,
  { connections, setPower }: PowerFollower,
): void {
  powerMonitor.on('resume', () => connections.wake());
  powerMonitor.on('on-battery', () => setPower({ onBattery: true }));
  powerMonitor.on('on-ac', () => setPower({ onBattery: false }));
  powerMonitor.on('lock-screen', () => setPower({ isLocked: true }));
  powerMonitor.on('unlock-screen', () => setPower({ isLocked: false }));
  if (powerMonitor.isOnBatteryPower()) setPower({ onBattery: true });
}

/** How often the system is asked whether there is a network: it tells nobody by itself. */
const NETWORK_MS = 5_000;

/** Lets the mailboxes be looked at as soon as the network returns. */
export function followNetwork(
  electron: Pick<Electron, 'net'>,
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
