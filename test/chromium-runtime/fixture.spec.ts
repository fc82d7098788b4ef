import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOnChromium } from '../e2e/launch-connector-chromium.ts';
import type { Connector } from '../e2e/support/connector.ts';
import { eventually } from './support/eventually.ts';
import { fixture } from './support/test-runtime.ts';

let folder: string;
let connector: Connector;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixture-spec-'));
  connector = await launch({});
});
afterAll(async () => {
  await connector.close();
  await rm(folder, { recursive: true, force: true });
});

function launch(options: { hidden?: boolean; mode?: string }): Promise<Connector> {
  return launchOnChromium({
    script: fixture('app/main.ts'),
    userData: join(folder, crypto.randomUUID()),
    colorScheme: 'dark',
    size: { width: 700, height: 500 },
    args: ['--mode', options.mode ?? ''],
    ...(options.hidden ? { hidden: true } : {}),
  });
}

/** Calls the app's main process from its main window. */
async function call(channel: string, ...args: unknown[]): Promise<unknown> {
  const page = await connector.window();
  return page.evaluate(
    ([name, rest]) =>
      (globalThis as unknown as { app: { call(...all: unknown[]): unknown } }).app.call(name, ...rest),
    [channel, args] as const,
  );
}

describe('launchConnector on Chromium', () => {
  it('says what it runs on', () => {
    expect(connector.runtime).toMatch(/^chromium \d+\.\d+\.\d+\.\d+$/);
  });

  it('gives the main window as a Playwright page of the wished size and colour scheme', async () => {
    const page = await connector.window();
    expect(await page.title()).toBe('Main');
    await eventually(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([700, 500]);
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    expect(await connector.hasVisibleWindow()).toBe(true);
  });

  it('leaves preload and interception working when Playwright reloads and navigates', async () => {
    const page = await connector.window();
    await page.reload();
    await page.goto('https://app.connector.invalid/other');
    expect(await page.title()).toBe('Main');
    await call('copy', 'copied');
    expect(await connector.clipboard()).toBe('copied');
  });

  it('gives windows of another session, each only once', async () => {
    await call('sign-in');
    const first = await connector.authWindow();
    expect(await first.title()).toBe('Sign in');
    await first.reload();
    expect(await first.textContent('p')).toBe('https://login.example/authorize');
    await call('sign-in');
    const second = await connector.authWindow();
    expect(second).not.toBe(first);
    expect(await connector.windows()).toHaveLength(3);
    await second.close();
    await eventually(async () => (await connector.windows()).length).toBe(2);
    await first.close();
  });

  it('shows and clicks the tray', async () => {
    const tray = await connector.tray();
    expect(tray?.tooltip).toBe('Fixture App');
    expect(tray?.icon).toContain('icon.svg');
    expect(tray?.items.map(({ label }) => label)).toEqual(['Open', 'More', '', 'Quit']);
    await connector.clickTray('More', 'Notify');
    expect(await connector.notifications()).toEqual([{ title: 'Hello', body: '' }]);
    await expect(connector.clickTray('Nothing')).rejects.toThrow('No menu entry "Nothing"');
  });

  it('draws the tray', async () => {
    const path = join(folder, 'tray.png');
    await connector.screenshotTray(path);
    expect((await readFile(path)).toString('latin1', 1, 4)).toBe('PNG');
  });

  it('answers dialogs by a button’s label, and cancels them unasked', async () => {
    expect(await call('ask')).toBe('No');
    await connector.answerDialogs('Yes');
    expect(await call('ask')).toBe('Yes');
    await connector.answerDialogs(({ buttons }) => buttons[1]);
    expect(await call('ask')).toBe('No');
    expect((await connector.dialogs()).map(({ message }) => message)).toEqual(['Sure?', 'Sure?', 'Sure?']);
  });

  it('reaches links, login item and power', async () => {
    await call('open', 'https://learn.example/');
    expect(await connector.openedExternally()).toEqual(['https://learn.example/']);
    expect(await connector.loginItem()).toEqual({ openAtLogin: true, args: [] });
    await connector.emitPower('suspend');
    await eventually(() => connector.output()).toContain('suspend');
  });

  it('takes the network away and gives it back', async () => {
    const page = await connector.window();
    await connector.setOnline(false);
    expect(await page.evaluate(() => navigator.onLine)).toBe(false);
    await connector.setOnline(true);
    expect(await page.evaluate(() => navigator.onLine)).toBe(true);
  });

  it('starts hidden, shows from the tray, hides on close and quits', async () => {
    const hidden = await launch({ hidden: true, mode: 'tray' });
    expect(await hidden.hasVisibleWindow()).toBe(false);
    await eventually(async () => (await hidden.windows()).length).toBe(1);
    await hidden.clickTray('Open');
    const page = await hidden.window();
    expect(await page.title()).toBe('Main');
    await page.close();
    await eventually(() => hidden.hasVisibleWindow()).toBe(false);
    await hidden.clickTray('Open');
    await eventually(async () => (await hidden.window()).title()).toBe('Main');
    await hidden.clickTray('Quit');
    expect(await hidden.exited).toBe(0);
  });
});
