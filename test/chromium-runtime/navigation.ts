import type { EventEmitter } from 'node:events';
import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from './cdp.ts';
import { emitDetails, emitEvent } from './events.ts';
import { type FrameRecord, PROCESS_ID } from './frame.ts';
import type { FrameTree } from './frame-tree.ts';
import { type NetErrorFacts, netError } from './net-errors.ts';
import type { SchemeMap } from './scheme-map.ts';

interface Started {
  /** Started by `loadURL` or `reload`, not by the page. */
  isOurs: boolean;
  isSameDocument: boolean;
}

/** Turns Chromium's navigation events into Electron's, in Electron's order, and lets listeners cancel. */
export class Navigation {
  readonly #contents: EventEmitter;
  readonly #frames: FrameTree;
  readonly #schemes: SchemeMap;
  readonly #started = new Map<string, Started>();
  readonly #statuses = new Map<string, { code: number; text: string }>();
  readonly #errors = new Map<string, string>();
  #expected: string | undefined;
  isLoading = false;

  constructor(contents: EventEmitter, frames: FrameTree, schemes: SchemeMap) {
    this.#contents = contents;
    this.#frames = frames;
    this.#schemes = schemes;
  }

  /** The next navigation of the main frame to `url` (Chromium's spelling) is the app's own. */
  expect(url: string): void {
    this.#expected = withoutFragment(url);
  }

  /** Listens to one session: the page's own, or that of a frame in another process. */
  watch(session: CdpSession): void {
    session.on('Page.frameStartedNavigating', (event) => this.#start(event));
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
      if (this.#frames.isMain(frameId)) this.#setLoading(false);
    });
    session.on('Page.domContentEventFired', () => this.#contents.emit('dom-ready', {}));
    session.on('Page.loadEventFired', () => emitEvent(this.#contents, 'did-finish-load'));
    session.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (name === 'firstPaint' && this.#frames.isMain(frameId)) this.#contents.emit('ready-to-show');
    });
  }

  /** Asks the listeners about a request for a document; false = a listener prevented it. */
  mayRequest(paused: Protocol.Fetch.RequestPausedEvent): boolean {
    const frame = this.#frames.find(paused.frameId);
    if (!frame) return true;
    const url = this.#schemes.toApp(paused.request.url);
    if (paused.redirectedRequestId) return this.mayRedirect(frame, url);
    if (this.#started.get(paused.networkId ?? '')?.isOurs) return true;
    if (this.#emit('will-frame-navigate', frame, url)) return false;
    return frame.parent !== null || !this.#emit('will-navigate', frame, url);
  }

  /** Asks about a server's redirect before its target is requested; false = a listener prevented it. */
  mayRedirect(frame: FrameRecord, url: string): boolean {
    if (this.#emit('will-redirect', frame, url)) return false;
    this.#emit('did-redirect-navigation', frame, url);
    return true;
  }

  #start(event: Protocol.Page.FrameStartedNavigatingEvent): void {
    const frame = this.#frames.find(event.frameId);
    if (!frame) return;
    const isSameDocument =
      event.navigationType === 'sameDocument' || event.navigationType === 'historySameDocument';
    const isOurs = frame.parent === null && withoutFragment(event.url) === this.#expected;
    if (isOurs) this.#expected = undefined;
    this.#started.set(event.loaderId, { isOurs, isSameDocument });
    this.#emit('did-start-navigation', frame, this.#schemes.toApp(event.url), isSameDocument);
  }

  #navigateInPage({ frameId, url }: Protocol.Page.NavigatedWithinDocumentEvent): void {
    const frame = this.#frames.find(frameId);
    if (!frame) return;
    const isMain = frame.parent === null;
    emitEvent(
      this.#contents,
      'did-navigate-in-page',
      this.#schemes.toApp(url),
      isMain,
      PROCESS_ID,
      frame.number,
    );
  }

  #commit({ id, loaderId, unreachableUrl }: Protocol.Page.Frame): void {
    const frame = this.#frames.find(id);
    if (!frame) return;
    const status = this.#statuses.get(loaderId) ?? { code: -1, text: '' };
    const error = this.#errors.get(loaderId);
    this.#forget(loaderId);
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
    this.#started.delete(loaderId);
    this.#statuses.delete(loaderId);
    this.#errors.delete(loaderId);
  }

  #setLoading(isLoading: boolean): void {
    if (this.isLoading === isLoading) return;
    this.isLoading = isLoading;
    emitEvent(this.#contents, isLoading ? 'did-start-loading' : 'did-stop-loading');
  }

  #emit(name: string, frame: FrameRecord, url: string, isSameDocument = false): boolean {
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
