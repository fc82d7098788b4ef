/** How Entra answers with a code: the OAuth error, where a person sees it, and what it says. */
export interface RefusalForm {
  error: string;
  suberror?: string;
  /** Claims challenge, JSON: what the next sign-in has to satisfy. */
  claims?: string;
  /** Shown on the sign-in page instead of being sent to the application. */
  page?: true;
  /** `{name}` is filled in. The wording is ours; codes and errors are Entra's. */
  text: string;
}

const invalidRequest = (text: string): RefusalForm => ({ error: 'invalid_request', text });
const invalidGrant = (text: string, suberror?: string): RefusalForm => ({
  error: 'invalid_grant',
  text,
  ...(suberror ? { suberror } : {}),
});
const invalidClient = (text: string): RefusalForm => ({ error: 'invalid_client', text });
const invalidScope = (text: string): RefusalForm => ({ error: 'invalid_scope', text });
const page = (form: RefusalForm): RefusalForm => ({ ...form, page: true });

/** @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export const REFUSALS = {
  // Application and redirect
  50011: page(
    invalidRequest(
      "The redirect URI '{redirectUri}' is not one of those registered for application '{app}'.",
    ),
  ),
  500112: invalidGrant('The redirect URI differs from the one the authorization code was issued for.'),
  500113: page(invalidRequest('The application has no reply address registered.')),
  50194: page(
    invalidRequest(
      "Application '{app}' is not registered for several tenants: the /{authority} endpoint is not for it.",
    ),
  ),
  700016: page({
    error: 'unauthorized_client',
    text: "There is no application with identifier '{app}' in the directory '{tenant}'.",
  }),
  7000112: page({ error: 'unauthorized_client', text: "Application '{app}' is disabled." }),
  900971: page(invalidRequest('The request names no reply address.')),
  9002331: page(
    invalidRequest("Application '{app}' is for Microsoft accounts only: use the /consumers endpoint."),
  ),
  9002332: page(
    invalidRequest("Application '{app}' is for work or school accounts only: /consumers is not for it."),
  ),

  // Tenant
  90002: page({ error: 'invalid_request', text: "There is no tenant '{tenant}'." }),
  900023: page(invalidRequest("'{tenant}' is neither a tenant id nor a domain name.")),
  90038: page(
    invalidRequest("The tenant '{tenant}' is in another national cloud and has to be asked there."),
  ),
  50049: { error: 'invalid_instance', text: 'Unknown or invalid instance.' },

  // Account
  50020: page(
    invalidGrant(
      "The account '{user}' does not exist in the tenant '{tenant}' and cannot access application '{app}' there. Sign out and use another account, or have this one invited.",
    ),
  ),
  500200: page(
    invalidRequest("The account '{user}' is a personal account; a work or school account is needed."),
  ),
  500208: page(
    invalidRequest("The account '{user}' is a work or school account; a personal account is needed."),
  ),
  50034: page(invalidGrant("The account '{user}' does not exist in the directory '{tenant}'.", 'bad_token')),
  50053: page(invalidGrant('The account is locked after too many attempts.')),
  50055: page({
    error: 'interaction_required',
    suberror: 'user_password_expired',
    text: 'The password has expired.',
  }),
  50057: page(invalidGrant('The account is disabled.')),
  50126: page(invalidGrant('The name or the password is wrong.')),
  50058: { error: 'login_required', text: 'Silent sign-in was asked for, but nobody is signed in.' },
  50079: page({
    error: 'interaction_required',
    suberror: 'basic_action',
    text: 'The administrator requires multifactor authentication, which must be set up first.',
  }),
  50076: {
    error: 'interaction_required',
    suberror: 'basic_action',
    claims: '{"access_token":{"capolids":{"essential":true,"values":["practice-mfa"]}}}',
    text: 'A change of policy or place requires multifactor authentication.',
  },
  50089: page(invalidGrant('The sign-in page was left open too long. Start again in the application.')),
  50105: page({
    error: 'access_denied',
    text: "'{user}' is not assigned to application '{app}', which only assigned people may use.",
  }),
  16000: {
    error: 'interaction_required',
    text: "The account '{user}' is not signed in in this session; choose or add it.",
  },
  53000: page(invalidGrant('Conditional Access asks for a compliant device.', 'message_only')),
  53003: page(
    invalidGrant('Access is blocked by a Conditional Access policy. Tokens are not issued.', 'message_only'),
  ),

  // Service
  90033: page({
    error: 'temporarily_unavailable',
    text: 'A transient error has occurred. Please try again.',
  }),
  90055: page({
    error: 'temporarily_unavailable',
    text: 'There are too many requests. Please wait and try again.',
  }),

  // Consent
  65001: {
    error: 'invalid_grant',
    suberror: 'consent_required',
    text: "The user or administrator has not consented to application '{app}'. Send an interactive request.",
  },
  65002: page(
    invalidRequest(
      "Consent between the first-party application '{app}' and the resource must be configured by preauthorization.",
    ),
  ),
  65004: { error: 'access_denied', text: 'The user declined to consent to the application.' },
  90094: page({
    error: 'consent_required',
    text: "Application '{app}' asks for permissions that only an administrator can grant.",
  }),

  650056: page({
    error: 'invalid_client',
    text: "Misconfigured application. Its registration lists no permission for '{resource}', or no administrator has consented in the tenant.",
  }),
  900941: page({
    error: 'access_denied',
    text: "Application '{app}' has no verified publisher, and this tenant lets nobody consent to such applications.",
  }),

  // Device code
  70016: {
    error: 'authorization_pending',
    text: 'The person has not finished the sign-in yet. Go on asking.',
  },
  70018: { error: 'bad_verification_code', text: 'The device code is not known.' },
  70019: { error: 'expired_token', text: 'The device code has expired.' },
  70020: { error: 'expired_token', text: 'The device code has expired; a new one is needed.' },

  // Request
  50147: invalidGrant('A code verifier was sent, but the authorization request had no code challenge.'),
  501481: invalidGrant('The code verifier does not match the code challenge of the authorization request.'),
  501491: invalidRequest('The size of the code challenge is invalid.'),
  70003: { error: 'unsupported_grant_type', text: "The grant type '{grant}' is not supported." },
  70007: invalidRequest("'{mode}' is not a supported response mode here."),
  700054: {
    error: 'unsupported_response_type',
    text: "Response type '{type}' is not enabled for the application.",
  },
  90014: invalidRequest("The required field '{name}' is missing or empty."),
  90023: invalidRequest("The value of '{name}' is not valid."),
  900144: invalidRequest("The request must contain the parameter '{name}'."),
  900561: invalidRequest('This endpoint accepts POST requests only.'),
  901002: invalidRequest("The parameter 'resource' is not supported."),
  9001023: invalidRequest('This grant is not supported over /common or /consumers. Use the tenant.'),
  9002313: invalidRequest('The request is malformed or invalid.'),
  9002325: invalidRequest('Proof Key for Code Exchange is required for cross-origin redemption.'),
  9002326: invalidRequest(
    "Cross-origin token redemption is for the 'Single-Page Application' platform only. Request origin: '{origin}'.",
  ),
  9002327: invalidRequest(
    "Tokens issued for the 'Single-Page Application' platform may only be redeemed by cross-origin requests.",
  ),

  // Client authentication
  700025: invalidClient(
    'The client is public, so neither client_assertion nor client_secret should be sent.',
  ),
  7000215: invalidClient(
    "The client secret is wrong. Send the secret's value, not its id, for application '{app}'.",
  ),
  7000218: invalidClient("The request must contain 'client_assertion' or 'client_secret'."),
  7000222: invalidClient("The client secrets sent for application '{app}' have expired."),

  // Scopes
  1002012: invalidScope("The scope '{scope}' must be a resource's /.default for client credentials."),
  28000: invalidScope('The scope names more than one resource; ask for one at a time.'),
  500011: {
    error: 'invalid_resource',
    text: "The resource '{resource}' was not found in the tenant '{tenant}'.",
  },
  650053: invalidScope(
    "Application '{app}' asked for scope '{scope}', which does not exist on '{resource}'.",
  ),
  70011: invalidScope("The scope '{scope}' is not valid."),

  // Codes and refresh tokens
  54005: invalidGrant('The authorization code was already redeemed.'),
  70000: invalidGrant('The grant is not valid: the code or token is unknown or belongs to another client.'),
  700005: invalidGrant('The authorization code was issued for another tenant.'),
  70008: invalidGrant('The authorization code or refresh token has expired. Sign in again.'),
  700082: invalidGrant('The refresh token has expired due to inactivity.'),
  700084: invalidGrant('The refresh token of a single-page application has reached its fixed end.'),
  50173: invalidGrant('The grant was revoked; a fresh sign-in is needed.', 'bad_token'),
} as const satisfies Record<number, RefusalForm>;

export type RefusalCode = keyof typeof REFUSALS;
