import { join } from 'node:path';
import type { Page } from '@playwright/test';

export interface LaunchOptions {
  /** More arguments of the app. */
  args?: string[];
  env?: Record<string, string>;
  /** The app's user-data folder; the caller makes and removes it. */
  userData: string;
  colorScheme?: 'light' | 'dark';
  /** Size of the main window in CSS pixels. */
  size?: { width: number; height: number };
  /** On the browser that `npm start` takes, not on its quicker sibling without a browser around it. */
  wholeBrowser?: boolean;
  /** Start in the tray, without a window. */
  hidden?: boolean;
}

export interface MenuItemSeen {
  label: string;
  type: string;
  enabled: boolean;
  checked: boolean;
  submenu?: MenuItemSeen[];
}

export interface TraySeen {
  tooltip: string;
  /** Path of the icon's file, or its data URL. */
  icon: string;
  items: MenuItemSeen[];
}

export interface DialogSeen {
  kind: 'message' | 'error' | 'open' | 'save';
  message: string;
  detail: string;
  buttons: string[];
}

/** Picks a dialog's button by its label, or the path of a file dialog; undefined cancels. */
export type DialogChoice = string | ((dialog: DialogSeen) => string | undefined);

/** The running app, as its tests see it. */
export interface Connector {
  /** What it runs on, e.g. `electron 45.4.1` or `chromium 156.0.8078.79`. */
  readonly runtime: string;
  /** Resolves with the exit code; null = killed. */
  readonly exited: Promise<number | null>;
  /** The main window, as soon as it is shown. */
  window(): Promise<Page>;
  /** The next window that is not the app's own and has not been answered before. */
  authWindow(): Promise<Page>;
  /** Pages of all open windows, hidden ones included. */
  windows(): Promise<Page[]>;
  hasVisibleWindow(): Promise<boolean>;
  /** Closes the main window as the cross in its title bar does. */
  closeWindow(): Promise<void>;
  tray(): Promise<TraySeen | null>;
  /** Clicks a menu entry by its labels from the outside in, or the icon itself when there are none. */
  clickTray(...labels: string[]): Promise<void>;
  notifications(): Promise<{ title: string; body: string }[]>;
  openedExternally(): Promise<string[]>;
  clipboard(): Promise<string>;
  dialogs(): Promise<DialogSeen[]>;
  /** How dialogs are answered from now on. Unanswered ones are cancelled. */
  answerDialogs(choice: DialogChoice): Promise<void>;
  /** Empties what was recorded: notifications, opened links, dialogs. */
  forget(): Promise<void>;
  /** Draws tray icon, tooltip and menu and saves them as a PNG. */
  screenshotTray(path: string): Promise<void>;
  emitPower(event: 'suspend' | 'resume'): Promise<void>;
  /** Takes the network away from pages and main process, or gives it back. */
  setOnline(isOnline: boolean): Promise<void>;
  loginItem(): Promise<{ openAtLogin: boolean; args: string[] }>;
  /** Everything the main process has printed. */
  output(): string;
  /** Quits as a person would; resolves when the process has ended. */
  close(): Promise<void>;
  /** Ends the process without any chance to clean up. */
  kill(): void;
}

/** Folder of the app. */
export const APP_FOLDER = join(import.meta.dirname, '..', '..', '..');

/** The app's own arguments. */
export function appArguments({ args = [], userData, hidden = false }: LaunchOptions): string[] {
  return ['--user-data', userData, ...(hidden ? ['--hidden'] : []), ...args];
}
