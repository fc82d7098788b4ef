import type { DeviceRecord } from '../stores/device-codes.ts';
import { admitApp } from './admission.ts';
import { type EntraCall, required } from './call.ts';
import { readClient } from './client-authentication.ts';
import { refuseBlocked } from './hurdles.ts';
import { entraJson, Refusal } from './refusal.ts';
import { tokenResponse } from './token-response.ts';

/** A client asks whether the person has finished; half the interval is early enough to be told off. */
const EARLY = 0.5;

/** Redeems a device code once the person has signed in elsewhere. @throws Refusal */
export async function redeemDeviceCode(call: EntraCall): Promise<Response> {
  const { state } = call;
  const client = readClient(call);
  const { app } = admitApp(call, client.appId);
  if (!app.isFallbackPublicClient && client.secret === null) throw new Refusal(7000218);
  const record = state.deviceCodes.find(required(call, 'device_code'));
  if (!record || record.appId !== app.appId || record.state.kind === 'redeemed') throw new Refusal(70018);
  if (record.expiresAt <= state.now()) throw new Refusal(70020);
  if (isTooEarly(call, record)) return told(call, 'slow_down', 'The client asks too often.');
  const { scopes } = record;
  const stand = record.state;
  if (stand.kind === 'declined') return told(call, 'authorization_declined', 'The person declined.');
  if (stand.kind === 'pending') throw new Refusal(70016);
  if (stand.kind === 'refused') throw new Refusal(stand.code);
  refuseBlocked(stand.person);
  const { person, identity, mfa } = stand;
  const refresh = { address: person.address, appId: app.appId, platforms: ['publicClient' as const], mfa };
  const answer = await tokenResponse(call, { app, person, identity, scopes, nonce: null, refresh });
  record.state = { kind: 'redeemed' };
  return answer;
}

function isTooEarly({ state }: EntraCall, record: DeviceRecord): boolean {
  const now = state.now();
  const early = state.deviceCodes.interval * 1000 * EARLY;
  const isEarly = record.askedAt !== null && now - record.askedAt < early;
  record.askedAt = now;
  return isEarly;
}

/** Errors of the device flow that have no number of their own. */
function told({ stamp }: EntraCall, error: string, description: string): Response {
  return entraJson({ error, error_description: description }, { stamp, status: 400 });
}
