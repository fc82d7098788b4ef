import { createHash } from 'node:crypto';
import { personByAddress } from '../directory/directory.ts';
import { CODE_LIFE_MS, type CodeRecord } from '../stores/codes.ts';
import { admitApp, admitPerson } from './admission.ts';
import { scopesOf } from './authorize-request.ts';
import { type EntraCall, required } from './call.ts';
import { authenticateClient, readClient } from './client-authentication.ts';
import { refuseBlocked } from './hurdles.ts';
import { Refusal } from './refusal.ts';
import type { AdmittedApp } from './requests.ts';
import type { RequestedScopes } from './scopes.ts';
import { tokenResponse } from './token-response.ts';

/** Life of a single-page application's refresh tokens, fixed at the sign-in. */
const SPA_LIFE_MS = 24 * 60 * 60 * 1000;

/** Redeems an authorization code. @throws Refusal */
export async function redeemCode(call: EntraCall): Promise<Response> {
  const client = readClient(call);
  const admitted = admitApp(call, client.appId);
  const record = findCode(call, admitted);
  authenticateClient(call, { ...admitted, ...client, platforms: record.platforms });
  checkVerifier(call, record);
  const scopes = orderedScopes(call, admitted, record);
  const person = personByAddress(call.state.directory, record.address);
  if (!person) throw new Refusal(70000);
  refuseBlocked(person);
  const identity = admitPerson(person, admitted);
  if (identity.tenantId !== record.tenantId) throw new Refusal(700005);
  const { platforms, address, mfa } = record;
  const endsAt = platforms.includes('spa') ? call.state.now() + SPA_LIFE_MS : undefined;
  const refresh = { address, appId: admitted.app.appId, platforms, mfa, endsAt };
  // Burnt only now: a request refused above may be repeated with what it lacked.
  record.redeemed = true;
  return tokenResponse(call, { ...admitted, person, identity, scopes, nonce: record.nonce, refresh });
}

/** @throws Refusal 900144, 70000, 54005, 70008, 500112 */
function findCode(call: EntraCall, { app }: AdmittedApp): CodeRecord {
  const record = call.state.codes.find(required(call, 'code'));
  if (!record || record.appId !== app.appId) throw new Refusal(70000);
  if (record.redeemed || call.state.disturbances.faults.has('codes-spent')) throw new Refusal(54005);
  if (call.state.now() - record.issuedAt > CODE_LIFE_MS) throw new Refusal(70008);
  if (required(call, 'redirect_uri') !== record.redirectUri) throw new Refusal(500112);
  return record;
}

/** RFC 7636 §4.6. @throws Refusal 501481, 50147 */
function checkVerifier({ params }: EntraCall, { challenge }: CodeRecord): void {
  const verifier = params.get('code_verifier');
  if (!challenge) {
    if (verifier) throw new Refusal(50147);
    return;
  }
  const proof = challenge.method === 'S256' ? digest(verifier ?? '') : verifier;
  if (proof !== challenge.value) throw new Refusal(501481);
}

function digest(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** The scopes of the token request, else those of the sign-in's first resource. */
function orderedScopes(call: EntraCall, admitted: AdmittedApp, { scopes }: CodeRecord): RequestedScopes {
  const asked = call.params.get('scope');
  if (!asked) return { oidc: scopes.oidc, resources: scopes.resources.slice(0, 1) };
  return scopesOf(call, admitted, asked);
}
