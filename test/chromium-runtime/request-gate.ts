import { setTimeout as delay } from 'node:timers/promises';
import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from './cdp.ts';

export type Paused = Protocol.Fetch.RequestPausedEvent;
export type AuthRequired = Protocol.Fetch.AuthRequiredEvent;
export type ErrorReason = Protocol.Network.ErrorReason;

/** What happens to a paused request. */
export type Verdict =
  | { kind: 'continue' }
  | { kind: 'fail'; reason: ErrorReason }
  | ({ kind: 'fulfil' } & Omit<Protocol.Fetch.FulfillRequestRequest, 'requestId'>);

/** Decides about the requests of one page. */
export interface RequestJudge {
  judge(paused: Paused): Promise<Verdict>;
  /** Asks for a name and a password; null where nobody has them. */
  authenticate(asked: AuthRequired): Promise<{ username: string; password: string } | null>;
}

/** Documents are seen again at their response: a redirect out of the web shows nowhere else. */
const PATTERNS: Protocol.Fetch.RequestPattern[] = [
  { urlPattern: '*', requestStage: 'Request' },
  { urlPattern: '*', resourceType: 'Document', requestStage: 'Response' },
];
/** Longest a request may be ahead of the news of its frame, in milliseconds. */
const FRAME_TIMEOUT = 5000;
const REFUSED: Verdict = { kind: 'fail', reason: 'BlockedByClient' };

/**
 * Every request of the whole browser stops here, so none is missed while a page, frame or worker comes or goes.
 * It is judged by the page its frame belongs to; a request that belongs to no page of the app fails.
 */
export class RequestGate {
  readonly #judges = new Map<string, RequestJudge>();
  readonly #waiting = new Map<string, Set<(judge: RequestJudge | undefined) => void>>();

  /** Starts to stop requests. */
  async open(browser: CdpSession): Promise<void> {
    browser.on('Fetch.requestPaused', (paused) => void this.#pass(paused, browser));
    browser.on('Fetch.authRequired', (asked) => void this.#authenticate(asked, browser));
    await browser.send('Fetch.enable', { patterns: PATTERNS, handleAuthRequests: true });
  }

  /** Says which page a frame belongs to. */
  assign(frameId: string, judge: RequestJudge): void {
    this.#judges.set(frameId, judge);
    for (const resolve of this.#waiting.get(frameId) ?? []) resolve(judge);
    this.#waiting.delete(frameId);
  }

  async #pass(paused: Paused, browser: CdpSession): Promise<void> {
    const verdict = await this.#judge(paused);
    // The page may have gone away meanwhile; then there is nobody to answer.
    await answer(paused, verdict, browser).catch(() => {});
  }

  async #authenticate(asked: AuthRequired, browser: CdpSession): Promise<void> {
    const known = await this.#judges.get(asked.frameId)?.authenticate(asked);
    const authChallengeResponse = known
      ? ({ response: 'ProvideCredentials', ...known } as const)
      : ({ response: 'CancelAuth' } as const);
    const { requestId } = asked;
    await browser.send('Fetch.continueWithAuth', { requestId, authChallengeResponse }).catch(() => {});
  }

  async #judge(paused: Paused): Promise<Verdict> {
    // Electron fetches no icon that the page did not ask for.
    if (isFavicon(paused)) return REFUSED;
    const judge = this.#judges.get(paused.frameId) ?? (await this.#judgeOf(paused.frameId));
    if (!judge) return REFUSED;
    return judge.judge(paused).catch((error: unknown) => {
      process.stderr.write(`Chromium runtime: ${error instanceof Error ? error.stack : String(error)}\n`);
      return REFUSED;
    });
  }

  #judgeOf(frameId: string): Promise<RequestJudge | undefined> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(frameId) ?? new Set();
      this.#waiting.set(frameId, waiting.add(resolve));
      void delay(FRAME_TIMEOUT, undefined, { ref: false }).then(resolve);
    });
  }
}

async function answer({ requestId }: Paused, verdict: Verdict, browser: CdpSession): Promise<void> {
  const { kind, ...rest } = verdict;
  if (kind === 'continue') await browser.send('Fetch.continueRequest', { requestId });
  else if ('reason' in rest) await browser.send('Fetch.failRequest', { requestId, errorReason: rest.reason });
  else await browser.send('Fetch.fulfillRequest', { requestId, ...(rest as { responseCode: number }) });
}

function isFavicon({ resourceType, request }: Paused): boolean {
  return resourceType === 'Other' && (request.headers.Accept ?? '').startsWith('image/');
}
