import { type Labelled, TAIL, tokenError } from './labelled.ts';

const APP = '5b0c1f2a-6f0b-4d25-9a49-0d3c8d4f0e11';
const TENANT = '9a7e2c44-1f3b-4e2a-8c55-7b6d5e4f3a21';

/** Entra: its pages, token answers, redirects and logs. */
export const entra: Labelled[] = [
  {
    is: 'redirect-uri-mismatch',
    from: 'Entra page',
    text: `Sign in\nSorry, but we’re having trouble signing you in.\n\nAADSTS50011: The redirect URI 'https://crm.example.com/admin/mailbox/oauth/callback?provider=outlook' specified in the request does not match the redirect URIs configured for the application '${APP}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to fix this.\n\nTroubleshooting details\nRequest Id: 11f0a3b2-0000-4000-8000-5f1b2c3d4e5f\nCorrelation Id: 5e8b1c22-aaaa-4bbb-8ccc-123456789abc\nTimestamp: 2026-11-20T08:15:30Z\nMessage: AADSTS50011`,
  },
  {
    is: 'redirect-uri-missing',
    from: 'Entra page',
    text: `AADSTS500113: No reply address is registered for the application. ${TAIL}`,
  },
  {
    is: 'app-not-found-in-tenant',
    from: 'Entra page',
    text: `AADSTS700016: Application with identifier '${APP}' was not found in the directory 'Contoso Holidays'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant. ${TAIL}`,
  },
  {
    is: 'app-disabled',
    from: 'token answer',
    text: tokenError('unauthorized_client', 7000112, `Application '${APP}'(Helpdesk mail) is disabled.`),
  },
  {
    is: 'secret-wrong-or-id-pasted',
    from: 'token answer',
    text: tokenError(
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${APP}'.`,
    ),
  },
  {
    is: 'secret-expired',
    from: 'token answer',
    text: tokenError(
      'invalid_client',
      7000222,
      `The provided client secret keys for app '${APP}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
    ),
  },
  {
    is: 'wrong-platform-web-needs-secret',
    from: 'token answer',
    text: tokenError(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    ),
  },
  {
    is: 'secret-sent-by-public-client',
    from: 'token answer',
    text: tokenError(
      'invalid_client',
      700025,
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
    ),
  },
  {
    is: 'wrong-platform-spa',
    from: 'token answer',
    text: tokenError(
      'invalid_request',
      9002327,
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    ),
  },
  {
    is: 'wrong-platform-spa',
    from: 'token answer',
    text: tokenError(
      'invalid_grant',
      700084,
      'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended.',
    ),
  },
  {
    is: 'user-consent-required',
    from: 'token answer',
    text: tokenError(
      'invalid_grant',
      65001,
      `The user or administrator has not consented to use the application with ID '${APP}' named 'Helpdesk mail'. Send an interactive authorization request for this user and resource.`,
      { suberror: 'consent_required' },
    ),
  },
  {
    is: 'user-consent-required',
    from: 'token answer without a number',
    text: '{"error":"invalid_grant","suberror":"consent_required","error_description":"Consent is needed."}',
  },
  {
    is: 'admin-consent-required',
    from: 'Entra page',
    text: `Need admin approval\nHelpdesk mail\nunverified\nHelpdesk mail needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.\nHave an admin account? Sign in with that account\nReturn to the application without granting consent`,
  },
  {
    is: 'admin-consent-required',
    from: 'redirect',
    text: 'http://localhost:53117/?error=access_denied&error_description=AADSTS90094%3a+The+grant+requires+admin+permission.%0d%0aTrace+ID%3a+8d1f6c32-5b1e-4c9a-9d0e-2f4b7a6c1e00&state=abc',
  },
  {
    is: 'consent-declined',
    from: 'address bar',
    text: 'https://login.example.com/api/v1/external_credentials/microsoft365/callback?error=access_denied&error_subcode=cancel&error_description=AADSTS65004%3a+User+declined+to+consent+to+access+the+app.%0d%0aTrace+ID%3a+8d1f6c32-5b1e-4c9a-9d0e-2f4b7a6c1e00%0d%0aCorrelation+ID%3a+c0ffee00-1234-4abc-8def-0123456789ab&error_uri=https%3a%2f%2flogin.microsoftonline.com%2ferror%3fcode%3d65004',
  },
  {
    is: 'consent-declined',
    from: 'admin consent redirect',
    text: 'https://app.example.com/done?admin_consent=True&error=access_denied&error_description=AADSTS65004%3A+The+resource+owner+or+authorization+server+denied+the+request.&state=12345',
  },
  {
    is: 'consent-declined',
    from: 'redirect without a number',
    text: 'GET /auth/callback?error=access_denied&error_description=the+user+canceled+the+authentication&error_subcode=cancel HTTP/1.1',
  },
  {
    is: 'permission-missing',
    from: 'Entra page',
    text: `AADSTS650057: Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: ${APP}(Helpdesk). Resource value from request: https://outlook.office.com. ${TAIL}`,
  },
  {
    is: 'permission-missing',
    from: 'Entra page',
    text: `AADSTS650056: Misconfigured application. This could be due to one of the following: the client has not listed any permissions for 'Microsoft Graph' in the requested permissions in the client's application registration. Or, the admin has not consented in the tenant. ${TAIL}`,
  },
  {
    is: 'service-not-licensed-or-provisioned',
    from: 'Entra page',
    text: `AADSTS500011: The resource principal named https://outlook.office365.com was not found in the tenant named ${TENANT}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. ${TAIL}`,
  },
  {
    is: 'scope-invalid',
    from: 'token answer',
    text: tokenError(
      'invalid_scope',
      70011,
      "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope IMAP.AccessAsUser.Al is not valid.",
    ),
  },
  {
    is: 'scope-invalid',
    from: 'redirect',
    text: 'https://tickets.example.com/scp/oauth?error=invalid_client&error_description=AADSTS650053%3a+The+application+%27osTicket%27+asked+for+scope+%27SMTP.Sned%27+that+doesn%27t+exist+on+the+resource+%2700000003-0000-0000-c000-000000000000%27.',
  },
  {
    is: 'scope-wrong-resource',
    from: 'token answer',
    text: tokenError(
      'invalid_request',
      28000,
      'Provided value for the input parameter scope is not valid because it contains more than one resource. Scope https://graph.microsoft.com/Mail.Read https://outlook.office.com/IMAP.AccessAsUser.All is not valid.',
    ),
  },
  {
    is: 'tenant-not-found',
    from: 'Entra page',
    text: `AADSTS90002: Tenant 'contoso.onmicrosft.com' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant. ${TAIL}`,
  },
  {
    is: 'tenant-not-found',
    from: 'Entra page',
    text: `AADSTS900023: Specified tenant identifier 'my tenant' is neither a valid DNS name, nor a valid external domain. ${TAIL}`,
  },
  {
    is: 'single-tenant-app-on-common',
    from: 'Entra page',
    text: `AADSTS50194: Application '${APP}'(FreeScout) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant. ${TAIL}`,
  },
  {
    is: 'wrong-account-type-personal',
    from: 'Entra page',
    text: `AADSTS9002332: Application '${APP}'(Helpdesk) is configured for use by Azure Active Directory users only. Please do not use the /consumers endpoint to serve this request. ${TAIL}`,
  },
  {
    is: 'wrong-account-type-personal',
    from: 'Entra page',
    text: "You can't sign in here with a personal account. Use your work or school account instead.",
  },
  {
    is: 'account-not-in-tenant',
    from: 'Entra page',
    text: `AADSTS50020: User account 'jo@fabrikam.com' from identity provider 'https://sts.windows.net/${TENANT}/' does not exist in tenant 'Contoso' and cannot access the application '${APP}'(Helpdesk) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account. ${TAIL}`,
  },
  {
    is: 'account-not-in-tenant',
    from: 'token answer',
    text: tokenError(
      'invalid_grant',
      50034,
      'The user account {EUII Hidden} does not exist in the contoso.com directory. To sign into this application, the account must be added to the directory.',
      { suberror: 'bad_token' },
    ),
  },
  {
    is: 'national-cloud',
    from: 'Entra page',
    text: `AADSTS90038: Confidential Client is not supported in Cross Cloud request. ${TAIL}`,
  },
  {
    is: 'user-not-assigned',
    from: 'Entra page',
    text: `AADSTS50105: Your administrator has configured the application Helpdesk ('${APP}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user 'jo@contoso.com' is blocked because they are not a direct member of a group with access. ${TAIL}`,
  },
  {
    is: 'bad-password',
    from: 'sign-in log (JSON)',
    text: JSON.stringify(
      {
        id: '66ea54eb-6301-4ee5-be62-ff5a759b0100',
        createdDateTime: '2026-11-20T08:15:30Z',
        userPrincipalName: 'support@contoso.com',
        appDisplayName: 'Helpdesk',
        conditionalAccessStatus: 'notApplied',
        status: {
          errorCode: 50126,
          failureReason: 'Error validating credentials due to invalid username or password.',
          additionalDetails: null,
        },
      },
      null,
      2,
    ),
  },
  {
    is: 'conditional-access-blocked',
    from: 'sign-in log (JSON)',
    text: '{"createdDateTime":"2026-11-20T08:15:30Z","userDisplayName":"Support","appId":"5b0c1f2a-6f0b-4d25-9a49-0d3c8d4f0e11","status":{"errorCode":53003,"failureReason":"Access has been blocked by Conditional Access policies. The access policy does not allow token issuance."},"appliedConditionalAccessPolicies":[{"displayName":"Block legacy","result":"failure"}]}',
  },
  {
    is: 'user-not-assigned',
    from: 'sign-in log (Azure Monitor)',
    text: '{"OperationName":"Sign-in activity","Category":"SignInLogs","ResultType":"50105","ResultSignature":"None","CorrelationId":"c0ffee00-1234-4abc-8def-0123456789ab"}',
  },
  {
    is: 'mfa-required',
    from: 'sign-in log (CSV)',
    text: 'Date (UTC),Request ID,Correlation ID,User,Username,Application,Status,Sign-in error code,Failure reason\n2026-11-20T08:15:30Z,8d1f6c32-5b1e-4c9a-9d0e-2f4b7a6c1e00,c0ffee00-1234-4abc-8def-0123456789ab,Support,support@contoso.com,Helpdesk,Failure,50076,"Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource."',
  },
  {
    is: 'device-not-compliant',
    from: 'sign-in log (CSV)',
    text: 'Date (UTC),User,Application,Status,Sign-in error code,IP address\n2026-11-20T08:15:30Z,support@contoso.com,Helpdesk,Failure,53000,203.0.113.7',
  },
  {
    is: 'account-disabled-or-locked',
    from: 'token answer',
    text: tokenError(
      'invalid_grant',
      50053,
      "The account is locked, you've tried to sign in too many times with an incorrect user ID or password.",
    ),
  },
  {
    is: 'account-disabled-or-locked',
    from: 'token answer',
    text: tokenError('invalid_grant', 50057, 'The user account is disabled.'),
  },
  {
    is: 'conditional-access-blocked',
    from: 'Entra page',
    text: `You cannot access this right now\nYour sign-in was successful but does not meet the criteria to access this resource. For example, you might be signing in from a browser, app, or location that is restricted by your admin.\nSign out and sign in with a different account\nMore details`,
  },
  {
    is: 'conditional-access-blocked',
    from: 'token answer with suberror only',
    text: '{"error":"invalid_grant","suberror":"message_only","error_description":"Blocked.","claims":"{\\"access_token\\":{}}"}',
  },
  {
    is: 'device-not-compliant',
    from: 'Entra page',
    text: `AADSTS53000: Device is not in required device state: compliant. Conditional Access policy requires a compliant device, and the device is not compliant. The user must enroll their device with an approved MDM provider like Intune. ${TAIL}`,
  },
  {
    is: 'device-not-compliant',
    from: 'Entra page',
    text: `Set up your device to get access\nContoso requires you to secure this device before you can access Contoso email, files and data.\nMore details`,
  },
  {
    is: 'mfa-required',
    from: 'token answer',
    text: tokenError('interaction_required', 50079, 'x').replaceAll('50079', '50076'),
  },
  {
    is: 'mfa-enrollment-required',
    from: 'token answer',
    text: tokenError(
      'interaction_required',
      50079,
      'Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access the resource.',
    ),
  },
  {
    is: 'password-changed-or-revoked',
    from: 'token answer',
    text: tokenError(
      'invalid_grant',
      50173,
      'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on 2026-08-01T09:00:00Z and the TokensValidFrom date for this user is 2026-11-19T07:00:00Z.',
      { suberror: 'bad_token' },
    ),
  },
  {
    is: 'refresh-token-expired',
    from: 'token answer',
    text: tokenError(
      'invalid_grant',
      700082,
      'The refresh token has expired due to inactivity. The token was issued on 2026-07-01T10:00:00Z and was inactive for 90.00:00:00.',
    ),
  },
  {
    is: 'refresh-token-expired',
    from: 'v1 token answer',
    text: 'AADSTS70002: Error validating credentials. AADSTS70008: The refresh token has expired due to inactivity. The token was issued on 2019-03-01 and was inactive for 90.00:00:00.',
  },
  {
    is: 'refresh-token-expired',
    from: 'token answer',
    text: tokenError(
      'invalid_grant',
      70043,
      'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access.',
      { suberror: 'bad_token' },
    ),
  },
  {
    is: 'code-expired-or-reused',
    from: 'token answer',
    text: tokenError(
      'invalid_grant',
      54005,
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    ),
  },
  {
    is: 'device-code-expired-or-pending',
    from: 'token answer',
    text: tokenError(
      'authorization_pending',
      70016,
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
    ),
  },
  {
    is: 'device-code-expired-or-pending',
    from: 'token answer',
    text: tokenError('expired_token', 70019, 'Verification code expired.'),
  },
  {
    is: 'clock-skew',
    from: 'token answer',
    text: tokenError(
      'invalid_client',
      700024,
      'Client assertion is not within its valid time range. Current time: 2026-11-20T08:15:30Z, assertion valid from 2026-11-20T09:15:30Z, expiry time of assertion 2026-11-20T09:25:30Z.',
    ),
  },
  {
    is: 'proxy-blocks',
    from: 'Entra page',
    text: `Access to 'Contoso' tenant is denied. AADSTS500021: Access to 'Contoso' tenant is denied. ${TAIL}`,
  },
  {
    is: 'nativeclient-wrongplace',
    from: 'address bar',
    text: 'https://login.microsoftonline.com/common/oauth2/wrongplace\nThis is not the right page\nYou have landed on this page by mistake.',
  },
  {
    is: 'throttled',
    from: 'token answer',
    text: tokenError(
      'invalid_grant',
      50196,
      'The server terminated an operation because it encountered a client request loop. Please contact your app vendor.',
    ),
  },
  {
    is: 'service-outage',
    from: 'token answer',
    text: tokenError('temporarily_unavailable', 90033, 'A transient error has occurred. Please try again.'),
  },
  {
    is: 'publisher-unverified',
    from: 'Entra page',
    text: `AADSTS900941: An administrator of Contoso has set a policy that prevents you from granting Helpdesk the permissions it is requesting: app is considered risky. ${TAIL}`,
  },
];
