import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium, findHeadlessChromium } from '../../scripts/find-chromium.mjs';
import { COMPILE_CACHE } from '../../scripts/lib/paths.mjs';
import type { DialogMessage } from '../chromium-runtime/control.ts';
import { collectOutput, exitOf } from './support/child-output.ts';
import {
  APP_FOLDER,
  appArguments,
  type Connector,
  type DialogChoice,
  type LaunchOptions,
} from './support/connector.ts';
import { ControlClient } from './support/control-client.ts';
import { drawTray } from './support/tray-picture.ts';
import { until } from './support/until.ts';

const RUNTIME = join(APP_FOLDER, 'test', 'chromium-runtime', 'main.ts');
/** How long a page may take to say which of Chromium's targets it is, in milliseconds. */
const TARGET_TIMEOUT = 3000;
const APP_ORIGIN = 'connector://app/';

/** What to run: the built app unless a test brings a main script of its own. */
export interface ChromiumLaunchOptions extends LaunchOptions {
  script?: string;
}

/** Starts the app on the Chromium runtime and connects Playwright to the same Chromium. */
export async function launchOnChromium(options: ChromiumLaunchOptions): Promise<Connector> {
  const child = spawnApp(options);
  const output = collectOutput(child);
  const exited = exitOf(child);
  const client = new ControlClient(child, output);
  const { product, port } = await client.ready;
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  const app = new ChromiumConnector({ child, client, browser, options });
  return Object.assign(app, { runtime: `chromium ${product.split('/')[1]}`, exited, output });
}

function spawnApp(options: ChromiumLaunchOptions): ChildProcess {
  const script = options.script ?? join(APP_FOLDER, 'out', 'main', 'index.mjs');
  const scheme = options.colorScheme ?? 'light';
  return spawn(process.execPath, [RUNTIME, script, ...appArguments(options)], {
    cwd: APP_FOLDER,
    env: {
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      ...process.env,
      CONNECTOR_CHROMIUM: (options.wholeBrowser ? findChromium() : findHeadlessChromium()) ?? '',
      CONNECTOR_HEADLESS: '1',
      CONNECTOR_COLOR_SCHEME: scheme,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

interface Parts {
  child: ChildProcess;
  client: ControlClient;
  browser: Browser;
  options: LaunchOptions;
}

class ChromiumConnector implements Omit<Connector, 'runtime' | 'exited' | 'output'> {
  readonly #parts: Parts;
  /** Pages `authWindow` has answered with. */
  readonly #answered = new Set<Page>();
  /** Playwright's page of each of Chromium's targets. */
  readonly #targets = new Map<Page, string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async window(): Promise<Page> {
    const { client, options } = this.#parts;
    const { page, id } = await until('the main window', async () => {
      const facts = (await client.order('windows')).find(
        (window) => window.isVisible && window.url.startsWith(APP_ORIGIN),
      );
      const page = facts && (await this.#pageOf(facts.targetId));
      return page && { page, id: facts.id };
    });
    if (options.size) await client.order('resize', id, options.size.width, options.size.height);
    return page;
  }

  async authWindow(): Promise<Page> {
    const page = await until('a sign-in window', async () => {
      for (const { url, targetId } of await this.#parts.client.order('windows')) {
        const page = url === '' || url.startsWith(APP_ORIGIN) ? undefined : await this.#pageOf(targetId);
        if (page && !this.#answered.has(page)) return page;
      }
      return undefined;
    });
    this.#answered.add(page);
    return page;
  }

  async windows(): Promise<Page[]> {
    const facts = await this.#parts.client.order('windows');
    const pages = await Promise.all(facts.map(({ targetId }) => this.#pageOf(targetId)));
    return pages.filter((page) => page !== undefined);
  }

  async hasVisibleWindow(): Promise<boolean> {
    return (await this.#parts.client.order('windows')).some(({ isVisible }) => isVisible);
  }

  async closeWindow(): Promise<void> {
    const { client } = this.#parts;
    const shown = (await client.order('windows')).find(
      ({ isVisible, url }) => isVisible && url.startsWith(APP_ORIGIN),
    );
    if (shown) await client.order('closeWindow', shown.id);
  }

  tray() {
    return this.#parts.client.order('tray');
  }

  async clickTray(...labels: string[]): Promise<void> {
    await this.#parts.client.order('clickTray', labels);
  }

  notifications() {
    return this.#parts.client.order('notifications');
  }

  openedExternally() {
    return this.#parts.client.order('opened');
  }

  clipboard() {
    return this.#parts.client.order('clipboard');
  }

  dialogs() {
    return this.#parts.client.order('dialogs');
  }

  async answerDialogs(choice: DialogChoice): Promise<void> {
    const { client } = this.#parts;
    client.onDialog = ({ id, view }: DialogMessage['dialog']) => {
      const label = typeof choice === 'string' ? choice : choice(view);
      const isFile = view.kind === 'open' || view.kind === 'save';
      const paths = isFile && label !== undefined ? [label] : [];
      const response = label === undefined ? -1 : view.buttons.indexOf(label);
      void client.order('answerDialog', id, { response, paths });
    };
    await client.order('askDialogs');
  }

  async forget(): Promise<void> {
    this.#parts.client.onDialog = () => {};
    await this.#parts.client.order('forget');
  }

  async screenshotTray(path: string): Promise<void> {
    const tray = await this.tray();
    if (!tray) throw new Error('There is no tray');
    const context = await this.#parts.browser.newContext({ deviceScaleFactor: 2 });
    try {
      await drawTray(await context.newPage(), tray, path);
    } finally {
      await context.close();
    }
  }

  async emitPower(event: 'suspend' | 'resume'): Promise<void> {
    await this.#parts.client.order('power', event);
  }

  async setOnline(isOnline: boolean): Promise<void> {
    await this.#parts.client.order('setOnline', isOnline);
    for (const context of this.#parts.browser.contexts()) await context.setOffline(!isOnline);
  }

  loginItem() {
    return this.#parts.client.order('loginItem');
  }

  async close(): Promise<void> {
    const { child, client } = this.#parts;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = exitOf(child);
    await client.order('quit').catch(() => {});
    await exited;
  }

  kill(): void {
    this.#parts.child.kill('SIGKILL');
  }

  /** Playwright's page for one of Chromium's targets, once Playwright has seen it. */
  async #pageOf(targetId: string): Promise<Page | undefined> {
    for (const context of this.#parts.browser.contexts()) {
      for (const page of context.pages()) {
        if ((await this.#targetOf(page)) === targetId) return page;
      }
    }
    return undefined;
  }

  /** Undefined for a page that is closing: then its session may never open. */
  async #targetOf(page: Page): Promise<string | undefined> {
    const known = this.#targets.get(page);
    if (known) return known;
    const asked = askTarget(page).catch(() => undefined);
    const found = await Promise.race([asked, setTimeout(TARGET_TIMEOUT, undefined, { ref: false })]);
    if (found) this.#targets.set(page, found);
    return found;
  }
}

async function askTarget(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}
