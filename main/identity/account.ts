import type { AuthenticationResult } from '@azure/msal-node';
import { z } from 'zod';
import type { Account } from './types.ts';

/** Tenant of personal Microsoft accounts is a GUID like any other. */
const claimsSchema = z.object({
  aud: z.string(),
  iss: z.string(),
  sub: z.string(),
  oid: z.string().exactOptional(),
  tid: z.string().exactOptional(),
  preferred_username: z.string().exactOptional(),
  name: z.string().exactOptional(),
});

/**
 * Who signed in, from the id token that came straight from the token endpoint over TLS, which stands
 * in for checking its signature (OpenID Connect Core §3.1.3.7). The nonce was compared by MSAL; it
 * checks neither audience nor issuer. Null when the token is not ours. `client_info` only gives
 * MSAL's cache key, never the identity: `tid` and `oid` are what does not change.
 * https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference
 */
export function accountOf(result: AuthenticationResult, clientId: string): Account | null {
  const parsed = claimsSchema.safeParse(result.idTokenClaims);
  if (!parsed.success || !result.account) return null;
  const { aud, iss, sub, oid, tid, preferred_username, name } = parsed.data;
  const isForUs = aud.toLowerCase() === clientId.trim().toLowerCase();
  // The issuer of a v2 token is https://LOGIN/TENANT/v2.0 with the token's own tenant in it.
  if (!isForUs || (tid && !iss.includes(`/${tid}/`))) return null;
  return {
    homeAccountId: result.account.homeAccountId,
    objectId: oid ?? sub,
    tenantId: tid ?? '',
    username: preferred_username ?? result.account.username,
    name: name ?? preferred_username ?? '',
  };
}
