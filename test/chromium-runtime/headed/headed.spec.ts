import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppProcess, createUserData, startApp } from '../support/app-process.ts';
import { type Display, hasXvfb, startDisplay } from '../support/display.ts';

let display: Display;
let userData: { path: string; remove(): Promise<void> };
let app: AppProcess;
let browser: Browser;
let port: number;

/** Titles of the windows on the screen; hidden pages have none. */
async function windowTitles(): Promise<string[]> {
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets = (await response.json()) as { type: string; title: string }[];
  return targets.filter(({ type }) => type === 'page').map(({ title }) => title);
}

async function windowTitled(title: string): Promise<Page> {
  await expect.poll(windowTitles, { timeout: 15_000 }).toContain(title);
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    if ((await page.title().catch(() => '')) === title) return page;
  }
  throw new Error(`No window "${title}"`);
}

describe.skipIf(!hasXvfb)('with a screen', () => {
  beforeAll(async () => {
    [display, userData] = await Promise.all([startDisplay(), createUserData()]);
    const env = { CONNECTOR_HEADLESS: '0', DISPLAY: display.name };
    app = startApp(userData.path, { args: ['--mode', 'tray', '--hidden'], env });
    ({ port } = await app.client.ready);
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  });
  afterAll(async () => {
    app.child.kill('SIGKILL');
    await app.exited;
    display.close();
    await userData.remove();
  });

  it('a hidden window has its page but nothing on the screen', async () => {
    await expect.poll(async () => (await app.client.order('windows'))[0]?.title).toBe('Main');
    expect(await windowTitles()).toEqual(['Fixture App']);
  });

  it('the tray is a window with its menu, and opens the app', async () => {
    const tray = await windowTitled('Fixture App');
    expect(await tray.getByRole('button').allTextContents()).toEqual(['Open', 'More', 'Notify', 'Quit']);
    await tray.getByRole('button', { name: 'Open' }).click();
    await expect.poll(windowTitles, { timeout: 15_000 }).toContain('Main');
  });

  it('notifications appear in the tray’s window', async () => {
    const tray = await windowTitled('Fixture App');
    await tray.getByRole('button', { name: 'Notify' }).click();
    await expect.poll(() => tray.getByRole('button').allTextContents()).toContain('Hello');
  });

  it('a dialog is a window with its buttons', async () => {
    const main = await windowTitled('Main');
    const answer = main.evaluate('app.call("ask")');
    const dialog = await windowTitled('Sure?');
    await dialog.getByRole('button', { name: 'Yes' }).click();
    expect(await answer).toBe('Yes');
    await expect.poll(windowTitles).not.toContain('Sure?');
  });

  it('closing a window that refuses hides it, and the tray brings it back', async () => {
    await (await windowTitled('Main')).close();
    await expect.poll(async () => (await app.client.order('windows'))[0]?.isVisible).toBe(false);
    await expect.poll(windowTitles).toEqual(['Fixture App']);
    await (await windowTitled('Fixture App')).getByRole('button', { name: 'Open' }).click();
    const main = await windowTitled('Main');
    await expect.poll(() => main.evaluate('typeof app.call')).toBe('function');
  });

  it('the tray’s window comes back when it is closed', async () => {
    await (await windowTitled('Fixture App')).close();
    const tray = await windowTitled('Fixture App');
    await expect.poll(() => tray.getByRole('button').count()).toBeGreaterThan(3);
  });
});
