import type { Protocol as Cdp } from 'devtools-protocol';
import type { OnBeforeRequestListenerDetails, UploadData } from 'electron';
import { emitEvent } from './events.ts';
import type { FrameTree } from './frame-tree.ts';
import { toFulfilment, toRequest } from './http-messages.ts';
import type { Kernel } from './kernel.ts';
import type { Navigation } from './navigation.ts';
import { Protocol, type ProtocolHandler, schemeOf } from './protocol.ts';
import type { AuthRequired, ErrorReason, Paused, RequestJudge, Verdict } from './request-gate.ts';
import { Session } from './session.ts';
import type { WebContents } from './web-contents.ts';
import { WebRequest } from './web-request.ts';

/** Whose requests are judged. */
export interface InterceptionOwner {
  kernel: Kernel;
  contents: WebContents;
  frames: FrameTree;
  navigation: Navigation;
}

const CONTINUE: Verdict = { kind: 'continue' };
const RESOURCE_TYPES: Partial<
  Record<Cdp.Network.ResourceType, OnBeforeRequestListenerDetails['resourceType']>
> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
};

/** Judges a page's requests: navigation events, then webRequest, then protocol handlers, then the network. */
export class Interception implements RequestJudge {
  readonly #owner: InterceptionOwner;

  constructor(owner: InterceptionOwner) {
    this.#owner = owner;
  }

  async judge(paused: Paused): Promise<Verdict> {
    if (this.#owner.contents.isDestroyed()) return fail('Aborted');
    const isResponse = paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined;
    return isResponse ? this.#judgeResponse(paused) : this.#judgeRequest(paused);
  }

  /** Electron's `login` event of `app`: whoever prevents the default answers. */
  authenticate({ authChallenge, request }: AuthRequired): ReturnType<RequestJudge['authenticate']> {
    const { origin, scheme, realm, source } = authChallenge;
    const { hostname, port, protocol } = new URL(origin);
    const info = {
      isProxy: source === 'Proxy',
      scheme,
      host: hostname,
      port: Number(port || (protocol === 'https:' ? 443 : 80)),
      realm,
    };
    return new Promise((resolve) => {
      const answer = (username?: string, password = '') =>
        resolve(username === undefined ? null : { username, password });
      const { kernel, contents } = this.#owner;
      const details = { url: request.url, firstAuthAttempt: true };
      if (!emitEvent(kernel.app, 'login', contents, details, info, answer)) resolve(null);
    });
  }

  async #judgeRequest(paused: Paused): Promise<Verdict> {
    const { kernel, navigation, contents } = this.#owner;
    const url = kernel.schemes.toApp(paused.request.url);
    if (paused.resourceType === 'Document') {
      if (!navigation.mayRequest(paused)) return fail('Aborted');
      await Session.context(contents.session).preparePermissions(paused.request.url);
    }
    const decision = await WebRequest.ask(contents.session.webRequest, this.#describe(paused, url));
    if (decision.cancel) return fail('BlockedByClient');
    if (decision.redirectURL) return this.#redirect(decision.redirectURL, url);
    const handler = Protocol.handlerFor(contents.session.protocol, url);
    if (handler) return this.#run(handler, paused);
    return kernel.schemes.has(schemeOf(url)) ? fail('AddressUnreachable') : CONTINUE;
  }

  /** A redirect to another scheme never comes back as a request of its own. */
  async #judgeResponse(paused: Paused): Promise<Verdict> {
    const location = paused.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location')?.value;
    const status = paused.responseStatusCode ?? 0;
    if (status < 300 || status >= 400 || !location) return CONTINUE;
    return this.#leavesTheWeb(paused, URL.parse(location, paused.request.url)?.href)
      ? fail('Aborted')
      : CONTINUE;
  }

  /** Tells the listeners of a redirect to a scheme that is not the web's; true = there is nothing to follow. */
  #leavesTheWeb(paused: Paused, target: string | undefined): boolean {
    if (!target || /^https?:/.test(target)) return false;
    const frame = this.#owner.frames.find(paused.frameId);
    if (frame) this.#owner.navigation.mayRedirect(frame, target);
    return true;
  }

  async #run(handler: ProtocolHandler, paused: Paused): Promise<Verdict> {
    const { schemes } = this.#owner.kernel;
    try {
      const response = await handler(toRequest(paused.request, schemes));
      if (!(response instanceof Response) || response.type === 'error') return fail('Failed');
      const { location, ...fulfilment } = await toFulfilment(
        response,
        schemes.toApp(paused.request.url),
        schemes,
      );
      const target = location && schemes.toChromium(location);
      if (paused.resourceType === 'Document' && this.#leavesTheWeb(paused, target)) return fail('Aborted');
      return { kind: 'fulfil', ...fulfilment };
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      return fail('Failed');
    }
  }

  #redirect(target: string, url: string): Verdict {
    const value = this.#owner.kernel.schemes.toChromium(new URL(target, url).href);
    return { kind: 'fulfil', responseCode: 307, responseHeaders: [{ name: 'Location', value }] };
  }

  #describe(paused: Paused, url: string): OnBeforeRequestListenerDetails {
    const { kernel, contents, frames } = this.#owner;
    const { method, headers, postDataEntries = [] } = paused.request;
    const frame = frames.find(paused.frameId);
    const documentType = frames.isMain(paused.frameId) ? 'mainFrame' : 'subFrame';
    const resourceType =
      paused.resourceType === 'Document' ? documentType : (RESOURCE_TYPES[paused.resourceType] ?? 'other');
    return {
      id: kernel.nextId(),
      url,
      method,
      webContentsId: contents.id,
      webContents: contents as unknown as Electron.WebContents,
      frame: (frame?.view ?? null) as unknown as Electron.WebFrameMain | null,
      resourceType,
      referrer: kernel.schemes.toApp(headers.Referer ?? ''),
      timestamp: Date.now(),
      uploadData: postDataEntries.map(
        ({ bytes }): UploadData => ({ bytes: Buffer.from(bytes ?? '', 'base64') }),
      ),
    };
  }
}

function fail(reason: ErrorReason): Verdict {
  return { kind: 'fail', reason };
}
