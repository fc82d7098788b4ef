import { hasRedirects, matchRedirect } from '../directory/redirect-rules.ts';
import type { CodeChallenge } from '../stores/codes.ts';
import { admitApp } from './admission.ts';
import { type EntraCall, required } from './call.ts';
import { Refusal } from './refusal.ts';
import { type AdmittedApp, type AuthorizeRequest, RESPONSE_MODES, type ReturnAddress } from './requests.ts';
import { type RequestedScopes, readScopes } from './scopes.ts';

const PROMPTS = ['login', 'none', 'consent', 'select_account', 'admin_consent'];
/** RFC 7636 §4.2. */
const CHALLENGE = /^[A-Za-z0-9\-._~]{43,128}$/;

/**
 * The part that decides whether an answer may be sent to the application at all.
 *
 * @throws Refusal that stays on the page
 */
export function readReturnAddress(call: EntraCall): AdmittedApp & { returnTo: ReturnAddress } {
  const appId = required(call, 'client_id');
  const admitted = admitApp(call, appId);
  const redirectUri = call.params.get('redirect_uri');
  if (!hasRedirects(admitted.app)) throw new Refusal(500113);
  if (!redirectUri) throw new Refusal(900971);
  const redirect = matchRedirect(admitted.app, redirectUri);
  if (!redirect) throw new Refusal(50011, { redirectUri, app: appId });
  const mode = call.params.get('response_mode') ?? 'query';
  const responseMode = RESPONSE_MODES.find((each) => each === mode) ?? 'query';
  return { ...admitted, returnTo: { redirect, redirectUri, responseMode, state: stateOf(call) } };
}

/** The rest of the request. @throws Refusal that is sent to the application */
export function readAuthorizeRequest(
  call: EntraCall,
  admitted: AdmittedApp & { returnTo: ReturnAddress },
): AuthorizeRequest {
  refuseBadResponse(call);
  const { params } = call;
  const prompt = params.get('prompt');
  if (prompt && !PROMPTS.includes(prompt)) throw new Refusal(90023, { name: 'prompt' });
  const challenge = readChallenge(params);
  if (admitted.returnTo.redirect.platforms.includes('spa') && !challenge) throw new Refusal(9002325);
  return {
    ...admitted,
    scopes: scopesOf(call, admitted, required(call, 'scope')),
    challenge,
    nonce: params.get('nonce'),
    prompt,
    loginHint: params.get('login_hint'),
    wantsClientInfo: params.get('client_info') === '1',
  };
}

/** Reads a scope list in the words of this call's application and tenant. */
export function scopesOf(call: EntraCall, { app }: AdmittedApp, scope: string): RequestedScopes {
  const known = readScopes(scope, {
    resources: call.state.directory.resources,
    graphOrigin: call.origins.graph,
    appName: app.displayName,
    tenant: call.tenant,
  });
  const [first] = known.resources;
  if (first && call.state.disturbances.faults.has('scope-unknown')) {
    throw new Refusal(650053, {
      app: app.displayName,
      scope: first.names[0] ?? '.default',
      resource: first.resource.name,
    });
  }
  return known;
}

function refuseBadResponse({ params }: EntraCall): void {
  const type = params.get('response_type');
  if (!type) throw new Refusal(900144, { name: 'response_type' });
  if (type !== 'code') throw new Refusal(700054, { type });
  const mode = params.get('response_mode');
  if (mode && !RESPONSE_MODES.some((each) => each === mode)) throw new Refusal(70007, { mode });
}

function readChallenge(params: URLSearchParams): CodeChallenge | null {
  const value = params.get('code_challenge');
  if (!value) return null;
  const method = params.get('code_challenge_method') ?? 'plain';
  if (method !== 'S256' && method !== 'plain') throw new Refusal(90023, { name: 'code_challenge_method' });
  if (!CHALLENGE.test(value)) throw new Refusal(501491);
  return { value, method };
}

/** Entra strips HTML from `state` (reply-url). */
function stateOf({ params }: EntraCall): string | null {
  return params.get('state')?.replace(/<[^>]*>/g, '') ?? null;
}
