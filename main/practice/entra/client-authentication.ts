import { type Application, judgeSecret } from '../directory/applications.ts';
import type { RedirectPlatform } from '../directory/redirect-rules.ts';
import type { EntraCall } from './call.ts';
import { Refusal } from './refusal.ts';

/** What a client says about itself in a token request. */
export interface ClientCredentials {
  appId: string;
  secret: string | null;
}

/** Id and secret from the form or from HTTP Basic. @throws Refusal 900144 */
export function readClient(call: EntraCall): ClientCredentials {
  const basic = readBasic(call.request.headers.get('Authorization'));
  const appId = call.params.get('client_id') ?? basic?.appId;
  if (!appId) throw new Refusal(900144, { name: 'client_id' });
  return { appId, secret: call.params.get('client_secret') ?? basic?.secret ?? null };
}

/**
 * Checks a client against the platform of its redirect URI: Web needs a secret, the others must not
 * send one, single-page applications redeem from a browser and nobody else does.
 *
 * @throws Refusal 7000218, 7000215, 7000222, 700025, 9002326, 9002327
 */
export function authenticateClient(
  call: EntraCall,
  client: { app: Application; secret: string | null; platforms: RedirectPlatform[] },
): void {
  const { app, secret, platforms } = client;
  refuseWrongOrigin(call, platforms);
  if (secret !== null) {
    if (!platforms.includes('web')) throw new Refusal(700025);
    checkSecret(call, app, secret);
  } else if (platforms.every((platform) => platform === 'web')) {
    throw new Refusal(7000218);
  }
}

/** @throws Refusal 7000215, 7000222 */
export function checkSecret(call: EntraCall, app: Application, secret: string): void {
  const verdict = judgeSecret(app, secret, call.state.now());
  if (verdict === 'wrong') throw new Refusal(7000215, { app: app.appId });
  if (verdict === 'expired' || call.state.directory.secretsExpired) {
    throw new Refusal(7000222, { app: app.appId });
  }
}

function refuseWrongOrigin(call: EntraCall, platforms: RedirectPlatform[]): void {
  const origin = call.request.headers.get('Origin');
  const isCrossOrigin = origin !== null && origin !== call.origins.login;
  if (platforms.includes('spa')) {
    if (!isCrossOrigin) throw new Refusal(9002327);
  } else if (isCrossOrigin) {
    throw new Refusal(9002326, { origin });
  }
}

function readBasic(header: string | null): ClientCredentials | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (!encoded) return null;
  const [appId = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { appId: formDecode(appId), secret: formDecode(rest.join(':')) };
}

/** RFC 6749 §2.3.1: id and secret are form-encoded before they are joined. */
function formDecode(text: string): string {
  return new URLSearchParams(`v=${text}`).get('v') ?? '';
}
