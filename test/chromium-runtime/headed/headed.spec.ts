import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clickAway } from '../../support/click-away.ts';
import { type AppProcess, createUserData, startApp } from '../support/app-process.ts';
import { type Display, hasXvfb, startDisplay } from '../support/display.ts';
import { eventually } from '../support/eventually.ts';

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
  let found: Page | undefined;
  await eventually(async () => {
    for (const page of browser.contexts().flatMap((context) => context.pages())) {
      if ((await page.title().catch(() => '')) === title) found = page;
    }
    return found?.isClosed();
  }).toBe(false);
  return found as Page;
}

describe('with a screen', () => {
  beforeAll(async () => {
    if (!hasXvfb) return;
    [display, userData] = await Promise.all([startDisplay(), createUserData()]);
    const env = { CONNECTOR_HEADLESS: '0', DISPLAY: display.name };
    app = startApp(userData.path, { args: ['--mode', 'tray', '--hidden'], env });
    ({ port } = await app.client.ready);
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  });
  afterAll(async () => {
    if (!hasXvfb) return;
    app.child.kill('SIGKILL');
    await app.exited;
    display.close();
    await userData.remove();
  });
  beforeEach((context) => context.skip(!hasXvfb, 'Xvfb is not installed'));

  it('a hidden window has its page but nothing on the screen', async () => {
    await eventually(async () => (await app.client.order('windows'))[0]?.title).toBe('Main');
    await eventually(windowTitles).toEqual(['Fixture App']);
  });

  it('the tray is a window with its menu, and opens the app', async () => {
    const tray = await windowTitled('Fixture App');
    expect(await tray.getByRole('button').allTextContents()).toEqual(['Open', 'More', 'Notify', 'Quit']);
    await tray.getByRole('button', { name: 'Open' }).click();
    await eventually(windowTitles).toContain('Main');
  });

  it('notifications appear in the tray’s window', async () => {
    const tray = await windowTitled('Fixture App');
    await tray.getByRole('button', { name: 'Notify' }).click();
    await eventually(() => tray.getByRole('button').allTextContents()).toContain('Hello');
  });

  it('a dialog is a window with its buttons', async () => {
    const main = await windowTitled('Main');
    const answer = main.evaluate('app.call("ask")');
    const dialog = await windowTitled('Sure?');
    await clickAway(dialog.getByRole('button', { name: 'Yes' }));
    expect(await answer).toBe('Yes');
    await eventually(windowTitles).not.toContain('Sure?');
  });

  it('closing a window that refuses hides it, and the tray brings it back', async () => {
    await (await windowTitled('Main')).close();
    await eventually(async () => (await app.client.order('windows'))[0]?.isVisible).toBe(false);
    await eventually(windowTitles).toEqual(['Fixture App']);
    await (await windowTitled('Fixture App')).getByRole('button', { name: 'Open' }).click();
    const main = await windowTitled('Main');
    await eventually(() => main.evaluate('typeof app.call')).toBe('function');
  });

  it('the tray’s window comes back when it is closed', async () => {
    await (await windowTitled('Fixture App')).close();
    const tray = await windowTitled('Fixture App');
    await eventually(() => tray.getByRole('button').count()).toBeGreaterThan(3);
  });

  it('quits with nothing left behind', async () => {
    await clickAway((await windowTitled('Fixture App')).getByRole('button', { name: 'Quit' }));
    expect(await app.exited).toBe(0);
    await eventually(() => fetch(`http://127.0.0.1:${port}/json/version`).then(Boolean, () => false)).toBe(
      false,
    );
  });
});
