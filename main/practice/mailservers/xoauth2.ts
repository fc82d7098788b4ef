/** What a client sends with SASL XOAUTH2. */
export interface XOauth2 {
  user: string;
  token: string;
}

/**
 * Reads `user=ADDRESS^Aauth=Bearer TOKEN^A^A` in base64; null for anything else.
 * https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
 */
export function readXoauth2(base64: string): XOauth2 | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const text = Buffer.from(base64, 'base64').toString('utf8');
  const [user = '', auth = '', ...rest] = text.split('\u0001');
  const address = /^user=(.+)$/i.exec(user)?.[1]?.trim();
  const token = /^auth=Bearer (\S+)$/i.exec(auth)?.[1];
  return address && token && rest.join('|') === '|' ? { user: address, token } : null;
}
