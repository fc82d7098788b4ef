import { exportJWK, generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { randomToken } from '../stable.ts';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/**
 * The tenant's signing key: made when first needed, never stored. After a restart the tokens it
 * signed are worth nothing, while refresh tokens go on.
 */
export class SigningKey {
  readonly id = randomToken(20);
  #pair: Promise<KeyPair> | null = null;

  async sign(claims: JWTPayload): Promise<string> {
    const { privateKey } = await this.#keys();
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: this.id })
      .sign(privateKey);
  }

  /** The claims of a token this key signed and that is valid at `now` (epoch ms); null otherwise. */
  async verify(token: string, options: { audience: string; now: number }): Promise<JWTPayload | null> {
    const { publicKey } = await this.#keys();
    try {
      const { payload } = await jwtVerify(token, publicKey, {
        audience: options.audience,
        algorithms: ['RS256'],
        currentDate: new Date(options.now),
      });
      return payload;
    } catch {
      return null;
    }
  }

  /** The key set document. */
  async jwks(issuer: string): Promise<{ keys: object[] }> {
    const { publicKey } = await this.#keys();
    return { keys: [{ ...(await exportJWK(publicKey)), kid: this.id, x5t: this.id, use: 'sig', issuer }] };
  }

  #keys(): Promise<KeyPair> {
    this.#pair ??= generateKeyPair('RS256', { extractable: true });
    return this.#pair;
  }
}
