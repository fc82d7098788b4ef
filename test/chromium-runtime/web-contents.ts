import { EventEmitter } from 'node:events';
import type { WebFrameMain } from './frame.ts';
import type { FrameTree } from './frame-tree.ts';
import type { Session } from './session.ts';
import { guardInstances } from './unimplemented.ts';

type Member =
  | 'id'
  | 'send'
  | 'getURL'
  | 'getTitle'
  | 'loadURL'
  | 'reload'
  | 'isDestroyed'
  | 'isLoading'
  | 'setWindowOpenHandler'
  | 'close';
type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** The page behind it, as far as it is asked. */
interface PageBehind {
  readonly isDestroyed: boolean;
  readonly wiring: {
    readonly frames: FrameTree;
    readonly navigation: { readonly isLoading: boolean };
    readonly title: string;
    windowOpenHandler: WindowOpenHandler | undefined;
    send(channel: string, args: unknown[]): void;
  };
  load(url: string): Promise<void>;
  reload(): void;
  requestClose(): void;
  evaluate(expression: string): Promise<unknown>;
}

/** A page as the main process sees it. */
export class WebContents extends EventEmitter implements Pick<Electron.WebContents, Member> {
  readonly id: number;
  readonly session: Session;
  readonly #page: PageBehind;

  constructor(page: PageBehind, session: Session, id: number) {
    super();
    this.id = id;
    this.session = session;
    this.#page = page;
  }

  get mainFrame(): WebFrameMain {
    return this.#page.wiring.frames.main.view;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#page.wiring.send(channel, args);
  }

  getURL(): string {
    return this.#page.isDestroyed ? '' : this.#page.wiring.frames.main.url;
  }

  getTitle(): string {
    return this.#page.wiring.title;
  }

  /** Resolves when the page has loaded; rejects with Chromium's error name and number. */
  loadURL(url: string): Promise<void> {
    const loaded = this.#page.load(url);
    loaded.catch(() => {});
    return loaded;
  }

  reload(): void {
    this.#page.reload();
  }

  isLoading(): boolean {
    return this.#page.wiring.navigation.isLoading;
  }

  isDestroyed(): boolean {
    return this.#page.isDestroyed;
  }

  /** Chromium opens no window for a page: a handler that allows one is reported as unimplemented. */
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#page.wiring.windowOpenHandler = handler;
  }

  /** Closes the page and the window around it. */
  close(): void {
    this.#page.requestClose();
  }

  /** Runs code in the page's own world. */
  async executeJavaScript(code: string): Promise<unknown> {
    return this.#page.evaluate(code);
  }
}

guardInstances('WebContents', WebContents);
