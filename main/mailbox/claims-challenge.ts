/**
 * The claims Graph wants to see in a new token (continuous access evaluation), as JSON; undefined
 * where the answer holds none that can be read.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function claimsChallenge(headers: Headers): string | undefined {
  const challenge = headers.get('www-authenticate') ?? '';
  if (!/\berror="insufficient_claims"/.test(challenge)) return undefined;
  const encoded = /\bclaims="([A-Za-z0-9+/_=-]+)"/.exec(challenge)?.[1];
  if (!encoded) return undefined;
  const claims = Buffer.from(encoded, 'base64').toString('utf8');
  return isJsonObject(claims) ? claims : undefined;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
