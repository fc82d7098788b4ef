import { exportJWK, generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { randomToken } from '../stable.ts';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/**
 * Made when first needed, never stored. An RSA key takes a tenth of a second: the tenants of a process share
 * it, and their keys' ids tell them apart.
 */
let pair: Promise<KeyPair> | null = null;

function keys(): Promise<KeyPair> {
  pair ??= generateKeyPair('RS256', { extractable: true });
  return pair;
}

/**
 * The tenant's signing key. After a restart the tokens it signed are worth nothing, while refresh tokens go on.
 */
export class SigningKey {
  readonly id = randomToken(20);

  async sign(claims: JWTPayload): Promise<string> {
    const { privateKey } = await keys();
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: this.id })
      .sign(privateKey);
  }

  /** The claims of a token this key signed and that is valid at `now` (epoch ms); null otherwise. */
  async verify(token: string, options: { audience: string; now: number }): Promise<JWTPayload | null> {
    const { publicKey } = await keys();
    try {
      const { payload, protectedHeader } = await jwtVerify(token, publicKey, {
        audience: options.audience,
        algorithms: ['RS256'],
        currentDate: new Date(options.now),
      });
      return protectedHeader.kid === this.id ? payload : null;
    } catch {
      return null;
    }
  }

  /** The key set document. */
  async jwks(issuer: string): Promise<{ keys: object[] }> {
    const { publicKey } = await keys();
    return { keys: [{ ...(await exportJWK(publicKey)), kid: this.id, x5t: this.id, use: 'sig', issuer }] };
  }
}
