import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import { createEvent } from './events.ts';
import type { MenuItemView } from './recorder.ts';
import { guardInstances, guardStatics, refuseUnknown } from './unimplemented.ts';

const KNOWN = [
  ...[
    'id',
    'label',
    'sublabel',
    'toolTip',
    'type',
    'role',
    'click',
    'checked',
    'enabled',
    'visible',
    'accelerator',
  ],
  ...['submenu', 'icon', 'registerAccelerator'],
];

/** One entry of a menu. */
export class MenuItem {
  readonly id: string;
  readonly type: NonNullable<MenuItemConstructorOptions['type']>;
  readonly role: MenuItemConstructorOptions['role'];
  readonly submenu: Menu | undefined;
  readonly accelerator: MenuItemConstructorOptions['accelerator'] | null;
  readonly click: () => void;
  label: string;
  sublabel: string;
  toolTip: string;
  icon: MenuItemConstructorOptions['icon'];
  enabled: boolean;
  visible: boolean;
  checked: boolean;

  constructor(options: MenuItemConstructorOptions) {
    refuseUnknown('MenuItem options', options, KNOWN);
    const { submenu, click } = options;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined);
    this.id = options.id ?? '';
    this.role = options.role;
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    this.accelerator = options.accelerator ?? null;
    this.label = options.label ?? options.role ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.icon = options.icon;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.click = () => {
      if (this.type === 'checkbox') this.checked = !this.checked;
      click?.(this as never, undefined, createEvent({}) as never);
    };
  }
}

guardInstances('MenuItem', MenuItem);

type Member = 'popup' | 'closePopup';
let applicationMenu: Menu | null = null;

/** A menu. Chromium's windows show none: it is there to be read and clicked. */
export class Menu extends EventEmitter implements Pick<Electron.Menu, Member> {
  readonly items: MenuItem[] = [];

  append(item: MenuItem): void {
    this.items.push(item);
  }

  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(): void {
    this.emit('menu-will-show', {});
  }

  closePopup(): void {
    this.emit('menu-will-close', {});
  }

  static buildFromTemplate(template: (MenuItemConstructorOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
}

guardInstances('Menu', Menu);

/** What a person would see of a menu. */
export function viewMenu(menu: Menu): MenuItemView[] {
  return menu.items
    .filter((item) => item.visible)
    .map(({ label, type, enabled, checked, submenu }) => ({
      label,
      type,
      enabled,
      checked,
      ...(submenu ? { submenu: viewMenu(submenu) } : {}),
    }));
}

/** Clicks the visible entry with these labels, from the outside in. Throws where there is none or it is disabled. */
export function clickMenu(menu: Menu, labels: readonly string[]): void {
  const [label, ...rest] = labels;
  const item = menu.items.find((entry) => entry.visible && entry.label === label);
  if (!item) throw new Error(`No menu entry "${label}"`);
  if (!item.enabled) throw new Error(`The menu entry "${label}" is disabled`);
  if (rest.length === 0) item.click();
  else if (item.submenu) clickMenu(item.submenu, rest);
  else throw new Error(`The menu entry "${label}" has no submenu`);
}

export const GuardedMenu = guardStatics('Menu', Menu);
