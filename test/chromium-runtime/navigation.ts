import type { EventEmitter } from 'node:events';
import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from './cdp.ts';
import { emitDetails, emitEvent } from './events.ts';
import { type FrameRecord, PROCESS_ID } from './frame.ts';
import type { FrameTree } from './frame-tree.ts';
import { type NetErrorFacts, netError } from './net-errors.ts';
import type { SchemeMap } from './scheme-map.ts';

interface NavigationTarget {
  url: string;
  isSameDocument?: boolean;
}

interface Expected {
  url: string;
  started(): void;
}

/** Turns Chromium's navigation events into Electron's, in Electron's order, and lets listeners cancel. */
export class Navigation {
  readonly #contents: EventEmitter;
  readonly #frames: FrameTree;
  readonly #schemes: SchemeMap;
  /** Navigations that `loadURL` or `reload` started, not the page. */
  readonly #ours = new Set<string>();
  /** Navigations whose first request has been judged: the next one is a redirect. */
  readonly #requested = new Set<string>();
  /** Navigations that a listener prevented though Chromium asks nobody before it commits them. */
  readonly #prevented = new Set<string>();
  readonly #statuses = new Map<string, { code: number; text: string }>();
  readonly #errors = new Map<string, string>();
  #expected: Expected | undefined;
  #readyLoader = '';
  /** A prevented document was committed: undone as soon as Chromium has settled. */
  #mustUndo = false;
  isLoading = false;
  /** Goes back to the document before one that was prevented. */
  undo: () => void = () => {};

  constructor(contents: EventEmitter, frames: FrameTree, schemes: SchemeMap) {
    this.#contents = contents;
    this.#frames = frames;
    this.#schemes = schemes;
  }

  /** The next navigation of the main frame to `url` (Chromium's spelling) is the app's own; resolves when it starts. */
  expect(url: string): Promise<void> {
    return new Promise((started) => {
      this.#expected = { url: withoutFragment(url), started };
    });
  }

  /** Listens to one session: the page's own, or that of a frame in another process. */
  watch(session: CdpSession): void {
    session.on('Page.frameStartedNavigating', (event) => this.#start(event, session));
    session.on('Page.navigatedWithinDocument', (event) => this.#navigateInPage(event));
    session.on('Network.responseReceived', ({ type, requestId, response }) => {
      if (type !== 'Document') return;
      this.#statuses.set(requestId, { code: response.status, text: response.statusText });
    });
    session.on('Network.loadingFailed', ({ type, requestId, errorText, blockedReason }) => {
      if (type !== 'Document') return;
      this.#errors.set(requestId, blockedReason === 'inspector' ? 'ERR_BLOCKED_BY_CLIENT' : errorText);
    });
    session.on('Page.frameNavigated', ({ frame }) => this.#commit(frame));
  }

  /** Listens to what only the main frame's session tells. */
  watchMain(session: CdpSession): void {
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (this.#frames.isMain(frameId)) this.#setLoading(true);
    });
    session.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (!this.#frames.isMain(frameId)) return;
      this.#setLoading(false);
      if (this.#mustUndo) this.undo();
      this.#mustUndo = false;
    });
    session.on('Page.domContentEventFired', () => this.#contents.emit('dom-ready', {}));
    session.on('Page.loadEventFired', () => {
      // A hidden page of a headed browser is never painted.
      this.#tellReady();
      emitEvent(this.#contents, 'did-finish-load');
    });
    session.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (name === 'firstPaint' && this.#frames.isMain(frameId)) this.#tellReady();
    });
  }

  /** Asks the listeners about a request for a document; false = a listener prevented it. */
  mayRequest(paused: Protocol.Fetch.RequestPausedEvent): boolean {
    const frame = this.#frames.find(paused.frameId);
    if (!frame) return true;
    const url = this.#schemes.toApp(paused.request.url);
    const id = paused.networkId ?? '';
    if (this.#requested.has(id)) return this.mayRedirect(frame, url);
    this.#requested.add(id);
    return this.#ours.has(id) || this.#mayNavigate(frame, url);
  }

  /** Asks about a server's redirect before its target is requested; false = a listener prevented it. */
  mayRedirect(frame: FrameRecord, url: string): boolean {
    if (this.#emit('will-redirect', frame, { url })) return false;
    this.#emit('did-redirect-navigation', frame, { url });
    return true;
  }

  #mayNavigate(frame: FrameRecord, url: string): boolean {
    if (this.#emit('will-frame-navigate', frame, { url })) return false;
    return frame.parent !== null || !this.#emit('will-navigate', frame, { url });
  }

  #start(event: Protocol.Page.FrameStartedNavigatingEvent, session: CdpSession): void {
    const frame = this.#frames.find(event.frameId);
    if (!frame || event.navigationType === 'sameDocument' || event.navigationType === 'historySameDocument')
      return;
    const url = this.#schemes.toApp(event.url);
    const isOurs = frame.parent === null && withoutFragment(event.url) === this.#expected?.url;
    if (isOurs) this.#ours.add(event.loaderId);
    this.#emit('did-start-navigation', frame, { url });
    if (isOurs) this.#takeExpected()?.started();
    else if (frame.parent === null && !/^https?:/.test(event.url))
      this.#askUnrequested(frame, event, session);
  }

  #takeExpected(): Expected | undefined {
    const expected = this.#expected;
    this.#expected = undefined;
    return expected;
  }

  /** about:, blob: and the like are never requested, so they are stopped here and undone if they were quicker. */
  #askUnrequested(
    frame: FrameRecord,
    { url, loaderId }: Protocol.Page.FrameStartedNavigatingEvent,
    session: CdpSession,
  ): void {
    if (this.#mayNavigate(frame, url)) return;
    this.#prevented.add(loaderId);
    void session.send('Page.stopLoading').catch(() => {});
  }

  #navigateInPage({ frameId, url }: Protocol.Page.NavigatedWithinDocumentEvent): void {
    const frame = this.#frames.find(frameId);
    if (!frame) return;
    const shown = this.#schemes.toApp(url);
    const isMain = frame.parent === null;
    this.#emit('did-start-navigation', frame, { url: shown, isSameDocument: true });
    if (isMain) this.#takeExpected()?.started();
    emitEvent(this.#contents, 'did-navigate-in-page', shown, isMain, PROCESS_ID, frame.number);
  }

  #commit({ id, loaderId, unreachableUrl }: Protocol.Page.Frame): void {
    const frame = this.#frames.find(id);
    if (!frame) return;
    const status = this.#statuses.get(loaderId) ?? { code: -1, text: '' };
    const error = this.#errors.get(loaderId);
    const isPrevented = this.#prevented.has(loaderId);
    this.#forget(loaderId);
    if (isPrevented) {
      this.#mustUndo = true;
      return;
    }
    if (unreachableUrl) this.#fail(frame, netError(error));
    else this.#succeed(frame, status);
  }

  #succeed(frame: FrameRecord, { code, text }: { code: number; text: string }): void {
    const isMain = frame.parent === null;
    const { url, number } = frame;
    emitEvent(this.#contents, 'did-frame-navigate', url, code, text, isMain, PROCESS_ID, number);
    if (isMain) emitEvent(this.#contents, 'did-navigate', url, code, text);
  }

  #fail(frame: FrameRecord, { code, name }: NetErrorFacts): void {
    const args = [code, name, frame.url, frame.parent === null, PROCESS_ID, frame.number];
    emitEvent(this.#contents, 'did-fail-provisional-load', ...args);
    if (name !== 'ERR_ABORTED') emitEvent(this.#contents, 'did-fail-load', ...args);
  }

  #forget(loaderId: string): void {
    this.#ours.delete(loaderId);
    this.#requested.delete(loaderId);
    this.#prevented.delete(loaderId);
    this.#statuses.delete(loaderId);
    this.#errors.delete(loaderId);
  }

  /** Once a document. */
  #tellReady(): void {
    const { loaderId } = this.#frames.main;
    if (this.#readyLoader === loaderId) return;
    this.#readyLoader = loaderId;
    this.#contents.emit('ready-to-show');
  }

  #setLoading(isLoading: boolean): void {
    if (this.isLoading === isLoading) return;
    this.isLoading = isLoading;
    emitEvent(this.#contents, isLoading ? 'did-start-loading' : 'did-stop-loading');
  }

  #emit(name: string, frame: FrameRecord, { url, isSameDocument = false }: NavigationTarget): boolean {
    const isMainFrame = frame.parent === null;
    const place = { processId: PROCESS_ID, routingId: frame.number };
    const details = {
      url,
      isSameDocument,
      isMainFrame,
      ...place,
      get frame() {
        return frame.isGone ? null : frame.view;
      },
      get initiator() {
        return frame.isGone ? null : frame.view;
      },
    };
    return emitDetails(
      this.#contents,
      name,
      details,
      url,
      isSameDocument,
      isMainFrame,
      PROCESS_ID,
      frame.number,
    );
  }
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] as string;
}
