import { admitApp } from './admission.ts';
import { scopesOf } from './authorize-request.ts';
import { type EntraCall, required } from './call.ts';
import { checkSecret, readClient } from './client-authentication.ts';
import { entraJson, Refusal } from './refusal.ts';
import { oneResource } from './token-response.ts';
import { signAppToken } from './tokens.ts';

/** A token for the application itself: how a client secret is tried out without a person. @throws Refusal */
export async function redeemClientCredentials(call: EntraCall): Promise<Response> {
  const client = readClient(call);
  const admitted = admitApp(call, client.appId);
  if (admitted.authority.kind !== 'tenant') throw new Refusal(9001023);
  if (client.secret === null) throw new Refusal(7000218);
  checkSecret(call, admitted.app, client.secret);
  const scope = required(call, 'scope');
  const scopes = scopesOf(call, admitted, scope);
  const request = oneResource(call, scopes);
  if (!request.isDefault) throw new Refusal(1002012, { scope });
  const access = await signAppToken(call, admitted.app, request.resource.audience);
  const body = {
    token_type: 'Bearer',
    expires_in: access.expiresIn,
    ext_expires_in: access.expiresIn,
    access_token: access.token,
  };
  return entraJson(body, { stamp: call.stamp });
}
