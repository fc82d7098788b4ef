import { type Labelled, TAIL, tokenError } from './labelled.ts';

/** Texts as products and libraries wrap them. */
export const programs: Labelled[] = [
  {
    is: 'secret-expired',
    from: 'PHP league/oauth2',
    text: `League\\OAuth2\\Client\\Provider\\Exception\\IdentityProviderException: invalid_client in /var/www/vendor/league/oauth2-client/src/Provider/GenericProvider.php:222\nResponse: ${tokenError('invalid_client', 7000222, 'The provided client secret keys are expired.')}`,
  },
  {
    is: 'token-expired-or-invalid',
    from: 'PHP league/oauth2',
    text: 'PHP Fatal error:  Uncaught League\\OAuth2\\Client\\Provider\\Exception\\IdentityProviderException: invalid_grant in /var/www/html/oauth.php:12',
  },
  {
    is: 'secret-wrong-or-id-pasted',
    from: 'Laravel log',
    text: '[2026-11-20 08:15:30] production.ERROR: Client error: `POST https://login.microsoftonline.com/common/oauth2/v2.0/token` resulted in a `401 Unauthorized` response:\n{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in th (truncated...)\n {"exception":"[object] (GuzzleHttp\\\\Exception\\\\ClientException(code: 401)"}',
  },
  {
    is: 'code-expired-or-reused',
    from: 'Laravel Socialite',
    text: 'Laravel\\Socialite\\Two\\InvalidStateException in /var/www/vendor/laravel/socialite/src/Two/AbstractProvider.php:252 (microsoft)',
  },
  {
    is: 'wrong-signer',
    from: 'osTicket',
    text: 'Email Mismatch: Expecting Authorization for support@contoso.com',
  },
  { is: 'permission-missing', from: 'osTicket', text: 'Unable to obtain Refresh Token' },
  { is: 'scope-wrong-resource', from: 'osTicket', text: 'The API version v2 has been depreciated' },
  { is: 'secret-expired', from: 'FreeScout', text: 'Error occurred refreshing oAuth Access Token' },
  {
    is: 'secret-expired',
    from: 'FreeScout',
    text: 'Error occurred refreshing oAuth Access Token: {"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys for app are expired.","error_codes":[7000222]}; Can not authenticate to IMAP server: AUTHENTICATE failed.',
  },
  { is: 'imap-disabled-or-refused', from: 'FreeScout', text: 'Connected, but no IMAP folders found' },
  {
    is: 'wrong-signer',
    from: 'Zammad',
    text: 'https://zammad.example.com/#channels/microsoft_graph/error/user_mismatch/channel/5',
  },
  { is: 'admin-consent-required', from: 'Perfex', text: 'Admin consent required' },
  { is: 'permission-missing', from: 'Perfex', text: 'Outlook mailbox: Token refresh failed' },
  {
    is: 'code-expired-or-reused',
    from: 'Maxxton',
    text: 'Authorization code should not be empty or null for generating the access token',
  },
  { is: 'conditional-access-blocked', from: 'Maxxton', text: 'MS-AADSTS53003' },
  {
    is: 'pop-disabled-or-refused',
    from: 'Oracle B2C',
    text: 'techmail: mailbox support@contoso.com: password error',
  },
  {
    is: 'redirect-uri-missing',
    from: 'Oro',
    text: `OAuth popup: AADSTS500113: No reply address is registered for the application. ${TAIL}`,
  },
  {
    is: 'secret-expired',
    from: 'Python MSAL',
    text: "{'error': 'invalid_client', 'error_description': \"AADSTS7000222: The provided client secret keys for app '5b0c' are expired. Trace ID: 8d1f6c32-5b1e-4c9a-9d0e-2f4b7a6c1e00\", 'error_codes': [7000222], 'correlation_id': 'c0ffee00-1234-4abc-8def-0123456789ab'}",
  },
  {
    is: 'device-code-expired-or-pending',
    from: 'Python MSAL',
    text: "{'error': 'expired_token', 'error_description': 'AADSTS70020: The provided value for the input parameter device_code is not valid.'}".replace(
      'AADSTS70020',
      'AADSTS70019',
    ),
  },
  {
    is: 'mfa-required',
    from: 'MSAL Node',
    text: "InteractionRequiredAuthError: invalid_grant: 50076 - [2026-11-20 08:15:30Z]: AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '00000003-0000-0000-c000-000000000000'. - Correlation ID: c0ffee00-1234-4abc-8def-0123456789ab - Trace ID: 8d1f6c32-5b1e-4c9a-9d0e-2f4b7a6c1e00",
  },
  {
    is: 'token-expired-or-invalid',
    from: 'MSAL Node',
    text: 'InteractionRequiredAuthError: no_tokens_found: No refresh token found in the cache. Please sign-in.',
  },
  {
    is: 'tenant-not-found',
    from: 'MSAL Node',
    text: 'ClientAuthError: endpoints_resolution_error: Endpoints cannot be resolved',
  },
  {
    is: 'popup-closed-or-blocked',
    from: 'MSAL Browser',
    text: 'BrowserAuthError: user_cancelled: User cancelled the flow.',
  },
  {
    is: 'secret-expired',
    from: 'MSAL.NET',
    text: 'Microsoft.Identity.Client.MsalServiceException: A configuration issue is preventing authentication - check the error message from the server for details. You can modify the configuration in the application registration portal. See https://aka.ms/msal-net-invalid-client for details. Original exception: AADSTS7000222: The provided client secret keys for app are expired.\n   at Microsoft.Identity.Client.OAuth2.OAuth2Client.ThrowServerException\n\tStatusCode: 401\n\tErrorCode: invalid_client',
  },
  {
    is: 'password-changed-or-revoked',
    from: 'MSAL.NET',
    text: 'MSAL.NetCore.4.61.3.MsalUiRequiredException:\n\tErrorCode: invalid_grant\nMicrosoft.Identity.Client.MsalUiRequiredException: AADSTS50173: The provided grant has expired due to it being revoked.',
  },
  {
    is: 'app-not-found-in-tenant',
    from: 'Java msal4j',
    text: "com.microsoft.aad.msal4j.MsalServiceException: AADSTS700016: Application with identifier '5b0c1f2a' was not found in the directory 'Contoso'.\n\tat com.microsoft.aad.msal4j.MsalServiceExceptionFactory.fromHttpResponse(MsalServiceExceptionFactory.java:45)",
  },
  {
    is: 'secret-expired',
    from: 'Java, nested',
    text: 'org.springframework.messaging.MessagingException: failed to create new store\nCaused by: jakarta.mail.AuthenticationFailedException: AUTHENTICATE failed.\nCaused by: java.lang.IllegalStateException: token request failed: 401 {"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys are expired."}',
  },
  {
    is: 'secret-expired',
    from: 'email-oauth2-proxy',
    text: '2026-11-20 08:15:30: Error requesting OAuth 2.0 token; received HTTPError: HTTP Error 401: Unauthorized\nError details: {"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys for app are expired.","error_codes":[7000222]}',
  },
  {
    is: 'secret-sent-by-public-client',
    from: 'email-oauth2-proxy',
    text: "Caught exception while requesting OAuth 2.0 credentials for account support@contoso.com: APIError: AADSTS700025: Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  },
  {
    is: 'no-mailbox-permission',
    from: 'email-oauth2-proxy',
    text: "IMAP (localhost:1993; 127.0.0.1:50432-outlook.office365.com:993) <-- b'a3 BAD User is authenticated but not connected.\\r\\n'",
  },
  {
    is: 'refresh-token-expired',
    from: 'oama',
    text: 'ERROR: POST https://login.microsoftonline.com/common/oauth2/v2.0/token failed. error: "invalid_grant", error_description: "AADSTS700082: The refresh token has expired due to inactivity."',
  },
  {
    is: 'secret-expired',
    from: 'Azure CLI',
    text: "ERROR: AADSTS7000222: The provided client secret keys for app '5b0c' are expired. Visit the Azure portal to create new keys for your app\nTo re-authenticate, please run:\naz login",
  },
  {
    is: 'mfa-required',
    from: 'Azure CLI',
    text: "AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '797f4846-ba00-4fd7-ba43-dac1f8f63013'.\nInteractive authentication is needed. Please run:\naz login --scope https://management.core.windows.net//.default",
  },
  {
    is: 'may-not-register-apps',
    from: 'Azure CLI',
    text: '$ az ad app create --display-name Helpdesk\nERROR: Insufficient privileges to complete the operation.',
  },
  {
    is: 'may-not-register-apps',
    from: 'PowerShell',
    text: 'New-MgApplication : Insufficient privileges to complete the operation.\nAt line:1 char:1\n+ New-MgApplication -DisplayName Helpdesk\n    + CategoryInfo          : InvalidOperation: ({ headers = }:<>f__AnonymousType42`2) [New-MgApplication_CreateExpanded], Exception\n    + FullyQualifiedErrorId : Authorization_RequestDenied,Microsoft.Graph.PowerShell.Cmdlets.NewMgApplication_CreateExpanded',
  },
  {
    is: 'wrong-platform-web-needs-secret',
    from: 'PowerShell',
    text: "Get-MsalToken : AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.\nAt line:1 char:10\n    + FullyQualifiedErrorId : GetMsalTokenFailureAuthenticationError",
  },
  {
    is: 'code-expired-or-reused',
    from: 'Znuny',
    text: "Could not request token: {'error' => 'invalid_grant','error_description' => 'AADSTS54005: OAuth2 Authorization code was already redeemed'}",
  },
  {
    is: 'wrong-platform-spa',
    from: 'browser console',
    text: "Uncaught (in promise) ServerError: invalid_request: AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: 'app://.'.",
  },
  {
    is: 'redirect-uri-mismatch',
    from: 'helpdesk ticket',
    text: 'Hello, since this morning nobody can connect the mailbox in our CRM. I always get AADSTS50011 when I click on Connect. What can we do?\nThanks, Jo',
  },
  {
    is: 'redirect-uri-mismatch',
    from: 'question',
    text: 'How do I fix AADSTS50011? The button in Perfex leads to this Microsoft page every time.',
  },
  {
    is: 'service-outage',
    from: 'log',
    text: '503 Service Unavailable from https://graph.microsoft.com/v1.0/me/messages',
  },
  {
    is: 'throttled',
    from: 'log',
    text: 'Request to https://graph.microsoft.com/v1.0/users failed: HTTP 429 Too Many Requests, Retry-After: 17',
  },
  {
    is: 'keyring-unavailable',
    from: 'Linux',
    text: 'GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name org.freedesktop.secrets was not provided by any .service files',
  },
];
