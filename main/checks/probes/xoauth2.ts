import { ProbeFailure } from './failure.ts';
import type { ProbeTarget } from './types.ts';

/**
 * The response of SASL XOAUTH2, in base64. A control character would end a field of it early, or the
 * line itself.
 *
 * @throws ProbeFailure for an address or a token that holds one
 */
export function xoauth2({ user, accessToken }: Pick<ProbeTarget, 'user' | 'accessToken'>): string {
  if (/\p{Cc}/u.test(user + accessToken)) {
    throw new ProbeFailure('auth', {
      source: 'app',
      facts: { message: 'The address or the token holds characters that no address and no token has.' },
    });
  }
  return Buffer.from(`user=${user}\u0001auth=Bearer ${accessToken}\u0001\u0001`).toString('base64');
}
