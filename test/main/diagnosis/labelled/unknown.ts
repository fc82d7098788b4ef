import { type Labelled, TAIL } from './labelled.ts';

const texts: [from: string, text: string][] = [
  ['a number nobody knows', `AADSTS999999: Something entirely new happened. ${TAIL}`],
  [
    'a new number in a known wrapper',
    '{"error":"invalid_request","error_description":"AADSTS7654321: Never seen before.","error_codes":[7654321]}',
  ],
  [
    'a fault of the program',
    `AADSTS900144: The request body must contain the following parameter: 'grant_type'. ${TAIL}`,
  ],
  ['another product of Microsoft', 'AADB2C90118: The user has forgotten their password.'],
  ['change log', '## 2.4.1\n- Fixed AADSTS50011 on sign-in with a port\n- Faster start'],
  ['change log', 'Release notes: resolved AADSTS700016 for guests; fixes for AADSTS65001.'],
  ['denial', 'It works now, and it was not AADSTS50011 after all.'],
  ['denial in German', 'Das ist kein AADSTS50105, keine Sorge.'],
  ['documentation', 'For example, AADSTS50011 means that the address differs. See the documentation.'],
  [
    'documentation',
    'If you see AADSTS7000215, check the secret. If you see AADSTS700016, check the client ID.',
  ],
  ['documentation', 'Common errors: AADSTS50011, AADSTS65001, AADSTS700016, AADSTS7000222.'],
  [
    'link to documentation',
    'https://learn.microsoft.com/en-us/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50011-redirect-uri-mismatch',
  ],
  ['source code', "if (error.errorCode === 'invalid_grant') return this.signIn();"],
  ['source code', "switch (code) { case 'consent_required': break; case 'interaction_required': return; }"],
  ['a version', 'Version 5.7.60 of the program, build 50011, was installed on 2026-11-20.'],
  ['a date and numbers', 'Order 50126 of 20.11.2026, invoice 7000222, customer 65001'],
  ['an id', 'Request 50011-65001-700016 finished in 7000215 ms'],
  [
    'another service',
    '535-5.7.8 Username and Password not accepted. For more information, go to https://support.google.com/mail/?p=BadCredentials',
  ],
  [
    'another service',
    '{"error":"invalid_grant","error_description":"Token has been expired or revoked."} from https://oauth2.googleapis.com/token',
  ],
  ['a database', 'SQLSTATE[HY000] [2002] Connection refused (mysql:host=127.0.0.1)'],
  ['a database', 'Error: connect ECONNREFUSED 127.0.0.1:5432'],
  ['a host of somebody else', 'getaddrinfo ENOTFOUND helpdesk.contoso.example'],
  [
    'a program error',
    'TypeError: Cannot read properties of undefined (reading "mail")\n    at main (app.js:12:3)',
  ],
  ['a program error', 'java.lang.NullPointerException\n\tat com.example.Mail.read(Mail.java:12)'],
  [
    'memory',
    'PHP Fatal error: Allowed memory size of 134217728 bytes exhausted in /var/www/index.php on line 3',
  ],
  ['spam', '550 5.7.350 Remote server returned message detected as spam -> 554 5.7.1 Message rejected'],
  ['full mailbox', '{"error":{"code":"ErrorQuotaExceeded","message":"The mailbox is full."}}'],
  ['small talk', 'Hello, the mail does not work. Please help. Regards, Jo'],
  ['nothing', '0'],
  [
    'a picture',
    `data:image/png;base64,${Buffer.from(Array.from({ length: 300 }, (_, index) => (index * 37) % 256)).toString('base64')}`,
  ],
  ['a success', '{"token_type":"Bearer","scope":"Mail.Read","expires_in":3599}'],
  [
    'a success in a log',
    'status: {"errorCode":0,"failureReason":"Other."} Sign-in succeeded for support@contoso.com in Microsoft Entra',
  ],
  ['a website', '404 Not Found\nnginx/1.18.0'],
  ['ssh', 'git@github.com: Permission denied (publickey).'],
];

/** What no diagnosis may claim to explain. */
export const unknown: Labelled[] = texts.map(([from, text]) => ({ is: 'unknown', from, text }));
