import { z } from 'zod';
import type { Problem } from '../../../preload/contract.ts';
import type { Clock } from '../../clock.ts';
import { graphEvidence } from '../../diagnosis/graph-evidence.ts';
import { netEvidence } from '../../diagnosis/net-evidence.ts';
import type { Evidence } from '../../diagnosis/types.ts';
import type { Cloud } from '../../identity/types.ts';
import { retryAfterSeconds } from '../../mailbox/retry-after.ts';
import { NetError } from '../../net/net-error.ts';
import type { Net } from '../../net/types.ts';
import type { Result } from '../../result.ts';
import { DirectoryError } from './directory-error.ts';
import { pause } from './patience.ts';

export interface DirectoryDeps {
  net: Net;
  cloud: Cloud;
  /** An access token of the person who signed in with the bootstrap client. */
  token(scopes: string[]): Promise<Result<{ accessToken: string }>>;
  clock: Clock;
  diagnose(evidence: Evidence): Problem;
}

export interface DirectoryRequest<T> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/v1.0`. */
  path: string;
  body?: unknown;
  prefer?: string;
  schema: z.ZodType<T>;
}

/** Writes and reads the directory for one errand. Everything rejects with a `DirectoryError`. */
export interface DirectoryClient {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  request<T>(request: DirectoryRequest<T>): Promise<T>;
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  /** For answers without a body. */
  send(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<void>;
  /** The failure of a rule of our own. */
  refuse(evidence: Omit<Evidence, 'source'>): DirectoryError;
}

/** Tries of one request that the service puts off. */
const MAX_TRIES = 5;
/** A longer Retry-After than this is shown instead of waited for; seconds. */
const MAX_WAIT = 120;
/** Waited after a 429 that does not say how long; seconds. */
const DEFAULT_WAIT = 5;

/** Binds the directory to one errand: its rights and its cancellation. */
export function createDirectoryClient(
  deps: DirectoryDeps,
  errand: { scopes: string[]; signal: AbortSignal },
): DirectoryClient {
  const { clock, diagnose } = deps;
  const { signal } = errand;
  const request: DirectoryClient['request'] = async (wanted) => {
    for (let tries = 1; ; tries += 1) {
      const response = await fetchOnce(deps, errand, wanted);
      const text = await textOf(deps, response);
      const wait = waitFor(response, clock.now());
      if (wait === null || wait > MAX_WAIT || tries === MAX_TRIES) {
        return judge(deps, { response, text, schema: wanted.schema });
      }
      await pause(clock, wait * 1000, signal);
    }
  };
  return {
    clock,
    signal,
    request,
    get: (path, schema) => request({ method: 'GET', path, schema }),
    send: (method, path, body) => request({ method, path, body, schema: nothing }),
    refuse: (evidence) => new DirectoryError(diagnose({ source: 'app', ...evidence })),
  };
}

const nothing = z.unknown().transform(() => undefined);

async function fetchOnce(
  { net, cloud, token, diagnose }: DirectoryDeps,
  { scopes, signal }: { scopes: string[]; signal: AbortSignal },
  { method, path, body, prefer }: DirectoryRequest<unknown>,
): Promise<Response> {
  const access = await token(scopes);
  if (!access.ok) throw new DirectoryError(access.problem);
  const headers = {
    Authorization: `Bearer ${access.value.accessToken}`,
    Accept: 'application/json',
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(prefer && { Prefer: prefer }),
  };
  // Nothing leaves after a cancellation, not even what would be ignored.
  if (signal.aborted) throw unreachable(diagnose, new NetError('aborted', new URL(cloud.graph).host));
  const payload = body === undefined ? {} : { body: JSON.stringify(body) };
  try {
    return await net.fetch(`${cloud.graph}/v1.0${path}`, {
      method,
      headers,
      ...payload,
      signal,
    });
  } catch (error) {
    throw unreachable(diagnose, error);
  }
}

/** The connection can break while the answer is read. */
async function textOf({ diagnose }: DirectoryDeps, response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw unreachable(diagnose, error);
  }
}

function unreachable(diagnose: DirectoryDeps['diagnose'], error: unknown): unknown {
  return error instanceof NetError ? new DirectoryError(diagnose(netEvidence(error))) : error;
}

/** Seconds after which the service wants to be asked again; null where it gave its answer. */
function waitFor({ status, headers }: Response, now: number): number | null {
  const wait = retryAfterSeconds(headers, now);
  if (status === 429) return wait ?? DEFAULT_WAIT;
  // Without Retry-After nobody knows whether a 5xx took effect, and a second secret would be one too many.
  return status === 503 ? (wait ?? null) : null;
}

function judge<T>(
  { diagnose }: DirectoryDeps,
  { response, text, schema }: { response: Response; text: string; schema: z.ZodType<T> },
): T {
  const { status } = response;
  const body = parseJson(text);
  if (!response.ok) throw new DirectoryError(diagnose(refusal(response, body)), status);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  // Only the place is named: the value there may be a secret.
  const place = parsed.error.issues[0]?.path.join('.') || 'top level';
  const message = `Microsoft Graph sent an answer of an unknown form (${place}).`;
  throw new DirectoryError(diagnose({ source: 'graph', facts: { message, status } }), status);
}

/** The same codes mean other things here than at a mailbox. */
function refusal(response: Response, body: unknown): Evidence {
  const evidence = graphEvidence(response.status, body, response.headers);
  const isDenied = evidence.facts.code === 'Authorization_RequestDenied';
  if (isDenied) return { ...evidence, cause: 'may-not-register-apps' };
  if (response.status === 404) return { ...evidence, cause: 'app-not-found-in-tenant' };
  // A refused value tells itself what is wrong; guessing from the status would mislead.
  return response.status === 400 && evidence.facts.code === 'Request_BadRequest'
    ? { ...evidence, cause: 'registration-refused' }
    : evidence;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
