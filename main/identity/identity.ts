import type { Problem, SignInFlow } from '../../preload/contract.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Vault } from '../connections/types.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Net } from '../net/types.ts';
import { failure, type Result, success } from '../result.ts';
import { accountOf } from './account.ts';
import { signInWithBrowser } from './browser-flow.ts';
import { findCloud } from './clouds.ts';
import { signInWithDeviceCode } from './device-flow.ts';
import { cancelledEvidence, evidenceOf } from './evidence.ts';
import type { FlowContext, FlowOutcome } from './flow.ts';
import { createMsalClient } from './msal-client.ts';
import { createNetworkModule } from './network-module.ts';
import { TokenSource } from './token-source.ts';
import type { Account, AuthUi, Cloud, Identity, SignInRequest } from './types.ts';
import { signInWithWindow } from './window-flow.ts';

export interface IdentityOptions {
  net: Net;
  vault: Vault;
  clouds(): Cloud[];
  ui: AuthUi;
  diagnose(evidence: Evidence): Problem;
  clock?: Clock;
}

const FLOWS: Record<SignInFlow, (context: FlowContext) => Promise<FlowOutcome>> = {
  window: signInWithWindow,
  browser: signInWithBrowser,
  device: signInWithDeviceCode,
};

/** Signing in and tokens, on MSAL. Nothing here throws or shows a window on its own. */
export function createIdentity(options: IdentityOptions): Identity {
  const sources = new Map<string, TokenSource>();
  const sourceOf = (cacheKey: string): TokenSource => {
    const known = sources.get(cacheKey) ?? new TokenSource(options, cacheKey);
    sources.set(cacheKey, known);
    return known;
  };

  return {
    signIn: (request) => signIn(options, request, sourceOf(request.cacheKey)),
    token: ({ cacheKey, ...request }) => sourceOf(cacheKey).token(request),
    signOut: (cacheKey) => sourceOf(cacheKey).clear(),
  };
}

/**
 * Every sign-in has a client of its own with an empty cache. One that fails or is cancelled leaves
 * the tokens there are alone, and MSAL's throttling of earlier failures (60 s per client after a 429
 * or 5xx) does not stand in the way of a person.
 */
async function signIn(
  options: IdentityOptions,
  request: SignInRequest,
  source: TokenSource,
): Promise<Result<Account>> {
  const { net, clouds, ui, diagnose, clock = systemClock } = options;
  const { app, secret, signal } = request;
  const cloud = findCloud(clouds(), app.cloud);
  if (!cloud) return failure(diagnose(unknownCloud(app.cloud)));
  if (app.platform === 'web' && !secret) return failure(diagnose(secretMissing()));
  // A device asks again and again; only its last answer is the end.
  const onPost = () => {
    if (request.flow !== 'device') request.onProgress('finishing');
  };
  const network = createNetworkModule({ net, signal, onPost, keepsRefusals: request.flow === 'device' });
  try {
    const client = createMsalClient({ cloud, app, secret, network });
    const flow = FLOWS[request.flow];
    const claims = request.claims ?? source.claimsWanted;
    const outcome: FlowOutcome = await flow({ client, request, claims, ui, net, clock });
    if (!outcome.ok) return failure(diagnose(outcome.evidence));
    const account = accountOf(outcome.result, app.clientId);
    if (!account) return failure(diagnose(noAccount()));
    await source.replace(client.getTokenCache().serialize());
    return success(account);
  } catch (error) {
    if (signal.aborted) return failure(diagnose(cancelledEvidence('The sign-in was cancelled.')));
    return failure(diagnose(network.takeFailure() ?? evidenceOf(error)));
  }
}

function unknownCloud(id: string): Evidence {
  return { source: 'app', facts: { message: `There is no cloud called “${id}”.` } };
}

function secretMissing(): Evidence {
  const message = 'The registration is for the Web platform, and no client secret is stored.';
  return { source: 'app', cause: 'wrong-platform-web-needs-secret', facts: { message } };
}

function noAccount(): Evidence {
  return { source: 'app', facts: { message: 'The id token names nobody, or is meant for another app.' } };
}
