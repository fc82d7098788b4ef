import type { Rectangle } from 'electron';
import type { CdpSession } from '../cdp.ts';
import type { Chromium } from '../chromium.ts';
import type { PanelView } from '../page/panel.ts';
import { pageScript } from '../page-script.ts';
import { openAppWindow, placeWindow } from './app-window.ts';

const BINDING = 'choose';

/** A small window of the runtime's own: texts and buttons. */
export interface Panel {
  draw(view: PanelView): Promise<void>;
  close(): Promise<void>;
}

interface PanelOptions {
  chromium: Chromium;
  bounds: Rectangle;
  /** A window that is open already. */
  targetId?: string | undefined;
  /** A button was clicked. */
  onChoose(id: string): void;
  /** A person closed the window. */
  onClosed(): void;
}

/** Opens a panel. */
export async function openPanel(options: PanelOptions): Promise<Panel> {
  const { chromium, onChoose, onClosed } = options;
  const { browser } = chromium;
  const targetId = options.targetId ?? (await openPlaced(chromium, options.bounds));
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const session = browser.child(sessionId);
  let isOpen = true;
  const stop = browser.on('Target.targetDestroyed', (event) => {
    if (event.targetId !== targetId) return;
    stop();
    if (isOpen) onClosed();
  });
  session.on('Runtime.bindingCalled', ({ payload }) => onChoose(payload));
  await Promise.all([session.send('Runtime.enable'), session.send('Runtime.addBinding', { name: BINDING })]);
  const close = async () => {
    isOpen = false;
    await browser.send('Target.closeTarget', { targetId }).catch(() => {});
  };
  return { draw: (view) => draw(session, view), close };
}

async function openPlaced(chromium: Chromium, bounds: Rectangle): Promise<string> {
  const targetId = await openAppWindow(chromium);
  const state = { bounds, isPlaced: true, isMaximized: false, isMinimized: false };
  await placeWindow(chromium, targetId, state);
  return targetId;
}

async function draw(session: CdpSession, view: PanelView): Promise<void> {
  const call = `drawPanel(${JSON.stringify(view)}, ${JSON.stringify(BINDING)});`;
  await session.send('Runtime.evaluate', { expression: pageScript(['page/panel.ts'], call) });
}
