import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Chromium, START_TITLE } from '../chromium.ts';
import type { PanelButton, PanelView } from '../page/panel.ts';
import type { MenuItemView, NotificationView, TrayView } from '../recorder.ts';
import type { Runtime } from '../runtime.ts';
import { TrayBase } from '../tray.ts';
import { findWindow } from './app-window.ts';
import { openPanel, type Panel } from './panel.ts';

/** Until the app has made its tray. */
const NO_TRAY: TrayView = { tooltip: '', title: '', icon: '', items: [] };
const BOUNDS = { x: 40, y: 40, width: 360, height: 460 };
/** Notifications the panel keeps in sight. */
const SHOWN = 5;
/** Id of the icon itself; menu entries have their labels as JSON. */
const ICON = 'icon';

/** Stands in for the desktop's tray: a small window with the icon, the menu and the latest notifications. */
export class TrayPanel {
  readonly #runtime: Runtime;
  readonly #chromium: Chromium;
  readonly #notifications: { view: NotificationView; click: () => void }[] = [];
  #panel: Promise<Panel> | undefined;
  #drawing: Promise<void> = Promise.resolve();

  constructor(runtime: Runtime, chromium: Chromium) {
    this.#runtime = runtime;
    this.#chromium = chromium;
    runtime.record.on('tray', () => this.#update());
    runtime.record.on('notification', (view, click) => {
      this.#notifications.unshift({ view, click });
      this.#notifications.length = Math.min(this.#notifications.length, SHOWN);
      this.#update();
    });
    this.#panel = findWindow(chromium, START_TITLE).then((targetId) => this.#open(targetId));
    this.#update();
  }

  #update(): void {
    this.#drawing = this.#drawing.then(() => this.#draw()).catch(() => {});
  }

  async #draw(): Promise<void> {
    this.#panel ??= this.#open(undefined);
    const panel = await this.#panel;
    await panel.draw(await this.#view());
  }

  /** The only way back to a hidden window: closing it opens it again. */
  #open(targetId: string | undefined): Promise<Panel> {
    return openPanel({
      chromium: this.#chromium,
      bounds: BOUNDS,
      targetId,
      onChoose: (id) => this.#choose(id),
      onClosed: () => {
        this.#panel = undefined;
        this.#update();
      },
    });
  }

  async #view(): Promise<PanelView> {
    const [tray] = this.#runtime.trays;
    const { tooltip, icon, items } = tray ? TrayBase.view(tray) : NO_TRAY;
    const notifications = this.#notifications.map(({ view }, index): PanelButton => {
      const label = view.body ? `${view.title}: ${view.body}` : view.title;
      return { id: `notification ${index}`, label, isEnabled: true, isSeparator: false, depth: 0 };
    });
    const buttons = [...menuButtons(items, []), ...notifications];
    return {
      title: tooltip || this.#runtime.electron.app.getName(),
      icon: await dataUrlOf(icon),
      lines: [],
      buttons,
    };
  }

  #choose(id: string): void {
    const [tray] = this.#runtime.trays;
    if (id.startsWith('notification ')) this.#notifications[Number(id.split(' ')[1])]?.click();
    else if (tray) TrayBase.click(tray, id === ICON ? [] : (JSON.parse(id) as string[]));
  }
}

function menuButtons(items: readonly MenuItemView[], path: readonly string[]): PanelButton[] {
  return items.flatMap(({ label, type, enabled, checked, submenu }) => {
    const labels = [...path, label];
    const mark = type === 'checkbox' || type === 'radio' ? (checked ? '☑ ' : '☐ ') : '';
    const button: PanelButton = {
      id: JSON.stringify(labels),
      label: mark + label,
      isEnabled: enabled && !submenu,
      isSeparator: type === 'separator',
      depth: path.length,
    };
    return [button, ...menuButtons(submenu ?? [], labels)];
  });
}

/** A page of the runtime may read no files. */
async function dataUrlOf(icon: string): Promise<string> {
  if (icon === '' || icon.startsWith('data:')) return icon;
  const type = extname(icon) === '.svg' ? 'image/svg+xml' : 'image/png';
  const bytes = await readFile(icon).catch(() => Buffer.alloc(0));
  return `data:${type};base64,${bytes.toString('base64')}`;
}
