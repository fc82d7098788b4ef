import {
  base64,
  wrapped as broken,
  type Labelled,
  percent,
  quotedPrintable,
  TAIL,
  tokenError,
} from './labelled.ts';

const EXPIRED = tokenError('invalid_client', 7000222, 'The provided client secret keys for app are expired.');
const REVOKED =
  'AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed.';
const MISMATCH = `AADSTS50011: The redirect URI 'https://a.example/cb' specified in the request does not match the redirect URIs configured for the application. ${TAIL}`;

/** The same texts with something around them. */
export const wrappedTexts: Labelled[] = [
  { is: 'secret-expired', from: 'percent, once', text: percent(EXPIRED) },
  {
    is: 'secret-expired',
    from: 'percent, three times',
    text: `https://x.example/?next=${percent(EXPIRED, 3)}`,
  },
  {
    is: 'secret-expired',
    from: 'JSON in JSON',
    text: JSON.stringify({ level: 'error', body: JSON.stringify({ inner: EXPIRED }) }),
  },
  { is: 'secret-expired', from: 'base64', text: `payload=${base64(EXPIRED)}` },
  { is: 'secret-expired', from: 'base64 of base64', text: base64(base64(EXPIRED)) },
  {
    is: 'secret-expired',
    from: 'base64 in lines',
    text: `Content-Transfer-Encoding: base64\n\n${base64(EXPIRED, 76)}`,
  },
  {
    is: 'secret-expired',
    from: 'base64 of UTF-16',
    text: Buffer.from(EXPIRED, 'utf16le').toString('base64'),
  },
  {
    is: 'secret-expired',
    from: 'HTML',
    text: `<html><body><div class="err"><b>AADSTS</b><b>7000222</b>&#58; The provided client&nbsp;secret keys are <i>expired</i>.</div></body></html>`,
  },
  {
    is: 'redirect-uri-mismatch',
    from: 'HTML entities',
    text: MISMATCH.replace(/[AS']/g, (letter) => `&#${letter.charCodeAt(0)};`),
  },
  {
    is: 'redirect-uri-mismatch',
    from: 'HTML in JSON',
    text: JSON.stringify({ html: `<p>${MISMATCH.replaceAll("'", '&#39;')}</p>` }),
  },
  {
    is: 'redirect-uri-mismatch',
    from: 'quoted-printable',
    text: `Content-Transfer-Encoding: quoted-printable\n\n${quotedPrintable(`é ${MISMATCH}`)}`,
  },
  { is: 'password-changed-or-revoked', from: 'hard-broken at 20', text: broken(REVOKED, 20) },
  { is: 'password-changed-or-revoked', from: 'hard-broken at 9', text: broken(REVOKED, 9) },
  { is: 'password-changed-or-revoked', from: 'quoted mail', text: broken(REVOKED, 34, '> > ') },
  {
    is: 'password-changed-or-revoked',
    from: 'number broken',
    text: 'error AADSTS501\n73: The provided grant has expired due to it being revoked',
  },
  {
    is: 'secret-expired',
    from: 'number broken after one that exists',
    text: 'AADSTS70002\n22: The provided client secret keys are expired.',
  },
  {
    is: 'redirect-uri-mismatch',
    from: 'number, then a date',
    text: 'AADSTS50011\n2026-11-20 08:15:30 retrying',
  },
  { is: 'password-changed-or-revoked', from: 'zero-width characters', text: [...REVOKED].join('\u200b') },
  { is: 'password-changed-or-revoked', from: 'NULs between', text: [...REVOKED].join('\0') },
  {
    is: 'password-changed-or-revoked',
    from: 'soft hyphens',
    text: REVOKED.replace('AADSTS', 'AAD\u00adSTS'),
  },
  {
    is: 'conditional-access-blocked',
    from: 'phrase broken in words',
    text: broken(
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
      17,
    ),
  },
  {
    is: 'smtp-auth-disabled-tenant',
    from: 'upper case, broken',
    text: broken(
      '535 5.7.139 AUTHENTICATION UNSUCCESSFUL, SMTPCLIENTAUTHENTICATION IS DISABLED FOR THE TENANT.',
      40,
      '  | ',
    ).replaceAll('  | ', '    '),
  },
  { is: 'offline-or-dns', from: 'mojibake', text: 'RÃ©seau: Connexion refusÃ©e (outlook.office365.com:993)' },
  {
    is: 'consent-declined',
    from: 'redirect inside a redirect',
    text: `https://login.example/?returnUrl=${percent('https://app.example/cb?error=access_denied&error_subcode=cancel&error_description=AADSTS65004%3A+User+declined+to+consent+to+access+the+app.')}`,
  },
  {
    is: 'mailbox-not-found',
    from: 'escaped stack trace',
    text: '"Code: ErrorNonExistentMailbox\\r\\nMessage: The SMTP address has no mailbox associated with it.\\r\\n   at Microsoft.Exchange.WebServices"',
  },
  {
    is: 'service-not-licensed-or-provisioned',
    from: 'code broken',
    text: '{"error":{"code":"MailboxNotEnabled\n  ForRESTAPI","message":"REST API is not yet supported for this mailbox."}}',
  },
  {
    is: 'device-not-compliant',
    from: 'XML',
    text: '<s:Fault><s:Text>AADSTS53000&#x3A; Device is not in required device state: compliant.</s:Text></s:Fault>',
  },
  {
    is: 'bad-password',
    from: 'response header',
    text: 'x-ms-request-id: 8d1f6c32-5b1e-4c9a-9d0e-2f4b7a6c1e00\nx-ms-clitelem: 1,50126,0,,\nlogin.microsoftonline.com',
  },
];
