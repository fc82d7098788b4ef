/**
 * The middleware chain of the Graph client. The SDK's own handlers are left out on purpose: its
 * authentication handler trusts a list of hosts, its redirect handler takes a request elsewhere, and
 * its retry handler sleeps where nobody can cancel it.
 */
import { type Context, GraphClientError, type Middleware } from '@microsoft/microsoft-graph-client';
import type { Problem } from '../../preload/contract.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { netEvidence } from '../diagnosis/net-evidence.ts';
import { NetError } from '../net/net-error.ts';
import type { Net } from '../net/types.ts';
import type { Result } from '../result.ts';
import { claimsChallenge } from './claims-challenge.ts';

/** Answers an access token for Graph: a newer one than `refused`, which satisfies `claims`. */
export type TokenSource = (request: {
  claims?: string;
  refused?: string;
}) => Promise<Result<{ accessToken: string }>>;

/** A problem on its way through the SDK, which passes only its own class on unchanged. */
function failed(problem: Problem): GraphClientError {
  const error = new GraphClientError(problem.title);
  error.customError = problem;
  return error;
}

/** The problem that a handler of this chain threw; undefined for anything else. */
export function problemOf(error: unknown): Problem | undefined {
  const problem: unknown = error instanceof GraphClientError ? error.customError : undefined;
  return problem as Problem | undefined;
}

/**
 * Adds the bearer token to requests for exactly one origin and refuses all others: the whole URL of a
 * next page comes from a server. After a 401 it asks once for a newer token and tries again.
 */
export function bearerHandler(origin: string, token: TokenSource): Middleware {
  let next: Middleware | undefined;
  const send = async (context: Context, request: Parameters<TokenSource>[0]) => {
    const answer = await token(request);
    if (!answer.ok) throw failed(answer.problem);
    const { accessToken } = answer.value;
    const headers = new Headers(context.options?.headers);
    headers.set('Authorization', `Bearer ${accessToken}`);
    context.options = { ...context.options, headers };
    await next?.execute(context);
    return accessToken;
  };
  return {
    setNext: (handler) => {
      next = handler;
    },
    async execute(context) {
      if (!isOfOrigin(context.request, origin)) throw failed(foreignHost());
      const refused = await send(context, {});
      if (context.response?.status !== 401) return;
      const claims = claimsChallenge(context.response.headers);
      await context.response.body?.cancel();
      await send(context, { refused, ...(claims && { claims }) });
    },
  };
}

/** Sends through the one door to the network. A redirect is an error: Graph's mail API has none. */
export function netHandler(net: Net): Middleware {
  return {
    async execute(context) {
      try {
        context.response = await net.fetch(context.request, { ...context.options, redirect: 'error' });
      } catch (error) {
        throw error instanceof NetError ? failed(diagnose(netEvidence(error))) : error;
      }
    },
  };
}

function isOfOrigin(request: RequestInfo, origin: string): boolean {
  const url = typeof request === 'string' ? request : request.url;
  return URL.canParse(url) && new URL(url).origin === origin;
}

function foreignHost(): Problem {
  const message = 'Microsoft Graph named a next page on a foreign host.';
  return diagnose({ source: 'app', facts: { message } });
}
