import { EventEmitter } from 'node:events';

/** A menu item as a person would see it. */
export interface MenuItemView {
  label: string;
  type: string;
  enabled: boolean;
  checked: boolean;
  submenu?: MenuItemView[];
}

export interface TrayView {
  tooltip: string;
  title: string;
  /** Path the icon was made from, or its data URL. */
  icon: string;
  items: MenuItemView[];
}

export interface NotificationView {
  title: string;
  body: string;
}

export interface DialogView {
  kind: 'message' | 'error' | 'open' | 'save';
  message: string;
  detail: string;
  buttons: string[];
}

/** What a person or a test did with a dialog. */
export interface DialogAnswer {
  /** Index of the button; −1 = closed. */
  response: number;
  checkboxChecked?: boolean;
  paths?: string[];
}

/** Anything the app shows outside its windows: a person's surface asks here when there is one. */
export interface RecorderEvents {
  tray: [];
  notification: [NotificationView, click: () => void];
}

/** Records what Electron would hand to the desktop: tray, notifications, dialogs, opened links, clipboard. */
export class Recorder extends EventEmitter<RecorderEvents> {
  readonly notifications: NotificationView[] = [];
  readonly opened: string[] = [];
  readonly dialogs: DialogView[] = [];
  clipboard = '';
  badge = 0;
  loginItem = { openAtLogin: false, args: [] as string[] };
  isOnline = true;
  /** Decides dialogs before anybody sees them; undefined = nobody has decided. */
  answerDialog:
    | ((dialog: DialogView) => DialogAnswer | undefined | Promise<DialogAnswer | undefined>)
    | undefined;
  /** Shows dialogs to a person; absent = nobody is there. */
  showDialog: ((dialog: DialogView) => Promise<DialogAnswer>) | undefined;
  /** Opens a link or file for a person; absent = nobody is there. */
  openForPerson: ((target: string) => void) | undefined;
  /** Copies text for a person; absent = nobody is there. */
  copyForPerson: ((text: string) => void) | undefined;
}
