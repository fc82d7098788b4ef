import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { z } from 'zod';

/** What an access token says about itself; only the parts that are judged or shown. */
export interface TokenClaims {
  audience: string;
  scopes: string[];
  tenantId: string | null;
  issuer: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
  /** Id of the key it is signed with. */
  keyId: string | null;
  /** Graph puts a nonce into the header, which keeps everybody but Graph from checking the signature. */
  isForOneReader: boolean;
}

const payloadShape = z.object({
  aud: z.string(),
  iss: z.string(),
  exp: z.number(),
  scp: z.string().default(''),
  tid: z.string().optional(),
});
const headerShape = z.object({ kid: z.string().optional(), nonce: z.string().optional() });

/** Reads a token; null for an opaque one, as personal accounts have. Nothing is trusted yet. */
export function readToken(token: string): TokenClaims | null {
  const [head, body] = token.split('.').map(decodePart);
  const header = headerShape.safeParse(head);
  const payload = payloadShape.safeParse(body);
  if (!header.success || !payload.success) return null;
  const { aud, iss, exp, scp, tid } = payload.data;
  return {
    audience: aud,
    scopes: scp.split(' ').filter(Boolean),
    tenantId: tid ?? null,
    issuer: iss,
    expiresAt: exp * 1000,
    keyId: header.data.kid ?? null,
    isForOneReader: header.data.nonce !== undefined,
  };
}

/** Whether one of the tenant's published keys signed the token. */
export async function isSignedBy(token: string, keys: JSONWebKeySet): Promise<boolean> {
  try {
    await compactVerify(token, createLocalJWKSet(keys));
    return true;
  } catch {
    return false;
  }
}

function decodePart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
