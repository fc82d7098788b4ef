import { base64, type Labelled, percent, quotedPrintable, TAIL, wrapped } from './labelled.ts';

/** Texts as people send them who have never heard of this app; labelled before they were first explained. */
const texts: [is: Labelled['is'], from: string, text: string][] = [
  // Python
  [
    'secret-wrong-or-id-pasted',
    'Python, msal',
    `Traceback (most recent call last):\n  File "/opt/bot/mail.py", line 41, in <module>\n    token = acquire()\n  File "/opt/bot/mail.py", line 22, in acquire\n    raise RuntimeError(result.get("error_description"))\nRuntimeError: AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '1b4b3b3e-8d5c-4b6f-9d2a-0f6f7c0a9e11'. ${TAIL}`,
  ],
  [
    'tls-intercepted',
    'Python, requests',
    "requests.exceptions.SSLError: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded with url: /common/oauth2/v2.0/token (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1000)')))",
  ],
  [
    'offline-or-dns',
    'Python, requests',
    "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='graph.microsoft.com', port=443): Max retries exceeded with url: /v1.0/me/messages (Caused by NameResolutionError(\"<urllib3.connection.HTTPSConnection object at 0x7f2c>: Failed to resolve 'graph.microsoft.com' ([Errno -3] Temporary failure in name resolution)\"))",
  ],
  [
    'proxy-blocks',
    'Python, urllib3',
    "urllib3.exceptions.MaxRetryError: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded with url: / (Caused by ProxyError('Unable to connect to proxy', OSError('Tunnel connection failed: 407 Proxy Authentication Required')))",
  ],
  [
    'imap-disabled-or-refused',
    'Python, imaplib',
    `  File "/usr/lib/python3.11/imaplib.py", line 1044, in _command_complete\n    raise self.error('%s command error: %s %s' % (name, typ, data))\nimaplib.IMAP4.error: b'AUTHENTICATE failed.'\nserver outlook.office365.com`,
  ],
  [
    'token-expired-or-invalid',
    'Python, O365',
    'requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://graph.microsoft.com/v1.0/me/mailFolders | Error Message: Lifetime validation failed, the token is expired. | Error Code: InvalidAuthenticationToken',
  ],
  [
    'smtp-auth-disabled-tenant',
    'Python, smtplib',
    "smtplib.SMTPAuthenticationError: (535, b'5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [FR0P281CA0123.DEUP281.PROD.OUTLOOK.COM 2026-11-20T08:15:30.123Z 08DC1234]')",
  ],
  [
    'wrong-platform-web-needs-secret',
    'Python, msal result',
    "{'error': 'invalid_client', 'error_description': \"AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.\", 'error_codes': [7000218]}",
  ],
  // PHP
  [
    'app-not-found-in-tenant',
    'PHP league/oauth2-client',
    `PHP Fatal error:  Uncaught League\\OAuth2\\Client\\Provider\\Exception\\IdentityProviderException: unauthorized_client in /var/www/vendor/league/oauth2-client/src/Provider/GenericProvider.php:236\nAADSTS700016: Application with identifier 'abc' was not found in the directory 'Contoso'.`,
  ],
  [
    'code-expired-or-reused',
    'PHP league/oauth2-client',
    `IdentityProviderException: invalid_grant: AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token. ${TAIL}`,
  ],
  [
    'basic-auth-retired',
    'PHP imap_open',
    "PHP Warning: imap_open(): Couldn't open stream {outlook.office365.com:993/imap/ssl}INBOX in /var/www/cron.php on line 88. Errors: LOGIN failed. basic authentication is disabled",
  ],
  [
    'smtp-auth-disabled-mailbox',
    'PHPMailer',
    'SMTP ERROR: Password command failed: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled\nSMTP Error: Could not authenticate.',
  ],
  [
    'send-as-denied',
    'PHPMailer',
    'SMTP Error: data not accepted.SMTP server error: DATA END command failed Detail: STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message Cannot submit message. SMTP code: 554 Additional SMTP info: 5.2.252',
  ],
  [
    'refresh-token-expired',
    'PHP, Symfony log',
    `[2026-11-20T08:15:30.000000+00:00] app.CRITICAL: Mailbox sync failed {"exception":"[object] (RuntimeException(code: 400): AADSTS700082: The refresh token has expired due to inactivity. The token was issued on 2026-05-01T07:12:09.1234567Z and was inactive for 90.00:00:00.)"}`,
  ],
  // Java
  [
    'imap-disabled-or-refused',
    'Jakarta Mail',
    'jakarta.mail.AuthenticationFailedException: AUTHENTICATE failed.\n\tat org.eclipse.angus.mail.imap.IMAPStore.protocolConnect(IMAPStore.java:747)\n\tat jakarta.mail.Service.connect(Service.java:342)\nhost=outlook.office365.com, user=support@contoso.com, auth XOAUTH2',
  ],
  [
    'offline-or-dns',
    'Jakarta Mail',
    "com.sun.mail.util.MailConnectException: Couldn't connect to host, port: outlook.office365.com, 993; timeout 10000;\n  nested exception is:\n\tjava.net.SocketTimeoutException: connect timed out",
  ],
  [
    'tls-intercepted',
    'Java',
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target (login.microsoftonline.com:443)',
  ],
  [
    'secret-expired',
    'Java, msal4j',
    'com.microsoft.aad.msal4j.MsalServiceException: AADSTS7000222: The provided client secret keys for app are expired. Visit the Azure portal to create new keys for your app\n\tat com.microsoft.aad.msal4j.MsalServiceExceptionFactory.fromHttpResponse(MsalServiceExceptionFactory.java:43)',
  ],
  // .NET
  [
    'conditional-access-blocked',
    '.NET, MSAL',
    `Microsoft.Identity.Client.MsalUiRequiredException: AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.\r\n   at Microsoft.Identity.Client.Internal.Requests.RequestBase.HandleTokenRefreshError(MsalServiceException e)\r\nErrorCode: invalid_grant, ResponseBody: {"suberror":"message_only"}`,
  ],
  [
    'no-mailbox-permission',
    '.NET, Graph SDK',
    'Microsoft.Graph.Models.ODataErrors.ODataError: Exception of type was thrown. Code: ErrorAccessDenied Message: Access is denied. Check credentials and try again. at Microsoft.Graph.Users.Item.Messages',
  ],
  [
    'mailbox-not-found',
    '.NET, Graph SDK',
    "Code: ErrorInvalidUser\r\nMessage: The requested user 'helpdsk@contoso.com' is invalid.\r\nClientRequestId: c0ffee00-1234-4abc-8def-0123456789ab",
  ],
  [
    'mfa-required',
    '.NET, MSAL',
    "MsalUiRequiredException: AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '00000003-0000-0000-c000-000000000000'.",
  ],
  [
    'imap-disabled-or-refused',
    'MailKit',
    'MailKit.Security.AuthenticationException: Authentication failed. ---> IMAP server outlook.office365.com: A00000001 NO AUTHENTICATE failed.',
  ],
  // Bounces
  [
    'send-as-denied',
    'bounce',
    "Your message to customer@fabrikam.example couldn't be delivered.\n\nRemote Server returned '550 5.7.60 SMTP; Client does not have permissions to send as this sender'\n\nDiagnostic information for administrators:\nGenerating server: AM0PR01MB1234.eurprd01.prod.exchangelabs.com",
  ],
  [
    'account-disabled-or-locked',
    'bounce',
    "Remote Server returned '550 5.1.8 Access denied, bad outbound sender. AS(42004)'. Your account has been blocked from sending mail, support@contoso.com, Exchange Online",
  ],
  // Web pages and redirects
  [
    'redirect-uri-mismatch',
    'HTML page',
    `<!DOCTYPE html><html><head><title>Sign in to your account</title></head><body><div id="exceptionMessageContainer">Sorry, but we&#39;re having trouble signing you in.</div><p>AADSTS50011: The redirect URI &#39;https:&#x2F;&#x2F;crm.contoso.com&#x2F;callback&#39; specified in the request does not match the redirect URIs configured for the application.</p></body></html>`,
  ],
  [
    'admin-consent-required',
    'redirect',
    `https://crm.contoso.com/callback?error=access_denied&error_description=${percent(`AADSTS90094: An administrator of Contoso has set a policy that prevents you from granting Perfex the permissions it is requesting. ${TAIL}`)}`,
  ],
  [
    'consent-declined',
    'redirect in a log, twice escaped',
    `GET /oauth?next=${percent(`https://x.example/?error=access_denied&error_subcode=cancel&error_description=${percent('AADSTS65004: User declined to consent to access the app.')}`)} HTTP/1.1`,
  ],
  [
    'nativeclient-wrongplace',
    'page text',
    'This is not the right page.\nhttps://login.microsoftonline.com/common/oauth2/nativeclient?code=hidden',
  ],
  [
    'single-tenant-app-on-common',
    'json in json in json',
    JSON.stringify({
      level: 'error',
      payload: JSON.stringify({
        body: JSON.stringify({
          error: 'invalid_request',
          error_description:
            "AADSTS50194: Application 'x'(Support) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'.",
        }),
      }),
    }),
  ],
  // Languages
  [
    'app-not-found-in-tenant',
    'German',
    'AADSTS700016: Die Anwendung mit dem Bezeichner "abc" wurde im Verzeichnis "Contoso" nicht gefunden. Dies kann passieren, wenn die Anwendung nicht vom Administrator des Mandanten installiert wurde.',
  ],
  [
    'mfa-required',
    'French',
    'AADSTS50076 : en raison d’une modification de configuration effectuée par votre administrateur, vous devez utiliser l’authentification multifacteur. ID de suivi : 8d1f6c32-5b1e-4c9a-9d0e-2f4b7a6c1e00',
  ],
  [
    'secret-expired',
    'Japanese',
    'AADSTS7000222: アプリに指定されたクライアント シークレット キーの有効期限が切れています。Azure portal にアクセスして新しいキーを作成してください。',
  ],
  [
    'user-not-assigned',
    'Portuguese',
    'AADSTS50105: o administrador configurou o aplicativo para bloquear usuários, a menos que eles tenham acesso especificamente concedido ao aplicativo.',
  ],
  [
    'bad-password',
    'Chinese',
    '登录失败。错误代码: 50126 由于用户名或密码无效，验证凭据时出错。Microsoft Entra',
  ],
  [
    'admin-consent-required',
    'German page without a number',
    'Administratorgenehmigung erforderlich\nPerfex CRM benötigt die Berechtigung zum Zugriff auf Ressourcen in Ihrer Organisation, die nur ein Administrator erteilen kann. Microsoft',
  ],
  [
    'smtp-auth-disabled-mailbox',
    'German, forwarded by somebody',
    'Hallo, seit gestern kommt beim Senden:\n> 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is\n> disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for\n> more information.\nWas tun? Gruß, Jana',
  ],
  // Wrappings
  [
    'password-changed-or-revoked',
    'quoted mail, narrow',
    wrapped(
      `AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.`,
      34,
      '> > ',
    ),
  ],
  [
    'throttled',
    'quoted-printable mail',
    quotedPrintable(
      'Réponse de Graph : {"error":{"code":"ApplicationThrottled","message":"Application is over its MailboxConcurrency limit."}}',
    ),
  ],
  [
    'imap-disabled-or-refused',
    'SASL challenge',
    `* OK The Microsoft Exchange IMAP4 service is ready.\nA1 AUTHENTICATE XOAUTH2 [hidden]\n+ ${base64('{"status":"400","schemes":"Bearer","scope":"https://outlook.office.com/"}')}\nA1 NO AUTHENTICATE failed.`,
  ],
  [
    'account-not-in-tenant',
    'truncated',
    "…ount 'dana@fabrikam.example' from identity provider 'https://sts.windows.net/7/' does not exist in tenant 'Contoso' and cannot access the applicati",
  ],
  ['tenant-not-found', 'truncated', 'error_description=AADSTS90002%3a+Tenant+%27contosoo.example%27+not+fou'],
  [
    'user-consent-required',
    'yaml log',
    `error: invalid_grant\nsuberror: consent_required\nmessage: "AADSTS65001: The user or administrator has not consented to use the application with ID 'x' named 'Support'. Send an interactive authorization request for this user and resource."`,
  ],
  [
    'service-not-licensed-or-provisioned',
    'Graph',
    '{"error":{"code":"MailboxNotEnabledForRESTAPI","message":"The mailbox is either inactive, soft-deleted, or is hosted on-premise."}}',
  ],
  ['no-mailbox-permission', 'Exchange', 'a2 BAD User is authenticated but not connected.'],
  [
    'scope-invalid',
    'token endpoint',
    "invalid_scope AADSTS70011: The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope Mail.Reed is not valid.",
  ],
  [
    'service-outage',
    'Graph',
    '{"error":{"code":"serviceNotAvailable","message":"The service is temporarily unavailable. graph.microsoft.com"}}',
  ],
  [
    'proxy-blocks',
    'HTML of a proxy',
    '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><h1>Your request was blocked by the web proxy</h1><p>URL: https://login.microsoftonline.com/</p><p>HTTP 407 Proxy Authentication Required</p></BODY></HTML>',
  ],
  // Must stay unknown
  ...(
    [
      ['look-alike number', 'ERR-AADS-50011: spindle offset out of range'],
      ['look-alike number', 'SAP: AADST-65001 Beleg gesperrt'],
      ['look-alike of B2C', 'AADB2C90088: The provided grant has not been issued for this endpoint.'],
      [
        'another sign-in service',
        'Keycloak: {"error":"invalid_grant","error_description":"Session not active"}',
      ],
      ['another sign-in service', 'Okta: E0000004 Authentication failed, errorCode invalid_client'],
      [
        'another sign-in service',
        'Auth0: {"error":"unauthorized_client","error_description":"Grant type not allowed for the client."} https://contoso.eu.auth0.com/oauth/token',
      ],
      [
        'Salesforce',
        'INVALID_LOGIN: Invalid username, password, security token; or user locked out. salesforce.com',
      ],
      [
        'HTTP 500 of somebody',
        'HTTP/1.1 500 Internal Server Error\nX-Powered-By: PHP/8.2\nHost: shop.contoso.example',
      ],
      [
        'HTTP 503 of nginx',
        '<html><head><title>503 Service Temporarily Unavailable</title></head><body><center><h1>503 Service Temporarily Unavailable</h1></center><hr><center>nginx</center></body></html>',
      ],
      ['HTTP 401 of a router', 'HTTP/1.0 401 Unauthorized\nWWW-Authenticate: Basic realm="FRITZ!Box"'],
      ['a phone number', 'Call us at +49 30 50126-50011 or +1 700 016 5001'],
      ['generic words', 'Login failed. Please try again.'],
      ['generic words', 'An error occurred. Please contact your administrator.'],
      ['generic words in German', 'Anmeldung fehlgeschlagen'],
      ['generic words in French', 'Échec de la connexion. Veuillez réessayer plus tard.'],
      ['generic words in Japanese', 'ログインに失敗しました'],
      ['an invoice', 'Rechnung 7000222 vom 20.11.2026 über 650,01 EUR, Kunde 90094'],
      ['disk', 'No space left on device (28) in /var/spool/mail'],
      [
        'a foreign mail server',
        'postfix/smtp[2213]: 4F2: to=<a@b.example>, relay=mx.b.example[192.0.2.7]:25, dsn=4.4.1, status=deferred (connect to mx.b.example[192.0.2.7]:25: Connection timed out)',
      ],
      [
        'a foreign mail server',
        'dovecot: imap-login: Aborted login (auth failed, 3 attempts in 12 secs): user=<jo>, method=PLAIN',
      ],
      [
        'Windows',
        'The application was unable to start correctly (0xc000007b). Click OK to close the application.',
      ],
      [
        'LDAP',
        'ldap_bind: Invalid credentials (49) additional info: 80090308: LdapErr: DSID-0C090447, data 52e',
      ],
      [
        'a certificate of somebody else',
        'curl: (60) SSL certificate problem: certificate has expired: https://intranet.contoso.example',
      ],
      ['a success with numbers', 'Imported 50076 rows in 65001 ms, 0 errors'],
      [
        'an AWS error',
        'An error occurred (ExpiredToken) when calling the GetObject operation: The provided token has expired. arn:aws:s3',
      ],
      ['Slack', '{"ok":false,"error":"invalid_auth"} https://slack.com/api/chat.postMessage'],
    ] as const
  ).map(([from, text]): [Labelled['is'], string, string] => ['unknown', from, text]),
];

export const strangers: Labelled[] = texts.map(([is, from, text]) => ({ is, from, text }));
