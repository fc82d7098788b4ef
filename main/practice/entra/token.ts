import { type EntraCall, refuseOutage } from './call.ts';
import { redeemClientCredentials } from './grant-client-credentials.ts';
import { redeemCode } from './grant-code.ts';
import { redeemDeviceCode } from './grant-device.ts';
import { redeemRefreshToken } from './grant-refresh.ts';
import { Refusal } from './refusal.ts';

const GRANTS: Record<string, (call: EntraCall) => Promise<Response>> = {
  authorization_code: redeemCode,
  refresh_token: redeemRefreshToken,
  client_credentials: redeemClientCredentials,
  'urn:ietf:params:oauth:grant-type:device_code': redeemDeviceCode,
  // The draft's name, which some clients still send.
  device_code: redeemDeviceCode,
};

/** The token endpoint. @throws Refusal, which the caller renders as JSON */
export async function token(call: EntraCall): Promise<Response> {
  if (call.request.method !== 'POST') throw new Refusal(900561);
  refuseOutage(call);
  if (call.params.has('resource')) throw new Refusal(901002);
  const grant = call.params.get('grant_type');
  if (!grant) throw new Refusal(900144, { name: 'grant_type' });
  const redeem = Object.hasOwn(GRANTS, grant) ? GRANTS[grant] : undefined;
  if (!redeem) throw new Refusal(70003, { grant });
  return redeem(call);
}
