import type { Labelled } from './labelled.ts';

/** A second lot, written after the first had been looked at: short ones, and what only looks alike. */
const texts: [is: Labelled['is'], from: string, text: string][] = [
  [
    'unknown',
    '502 nginx',
    '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.24.0</center></body></html>',
  ],
  ['unknown', 'kerberos', 'kinit: Clock skew too great while getting initial credentials'],
  ['unknown', 'too many', '429 Too Many Requests\nRetry-After: 30\nserver: cloudflare api.contoso.example'],
  ['unknown', 'state', 'OAuthError: state mismatch in session of discourse forum'],
  ['unknown', 'jwt', 'JsonWebTokenError: invalid signature at /app/node_modules/jsonwebtoken/verify.js:133'],
  ['unknown', 'jwt2', 'jwt expired at 2026-11-20T08:15:30Z (api.shop.example)'],
  [
    'unknown',
    'oauth generic',
    '{"error":"access_denied","error_description":"The resource owner denied the request"} https://id.shop.example/authorize',
  ],
  [
    'unknown',
    'google2',
    "google.auth.exceptions.RefreshError: ('invalid_grant: Bad Request', {'error': 'invalid_grant'})",
  ],
  ['unknown', 'postfix', '554 5.7.1 <a@b.example>: Relay access denied'],
  [
    'unknown',
    'postfix2',
    '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6 (mail.contoso.example, Postfix)',
  ],
  ['unknown', 'dovecot', 'a NO [AUTHENTICATIONFAILED] Authentication failed. Dovecot ready.'],
  ['unknown', 'mysql', "ERROR 1045 (28000): Access denied for user 'root'@'localhost'"],
  ['unknown', 'sftp', 'Permission denied, please try again.'],
  [
    'unknown',
    'java ssl other',
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed (nexus.contoso.example:8443)',
  ],
  ['unknown', 'popup', 'The pop-up was blocked by the browser. Allow pop-ups for shop.example'],
  ['unknown', 'disk', 'Quota exceeded'],
  ['unknown', 'Windows error', '0x80070005 Access is denied.'],
  ['unknown', 'Windows update', '0x80072EE2 error while updating'],
  ['unknown', 'sharepoint?', 'The file is locked for editing by another user.'],
  ['unknown', 'teams call', 'caa20002 Call dropped because of poor network'],
  ['unknown', 'exit', 'Process finished with exit code 1'],
  ['unknown', 'excel', '#REF! 50105'],
  ['unknown', 'phone', 'Tel. 0 65001 700016'],
  ['unknown', '404', '{"error":{"code":"NotFound","message":"No such product"}} api.shop.example'],
  ['unknown', 'greeting', 'Good morning, the report for 53003 is attached.'],
  ['unknown', 'rate slack', 'rate_limited: you are being rate limited'],
  ['unknown', 'zoom', 'Zoom error 5003: Unable to connect'],
  ['unknown', 'spanish generic', 'Error de inicio de sesión. Inténtelo de nuevo.'],
  ['unknown', 'chinese generic', '登录失败，请稍后再试'],
  ['unknown', 'portuguese generic', 'Falha no login'],
  [
    'secret-wrong-or-id-pasted',
    'Node',
    'ServerError: invalid_client: Error(s): 7000215 - Timestamp: 2026-11-20 08:15:30Z - Description: AADSTS7000215: Invalid client secret provided. - Correlation ID: c0ffee00-1234-4abc-8def-0123456789ab',
  ],
  [
    'tenant-not-found',
    'Go',
    'oauth2: "invalid_request" "AADSTS90002: Tenant \'contoso.exmple\' not found. Check to make sure you have the correct tenant ID"',
  ],
  [
    'offline-or-dns',
    'Go',
    'Post "https://login.microsoftonline.com/x/oauth2/v2.0/token": dial tcp: lookup login.microsoftonline.com on 127.0.0.53:53: server misbehaving',
  ],
  [
    'tls-intercepted',
    'Go',
    'Get "https://graph.microsoft.com/v1.0/me": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    'tls-intercepted',
    'curl',
    'curl: (60) SSL certificate problem: self signed certificate in certificate chain\nMore details here: https://curl.se/docs/sslcerts.html\n* connecting to outlook.office365.com:993',
  ],
  [
    'offline-or-dns',
    'curl',
    'curl: (7) Failed to connect to smtp.office365.com port 587 after 21034 ms: Could not connect to server',
  ],
  [
    'throttled',
    'Exchange',
    '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded [Hostname=AM0PR01MB1234.eurprd01.prod.exchangelabs.com]',
  ],
  [
    'throttled',
    'Exchange',
    '421 4.3.2 The maximum number of concurrent server connections has exceeded a limit, closing transmission channel outlook.office365.com',
  ],
  [
    'smtp-auth-disabled-tenant',
    'WordPress',
    'WP Mail SMTP: Mailer: Outlook. ErrorCode: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
  ],
  [
    'basic-auth-retired',
    'Exchange',
    '550 5.7.30 Basic authentication is not supported for Client Submission. [AM0PR01]',
  ],
  [
    'account-disabled-or-locked',
    'Entra',
    "AADSTS50053: The account is locked, you've tried to sign in too many times with an incorrect user ID or password.",
  ],
  ['account-disabled-or-locked', 'French', "AADSTS50057 : le compte d'utilisateur est désactivé."],
  [
    'device-not-compliant',
    'German',
    'AADSTS53000: Das Gerät befindet sich nicht im erforderlichen Gerätestatus: konform.',
  ],
  [
    'wrong-account-type-personal',
    'page',
    "You can't sign in here with a personal account. Use your work or school account instead. Microsoft",
  ],
  [
    'account-not-in-tenant',
    'Japanese',
    "AADSTS50020: ID プロバイダー 'live.com' のユーザー アカウントは、テナント 'Contoso' に存在しません",
  ],
  [
    'mfa-enrollment-required',
    'Entra',
    'AADSTS50079: Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication',
  ],
  [
    'device-code-expired-or-pending',
    'device code',
    'authorization_pending AADSTS70016: OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
  ],
  [
    'device-code-expired-or-pending',
    'device code',
    "AADSTS70020: The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
  ],
  [
    'claims-challenge',
    'Graph',
    'HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="',
  ],
  [
    'sync-state-expired',
    'Graph',
    '{"error":{"code":"syncStateNotFound","message":"The sync state generation is not found; continuing the sync is not possible."}} 410 Gone',
  ],
  [
    'mailbox-not-found',
    'Exchange',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup support@contoso.com',
  ],
  [
    'scope-wrong-resource',
    'Graph',
    '{"error":{"code":"InvalidAuthenticationToken","message":"Access token validation failure. Invalid audience."}}',
  ],
  [
    'permission-missing',
    'Graph',
    '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}',
  ],
  [
    'wrong-platform-spa',
    'Entra',
    "AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
  ],
  [
    'secret-sent-by-public-client',
    'Entra',
    "AADSTS700025: Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  ],
  [
    'popup-closed-or-blocked',
    'MSAL in a browser',
    'BrowserAuthError: user_cancelled: User cancelled the flow. at PopupClient (msal-browser)',
  ],
  [
    'popup-closed-or-blocked',
    'MSAL in a browser',
    'BrowserAuthError: popup_window_error: Error opening popup window. This can happen if you are using IE or if popups are blocked in the browser.',
  ],
  [
    'clock-skew',
    'Entra',
    'AADSTS700024: Client assertion is not within its valid time range. Current time: 2026-11-20T08:15:30Z, assertion valid from 2026-11-20T09:15:30Z',
  ],
  [
    'imap-disabled-or-refused',
    'Roundcube',
    'IMAP Error: Login failed for support@contoso.com against outlook.office365.com from 10.0.0.4. AUTHENTICATE XOAUTH2: A0001 NO AUTHENTICATE failed.',
  ],
  [
    'pop-disabled-or-refused',
    'POP client',
    '+OK\nAUTH XOAUTH2 ***\n-ERR Authentication failure: unknown user name or bad password. outlook.office365.com:995',
  ],
  ['app-disabled', 'Entra', "AADSTS7000112: Application 'x'(Support) is disabled."],
  [
    'user-not-assigned',
    'Spanish',
    'AADSTS50105: Su administrador ha configurado la aplicación para bloquear a los usuarios a menos que se les conceda acceso',
  ],
  [
    'password-changed-or-revoked',
    'Entra',
    'AADSTS50133: Session is invalid due to expiration or recent password change.',
  ],
  ['bad-password', 'Entra', 'AADSTS50126: Error validating credentials due to invalid username or password.'],
  [
    'wrong-account-type-personal',
    'sign-in page',
    'unauthorized_client: The client does not exist or is not enabled for consumers. If you are the application developer, configure a new application through the App Registrations in the Azure Portal',
  ],
];

export const strangersAgain: Labelled[] = texts.map(([is, from, text]) => ({ is, from, text }));
