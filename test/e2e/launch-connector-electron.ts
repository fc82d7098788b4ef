import { join } from 'node:path';
import { _electron, chromium, type ElectronApplication, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { collectOutput, exitOf } from './support/child-output.ts';
import {
  APP_FOLDER,
  appArguments,
  type Connector,
  type DialogChoice,
  type LaunchOptions,
} from './support/connector.ts';
import {
  answerDialog,
  clickTray,
  forgetRecord,
  openDialogs,
  readRecord,
  readTray,
  setOnline,
} from './support/electron-orders.ts';
import { drawTray } from './support/tray-picture.ts';
import { until } from './support/until.ts';

const RECORDER = join(import.meta.dirname, 'support', 'electron-recorder.cjs');
const APP_URL = 'connector://app/';
/** How often an unanswered dialog is looked for, in milliseconds. */
const DIALOG_INTERVAL = 50;

/** Starts the app on real Electron, with a recorder between it and the desktop. */
export async function launchOnElectron(binary: string, options: LaunchOptions): Promise<Connector> {
  const app = await _electron.launch({
    executablePath: binary,
    args: ['-r', RECORDER, APP_FOLDER, ...appArguments(options)],
    cwd: APP_FOLDER,
    env: { ...(process.env as Record<string, string>), ...options.env },
    colorScheme: options.colorScheme ?? 'light',
  });
  const output = collectOutput(app.process());
  const exited = exitOf(app.process());
  const version = await app.evaluate(() => process.versions.electron);
  return Object.assign(new ElectronConnector(app, options), {
    runtime: `electron ${version}`,
    exited,
    output,
  });
}

class ElectronConnector implements Omit<Connector, 'runtime' | 'exited' | 'output'> {
  readonly #app: ElectronApplication;
  readonly #options: LaunchOptions;
  /** Pages `authWindow` has answered with. */
  readonly #answered = new Set<Page>();
  #choice: DialogChoice | undefined;

  constructor(app: ElectronApplication, options: LaunchOptions) {
    this.#app = app;
    this.#options = options;
  }

  async window(): Promise<Page> {
    const page = await until('the main window', () => this.#shownAppPage());
    const { size } = this.#options;
    if (size) {
      const window = await this.#app.browserWindow(page);
      await window.evaluate((target, { width, height }) => target.setContentSize(width, height), size);
    }
    return page;
  }

  async authWindow(): Promise<Page> {
    const isAuth = (page: Page) => !page.url().startsWith(APP_URL) && /^https?:/.test(page.url());
    const page = await until('a sign-in window', () =>
      this.#app.windows().find((candidate) => isAuth(candidate) && !this.#answered.has(candidate)),
    );
    this.#answered.add(page);
    return page;
  }

  async windows(): Promise<Page[]> {
    return this.#app.windows();
  }

  hasVisibleWindow(): Promise<boolean> {
    return this.#app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((window) => window.isVisible()),
    );
  }

  async closeWindow(): Promise<void> {
    const page = await this.#shownAppPage();
    if (page) await (await this.#app.browserWindow(page)).evaluate((window) => window.close());
  }

  tray() {
    return this.#app.evaluate(readTray);
  }

  async clickTray(...labels: string[]): Promise<void> {
    await this.#app.evaluate(clickTray, labels);
  }

  async notifications() {
    return (await this.#app.evaluate(readRecord)).notifications;
  }

  async openedExternally() {
    return (await this.#app.evaluate(readRecord)).opened;
  }

  clipboard(): Promise<string> {
    return this.#app.evaluate(({ clipboard }) => clipboard.readText());
  }

  async dialogs() {
    return (await this.#app.evaluate(readRecord)).dialogs;
  }

  async answerDialogs(choice: DialogChoice): Promise<void> {
    const isAnswering = this.#choice !== undefined;
    this.#choice = choice;
    await this.#app.evaluate(openDialogs);
    if (!isAnswering) void this.#answerUntilClosed();
  }

  async forget(): Promise<void> {
    this.#choice &&= () => undefined;
    await this.#app.evaluate(forgetRecord);
  }

  async screenshotTray(path: string): Promise<void> {
    const tray = await this.tray();
    if (!tray) throw new Error('There is no tray');
    const executablePath = findChromium();
    const browser = await chromium.launch(executablePath ? { executablePath } : {});
    try {
      await drawTray(await browser.newPage({ deviceScaleFactor: 2 }), tray, path);
    } finally {
      await browser.close();
    }
  }

  async emitPower(event: 'suspend' | 'resume'): Promise<void> {
    await this.#app.evaluate(
      ({ powerMonitor }, name) => (powerMonitor as NodeJS.EventEmitter).emit(name),
      event,
    );
  }

  async setOnline(isOnline: boolean): Promise<void> {
    await this.#app.evaluate(setOnline, isOnline);
    await this.#app.context().setOffline(!isOnline);
  }

  async loginItem() {
    return (await this.#app.evaluate(readRecord)).loginItem;
  }

  async close(): Promise<void> {
    const child = this.#app.process();
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = exitOf(child);
    await this.#app.evaluate(({ app }) => app.quit()).catch(() => {});
    await exited;
  }

  kill(): void {
    this.#app.process().kill('SIGKILL');
  }

  async #shownAppPage(): Promise<Page | undefined> {
    for (const page of this.#app.windows()) {
      if (!page.url().startsWith(APP_URL)) continue;
      const window = await this.#app.browserWindow(page);
      if (await window.evaluate((target) => target.isVisible())) return page;
    }
    return undefined;
  }

  /** The main process cannot call the test: the test looks for dialogs that wait. */
  async #answerUntilClosed(): Promise<void> {
    while (this.#app.process().exitCode === null) {
      for (const [id, dialog] of await this.#app.evaluate(openDialogs).catch(() => [])) {
        const label = typeof this.#choice === 'function' ? this.#choice(dialog) : this.#choice;
        const index = label === undefined ? -1 : dialog.buttons.indexOf(label);
        await this.#app.evaluate(answerDialog, { id, index }).catch(() => {});
      }
      await new Promise((resolve) => setTimeout(resolve, DIALOG_INTERVAL));
    }
  }
}
