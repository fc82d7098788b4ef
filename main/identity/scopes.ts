/** Scopes of OpenID Connect belong to no resource; MSAL adds them itself. */
const OIDC_SCOPES = new Set(['openid', 'profile', 'offline_access', 'email']);

/**
 * The scopes of one resource out of a list that may span several. Entra lets people consent to
 * several resources on one page, but redeems a code for one only: one access token = one resource.
 * The first resource named wins; the others are served by the same refresh token later.
 */
export function scopesOfFirstResource(scopes: readonly string[]): string[] {
  const [first] = scopes.filter((scope) => !OIDC_SCOPES.has(scope));
  return scopes.filter((scope) => first === undefined || resourceOf(scope) === resourceOf(first));
}

/** Origin of the resource, or an empty string for a bare name, which means Microsoft Graph. */
function resourceOf(scope: string): string {
  return URL.canParse(scope) ? new URL(scope).origin : '';
}
