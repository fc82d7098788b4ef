import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import type { z } from 'zod';
import { diagnose } from '../diagnosis/diagnose.ts';
import { graphEvidence } from '../diagnosis/graph-evidence.ts';
import { netEvidence } from '../diagnosis/net-evidence.ts';
import { NetError } from '../net/net-error.ts';
import type { Net } from '../net/types.ts';
import { failure, success } from '../result.ts';
import { answerText } from './answer-text.ts';
import { type BatchAnswers, type BatchRequest, batchPayload, batchShape } from './graph-batch.ts';
import { bearerHandler, netHandler, problemOf, type TokenSource } from './graph-middleware.ts';
import { retryAfterSeconds } from './retry-after.ts';
import type { MailResult } from './types.ts';

export interface GraphRequest<T> {
  /** Path under `/v1.0`, or the whole URL of a next page or delta link. */
  path: string;
  /** OData options such as `$select`; none with a whole URL, which brings its own. */
  query?: Record<string, string | number>;
  /** Values of the Prefer header besides the one for immutable ids. */
  prefer?: string[];
  schema: z.ZodType<T>;
  signal: AbortSignal;
}

/** Talks to Microsoft Graph. Never throws. */
export interface GraphClient {
  get<T>(request: GraphRequest<T>): Promise<MailResult<T>>;
  /**
   * Up to `MAX_BATCH` requests in one. Each has an answer of its own, in the order of the requests;
   * the whole fails only where the batch itself was refused.
   * https://learn.microsoft.com/graph/json-batching
   */
  batch(requests: readonly BatchRequest[], signal: AbortSignal): Promise<MailResult<MailResult<unknown>[]>>;
  /** The raw bytes of a `$value`; reading them may still fail with a `NetError`. */
  download(request: { path: string; signal: AbortSignal }): Promise<MailResult<Response>>;
}

export interface GraphClientOptions {
  /** Graph origin of the cloud, e.g. `https://graph.microsoft.com`; the only one that sees a token. */
  origin: string;
  net: Net;
  token: TokenSource;
  /** Milliseconds since the epoch, for a Retry-After that names a date. */
  now(): number;
}

/** Ids that survive a move to another folder. https://learn.microsoft.com/graph/outlook-immutable-id */
const IMMUTABLE_IDS = 'IdType="ImmutableId"';

/** A large attachment over a slow line takes its time; the person can cancel it. */
const DOWNLOAD_MS = 30 * 60_000;

/** Builds the client of one cloud and one Signer. */
export function createGraphClient({ origin, net, token, now }: GraphClientOptions): GraphClient {
  const client = Client.initWithMiddleware({
    baseUrl: origin,
    middleware: [bearerHandler(origin, token), netHandler(net)],
  });
  const prepare = ({ path, query, prefer = [], signal }: Omit<GraphRequest<unknown>, 'schema'>) =>
    client
      .api(path)
      .query(query ?? {})
      .header('Prefer', [IMMUTABLE_IDS, ...prefer].join(', '))
      .header('Accept', 'application/json')
      .options({ signal })
      .responseType(ResponseType.RAW);

  return {
    async get(request) {
      try {
        const response: Response = await prepare(request).get();
        return judge(response, await answerText(response), { schema: request.schema, now: now() });
      } catch (error) {
        return thrown(error);
      }
    },
    async batch(requests, signal) {
      try {
        const payload = batchPayload(requests, { Prefer: IMMUTABLE_IDS });
        const response: Response = await prepare({ path: '/$batch', signal }).post(payload);
        const answers = judge(response, await answerText(response), { schema: batchShape, now: now() });
        if (!answers.ok) return answers;
        return success(requests.map((_, index) => judgeInner(answers.value, index, now())));
      } catch (error) {
        return thrown(error);
      }
    },
    async download({ path, signal }) {
      try {
        const response: Response = await prepare({ path, signal })
          .header('Accept', '*/*')
          .options({ signal, timeoutMs: DOWNLOAD_MS, maxBytes: Number.POSITIVE_INFINITY })
          .get();
        if (response.ok) return success(response);
        return refused(response, parseJson(await answerText(response)), now());
      } catch (error) {
        return thrown(error);
      }
    },
  };
}

/** The judgement of one answer in a batch; one that is missing counts as a fault of the service. */
function judgeInner({ responses }: BatchAnswers, index: number, now: number): MailResult<unknown> {
  const inner = responses.find(({ id }) => id === String(index));
  if (inner && inner.status < 400) return success(inner.body);
  const status = inner?.status ?? 502;
  return refused({ status, headers: new Headers(inner?.headers) }, inner?.body, now);
}

/** Sending and judging are apart: this part knows nothing of the network. */
function judge<T>(
  response: Response,
  text: string,
  { schema, now }: { schema: z.ZodType<T>; now: number },
): MailResult<T> {
  const body = parseJson(text);
  if (!response.ok) return refused(response, body, now);
  const parsed = schema.safeParse(body);
  if (parsed.success) return success(parsed.data);
  // Only the place is named: the value there may be mail.
  const place = body === undefined ? 'not JSON' : parsed.error.issues[0]?.path.join('.') || 'top level';
  const message = `Microsoft Graph sent an answer of an unknown form (${place}).`;
  return failure(diagnose({ source: 'graph', facts: { message, status: response.status } }));
}

function refused(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  body: unknown,
  now: number,
): MailResult<never> {
  const evidence = graphEvidence(status, body, headers);
  const wait = retryAfterSeconds(headers, now);
  if (wait === undefined) return failure(diagnose(evidence));
  evidence.facts.message += ` (Retry-After: ${wait} s)`;
  return { ...failure(diagnose(evidence)), retryAfterSeconds: wait };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function thrown(error: unknown): MailResult<never> {
  const problem = problemOf(error);
  if (problem) return failure(problem);
  // The connection can break while the body is read, when the SDK is long done.
  if (error instanceof NetError) return failure(diagnose(netEvidence(error)));
  const message = error instanceof Error ? error.message : 'The request failed.';
  return failure(diagnose({ source: 'app', facts: { message } }));
}
