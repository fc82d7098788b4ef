import type { Chromium } from './chromium.ts';
import { NativeTheme } from './native-theme.ts';
import type { DialogAnswer, DialogView } from './recorder.ts';
import type { Runtime } from './runtime.ts';
import { TrayBase } from './tray.ts';

/** What a parent process may ask; each answers what `createOrders` gives for it. */
export type Orders = ReturnType<typeof createOrders>;
export type OrderName = keyof Orders;

export interface OrderMessage {
  id: number;
  order: OrderName;
  args: unknown[];
}

export type OrderReply = { id: number; value: unknown } | { id: number; error: string };
/** Sent once, when the app is ready. */
export interface ReadyMessage {
  ready: { product: string; port: number };
}
/** Sent for each dialog while the parent answers dialogs. */
export interface DialogMessage {
  dialog: { id: number; view: DialogView };
}

interface WindowFacts {
  id: number;
  url: string;
  title: string;
  isVisible: boolean;
  targetId: string;
}

type Send = (message: OrderReply | ReadyMessage | DialogMessage) => void;

/** Serves the parent process over Node's IPC channel; without one there is nobody to serve. */
export async function serveControl(runtime: Runtime, chromium: Chromium): Promise<void> {
  if (!process.send) return;
  const send: Send = (message) => void process.send?.(message);
  const orders = createOrders(runtime, send);
  process.on('message', (message: OrderMessage) => void obey(orders, message, send));
  // The parent is gone: nobody would ever end this process.
  process.once('disconnect', () => runtime.electron.app.exit(1));
  // The channel alone keeps no app running.
  process.channel?.unref();
  send({ ready: { product: chromium.product, port: await chromium.debuggingPort() } });
}

async function obey(orders: Orders, { id, order, args }: OrderMessage, send: Send): Promise<void> {
  try {
    const run = orders[order] as (...args: unknown[]) => unknown;
    send({ id, value: (await run(...args)) ?? null });
  } catch (error) {
    send({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

function createOrders({ electron, record, trays, targetIdOf }: Runtime, send: Send) {
  const { app, BrowserWindow, nativeTheme, powerMonitor } = electron;
  const openDialogs = new Map<number, (answer: DialogAnswer) => void>();
  const firstTray = () => {
    const [tray] = trays;
    if (!tray) throw new Error('There is no tray');
    return tray;
  };
  return {
    quit: () => app.quit(),
    windows: () =>
      BrowserWindow.getAllWindows().map(
        (window): WindowFacts => ({
          id: window.id,
          url: window.webContents.getURL(),
          title: window.getTitle(),
          isVisible: window.isVisible(),
          targetId: targetIdOf(window.webContents),
        }),
      ),
    resize: (id: number, width: number, height: number) => BrowserWindow.fromId(id)?.setSize(width, height),
    /** As the cross in the title bar does. */
    closeWindow: (id: number) => BrowserWindow.fromId(id)?.close(),
    tray: () => (trays.size > 0 ? TrayBase.view(firstTray()) : null),
    clickTray: (labels: string[]) => TrayBase.click(firstTray(), labels),
    notifications: () => record.notifications,
    badge: () => record.badge,
    opened: () => record.opened,
    clipboard: () => record.clipboard,
    loginItem: () => record.loginItem,
    dialogs: () => record.dialogs,
    forget: () => {
      for (const list of [record.notifications, record.opened, record.dialogs]) list.length = 0;
      record.answerDialog = undefined;
    },
    /** From now on every dialog waits for `answerDialog`. */
    askDialogs: () => {
      record.answerDialog = (view) => {
        const id = openDialogs.size + 1;
        send({ dialog: { id, view } });
        return new Promise<DialogAnswer>((resolve) => openDialogs.set(id, resolve));
      };
    },
    answerDialog: (id: number, answer: DialogAnswer) => openDialogs.get(id)?.(answer),
    power: (event: string) => powerMonitor.emit(event),
    setOnline: (isOnline: boolean) => {
      record.isOnline = isOnline;
    },
    setColorScheme: (scheme: 'light' | 'dark') =>
      NativeTheme.setSystemScheme(nativeTheme as unknown as NativeTheme, scheme),
  };
}
