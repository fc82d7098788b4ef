import { basename } from 'node:path';
import { expect } from '@playwright/test';
import type { Connector, MenuItemSeen } from '../support/connector.ts';

/** Expects the tray to tell this state, in its tooltip and by its icon. */
export async function expectTray(
  app: Connector,
  { tooltip, icon }: { tooltip: string; icon: string },
): Promise<void> {
  await expect.poll(async () => (await app.tray())?.tooltip).toContain(tooltip);
  await expect.poll(async () => iconName((await app.tray())?.icon)).toBe(icon);
}

/** The entry with this label. */
export async function trayItem(app: Connector, label: string): Promise<MenuItemSeen | undefined> {
  return (await app.tray())?.items.find((item) => item.label === label);
}

/** `ok` of `/…/tray/okTemplate.png`. */
function iconName(path = ''): string {
  return basename(path).replace(/(Template)?\.png$/, '');
}
