import type { Person } from '../directory/people.ts';

/** `client_info`: the home account, which MSAL makes its account id of. */
export function clientInfo({ home }: Person): string {
  const info = { uid: home.objectId, utid: home.tenantId };
  return Buffer.from(JSON.stringify(info)).toString('base64url');
}
