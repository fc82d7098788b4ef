import type { Protocol as Cdp } from 'devtools-protocol';
import type { OnBeforeRequestListenerDetails, UploadData } from 'electron';
import type { CdpSession } from './cdp.ts';
import type { FrameTree } from './frame-tree.ts';
import { type Fulfilment, toFulfilment, toRequest } from './http-messages.ts';
import type { Kernel } from './kernel.ts';
import type { Navigation } from './navigation.ts';
import { Protocol, schemeOf } from './protocol.ts';
import { WebRequest } from './web-request.ts';

type Paused = Cdp.Fetch.RequestPausedEvent;
type ErrorReason = Cdp.Network.ErrorReason;

/** What decides about a page's requests. */
export interface InterceptionOwner {
  kernel: Kernel;
  webContents: { id: number };
  session: { protocol: Protocol; webRequest: WebRequest; preparePermissions(url: string): Promise<void> };
  frames: FrameTree;
  navigation: Navigation;
}

/** The answer to a server's redirect is seen before it is followed only at the response. */
const PATTERNS: Cdp.Fetch.RequestPattern[] = [
  { urlPattern: '*', requestStage: 'Request' },
  { urlPattern: '*', resourceType: 'Document', requestStage: 'Response' },
];

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

/** Every request of a page passes here: navigation events, then webRequest, then protocol handlers, then the network. */
export class Interception {
  readonly #owner: InterceptionOwner;

  constructor(owner: InterceptionOwner) {
    this.#owner = owner;
  }

  /** Intercepts one session: the page's own, or that of a frame or worker in another process. */
  async watch(session: CdpSession): Promise<void> {
    session.on('Fetch.requestPaused', (paused) => void this.#handle(paused, session));
    await session.send('Fetch.enable', { patterns: PATTERNS });
  }

  async #handle(paused: Paused, session: CdpSession): Promise<void> {
    try {
      if (paused.responseStatusCode !== undefined || paused.responseErrorReason)
        await this.#judgeResponse(paused, session);
      else await this.#judgeRequest(paused, session);
    } catch (error) {
      if (!isGone(error)) process.stderr.write(`Chromium runtime: ${String(error)}\n`);
    }
  }

  async #judgeRequest(paused: Paused, session: CdpSession): Promise<void> {
    const { kernel, session: electronSession, navigation } = this.#owner;
    const url = kernel.schemes.toApp(paused.request.url);
    // Electron fetches no icon for a page that did not ask for one.
    if (isFavicon(paused)) return fail(paused, session, 'BlockedByClient');
    if (paused.resourceType === 'Document') {
      if (!navigation.mayRequest(paused)) return fail(paused, session, 'Aborted');
      await electronSession.preparePermissions(paused.request.url);
    }
    const { cancel, redirectURL } = await WebRequest.ask(
      electronSession.webRequest,
      this.#describe(paused, url),
    );
    if (cancel) return fail(paused, session, 'BlockedByClient');
    if (redirectURL) return this.#fulfil(paused, session, redirectTo(redirectURL, url));
    const handler = Protocol.handlerFor(electronSession.protocol, url);
    if (handler) return this.#fulfil(paused, session, await this.#run(handler, paused));
    if (kernel.schemes.has(schemeOf(url))) return fail(paused, session, 'AddressUnreachable');
    await session.send('Fetch.continueRequest', { requestId: paused.requestId });
  }

  /** A redirect to another scheme never comes back as a request of its own. */
  async #judgeResponse(paused: Paused, session: CdpSession): Promise<void> {
    const location = paused.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location')?.value;
    const status = paused.responseStatusCode ?? 0;
    const target =
      status >= 300 && status < 400 && location ? URL.parse(location, paused.request.url)?.href : undefined;
    if (target && this.#leavesTheWeb(paused, target)) return fail(paused, session, 'Aborted');
    await session.send('Fetch.continueRequest', { requestId: paused.requestId });
  }

  /** Tells the listeners of a redirect to a scheme that is not the web's; true = there is nothing to follow. */
  #leavesTheWeb(paused: Paused, target: string): boolean {
    if (/^https?:/.test(target)) return false;
    const frame = this.#owner.frames.find(paused.frameId);
    if (frame) this.#owner.navigation.mayRedirect(frame, target);
    return true;
  }

  async #run(
    handler: (request: Request) => Response | Promise<Response>,
    paused: Paused,
  ): Promise<Fulfilment | ErrorReason> {
    const { schemes } = this.#owner.kernel;
    try {
      const response = await handler(toRequest(paused.request, schemes));
      if (!(response instanceof Response) || response.type === 'error') return 'Failed';
      return await toFulfilment(response, schemes.toApp(paused.request.url), schemes);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      return 'Failed';
    }
  }

  async #fulfil(paused: Paused, session: CdpSession, answer: Fulfilment | ErrorReason): Promise<void> {
    if (typeof answer === 'string') return fail(paused, session, answer);
    const { location, ...response } = answer;
    const target = location && this.#owner.kernel.schemes.toChromium(location);
    if (target && paused.resourceType === 'Document' && this.#leavesTheWeb(paused, target)) {
      return fail(paused, session, 'Aborted');
    }
    await session.send('Fetch.fulfillRequest', { requestId: paused.requestId, ...response });
  }

  #describe(paused: Paused, url: string): OnBeforeRequestListenerDetails {
    const { kernel, webContents, frames } = this.#owner;
    const { method, headers, postDataEntries = [] } = paused.request;
    const frame = frames.find(paused.frameId);
    const documentType = frames.isMain(paused.frameId) ? 'mainFrame' : 'subFrame';
    return {
      id: kernel.nextId(),
      url,
      method,
      webContentsId: webContents.id,
      webContents: webContents as unknown as Electron.WebContents,
      frame: (frame?.view ?? null) as unknown as Electron.WebFrameMain | null,
      resourceType:
        paused.resourceType === 'Document' ? documentType : (RESOURCE_TYPES[paused.resourceType] ?? 'other'),
      referrer: kernel.schemes.toApp(headers.Referer ?? ''),
      timestamp: Date.now(),
      uploadData: postDataEntries.map(
        ({ bytes }): UploadData => ({ bytes: Buffer.from(bytes ?? '', 'base64') }),
      ),
    };
  }
}

function redirectTo(target: string, url: string): Fulfilment {
  const location = new URL(target, url).href;
  return { responseCode: 307, responseHeaders: [{ name: 'Location', value: location }], body: '', location };
}

async function fail({ requestId }: Paused, session: CdpSession, errorReason: ErrorReason): Promise<void> {
  await session.send('Fetch.failRequest', { requestId, errorReason });
}

function isFavicon({ resourceType, request }: Paused): boolean {
  return resourceType === 'Other' && (request.headers.Accept ?? '').startsWith('image/');
}

/** The page went away while its request was judged. */
function isGone(error: unknown): boolean {
  return error instanceof Error && error.name === 'CdpError';
}
