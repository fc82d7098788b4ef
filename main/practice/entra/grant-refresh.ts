import { personByAddress } from '../directory/directory.ts';
import type { RefreshRecord } from '../stores/refresh-tokens.ts';
import { admitApp, admitPerson } from './admission.ts';
import { scopesOf } from './authorize-request.ts';
import { type EntraCall, required } from './call.ts';
import { authenticateClient, readClient } from './client-authentication.ts';
import { refuseBlocked } from './hurdles.ts';
import { Refusal } from './refusal.ts';
import type { AdmittedApp } from './requests.ts';
import { refuseUnassigned } from './steps.ts';
import { tokenResponse } from './token-response.ts';

/** Redeems a refresh token: for any consented resource, with a new refresh token. @throws Refusal */
export async function redeemRefreshToken(call: EntraCall): Promise<Response> {
  const client = readClient(call);
  const admitted = admitApp(call, client.appId);
  const record = findToken(call, admitted);
  authenticateClient(call, { ...admitted, ...client, platforms: record.platforms });
  refuseEnded(call, record);
  const person = personByAddress(call.state.directory, record.address);
  if (!person) throw new Refusal(70000);
  refuseBlocked(person);
  if (person.hurdle === 'mfa' && !record.mfa) throw new Refusal(50076);
  refuseUnassigned(admitted.app, person);
  const identity = admitPerson(person, admitted);
  const scopes = scopesOf(call, admitted, call.params.get('scope') ?? 'openid profile');
  // A refresh token is always renewed, whether or not `offline_access` is asked for again.
  if (!scopes.oidc.includes('offline_access')) scopes.oidc.push('offline_access');
  return tokenResponse(call, { ...admitted, person, identity, scopes, nonce: null, refresh: record });
}

/** @throws Refusal 900144, 9002313, 70000 */
function findToken(call: EntraCall, { app }: AdmittedApp): RefreshRecord {
  const token = required(call, 'refresh_token');
  if (!/^1\.[\w-]+$/.test(token)) throw new Refusal(9002313);
  const record = call.state.refreshTokens.find(token);
  if (!record || record.appId !== app.appId) throw new Refusal(70000);
  return record;
}

/** @throws Refusal 50173, 700082, 700084 */
function refuseEnded({ state }: EntraCall, record: RefreshRecord): void {
  if (record.state === 'revoked') throw new Refusal(50173);
  if (record.endsAt !== undefined && record.endsAt <= state.now()) throw new Refusal(700084);
  if (state.refreshTokens.isInactive(record, state.now())) throw new Refusal(700082);
}
