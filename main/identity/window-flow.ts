import { randomBytes } from 'node:crypto';
import { CryptoProvider } from '@azure/msal-node';
import { cancelledEvidence, pageEvidence } from './evidence.ts';
import { type FlowContext, type FlowOutcome, promptFor } from './flow.ts';
import { readRedirect } from './redirect-answer.ts';
import { scopesOfFirstResource } from './scopes.ts';
import { startTimeLimit } from './time-limit.ts';

/** Longer than any page of Entra stays valid; a forgotten window should not wait for ever. */
const WINDOW_LIMIT_MS = 15 * 60_000;

/** Without a page to answer on, the redirect comes at once or not at all. */
const SILENT_LIMIT_MS = 30_000;

/** What binds the answer to this one request. */
interface Binding {
  state: string;
  nonce: string;
  verifier: string;
  challenge: string;
}

/** Signs in through the auth window: own state, nonce and PKCE, redirect caught before it leaves. */
export async function signInWithWindow(context: FlowContext): Promise<FlowOutcome> {
  const { ui, request, clock } = context;
  const binding = await createBinding();
  const url = await authorizeUrl(context, binding);
  const { isSilent = false } = request;
  const limit = startTimeLimit(clock, isSilent ? SILENT_LIMIT_MS : WINDOW_LIMIT_MS, request.signal);
  const { redirectUri } = request.app;
  const ended = await ui
    .openAuthWindow({
      url,
      redirectUri,
      ...(isSilent ? { isHidden: true } : {}),
      signal: limit.signal,
      onProgress: request.onProgress,
    })
    .finally(limit.end);
  if (ended.kind === 'closed' && ended.pageError)
    return { ok: false, evidence: pageEvidence(ended.pageError) };
  if (ended.kind !== 'redirect')
    return { ok: false, evidence: cancelledEvidence(reason(ended.kind, limit.isOver)) };
  const answer = readRedirect(ended.url, binding.state);
  if (answer.kind === 'failed') return { ok: false, evidence: answer.evidence };
  return { ok: true, result: await redeem(context, binding, answer.code) };
}

async function createBinding(): Promise<Binding> {
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  return { state: random(), nonce: random(), verifier, challenge };
}

/** 256 bits. */
function random(): string {
  return randomBytes(32).toString('base64url');
}

function authorizeUrl({ client, request, claims }: FlowContext, binding: Binding): Promise<string> {
  return client.getAuthCodeUrl({
    scopes: request.scopes,
    redirectUri: request.app.redirectUri,
    // With form_post the code would be in a body, where a window can't catch it before it leaves.
    responseMode: 'query',
    codeChallenge: binding.challenge,
    codeChallengeMethod: 'S256',
    state: binding.state,
    nonce: binding.nonce,
    ...promptFor(request.loginHint, request.isSilent),
    ...(claims && { claims }),
  });
}

function redeem({ client, request, claims }: FlowContext, binding: Binding, code: string) {
  return client.acquireTokenByCode({
    code,
    scopes: scopesOfFirstResource(request.scopes),
    redirectUri: request.app.redirectUri,
    codeVerifier: binding.verifier,
    nonce: binding.nonce,
    ...(claims && { claims }),
  });
}

function reason(kind: 'closed' | 'aborted', isOver: boolean): string {
  if (kind === 'closed') return 'The sign-in window was closed before the sign-in was finished.';
  return isOver ? 'The sign-in was not finished within 15 minutes.' : 'The sign-in was cancelled.';
}
