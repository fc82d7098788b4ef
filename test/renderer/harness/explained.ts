import type { ExplanationView } from '../../../preload/contract.ts';

/** What main says of a bounced mail and the log beside it. */
export const explained: ExplanationView = {
  findings: [
    {
      cause: 'smtp-auth-disabled-mailbox',
      title: 'Sending by SMTP is switched off for this mailbox',
      text: 'The sign-in worked. Exchange does not let this mailbox send with authenticated SMTP, which is off for new mailboxes.',
      who: 'admin',
      where: {
        label: 'Microsoft 365 admin center, Active users',
        url: 'https://admin.microsoft.com/#/users',
      },
      steps: [
        'In the Microsoft 365 admin center, open Users, the person, and then Mail > Manage email apps.',
        'Tick Authenticated SMTP and save. It can take an hour to work.',
      ],
      commands: [
        {
          shell: 'exchange',
          text: 'Set-CASMailbox -Identity support@contoso.com -SmtpClientAuthenticationDisabled $false',
        },
      ],
      confidence: 'sure',
      facts: { message: '535 5.7.139 Authentication unsuccessful', code: '5.7.139' },
    },
    {
      cause: 'token-expired-or-invalid',
      title: 'You need to sign in once more',
      text: 'The token that was sent is no longer valid.',
      who: 'user',
      steps: ['Sign in again.'],
      confidence: 'guess',
      facts: { message: '401 Unauthorized' },
    },
  ],
  unknown: null,
  pieces: [
    {
      kind: 'text',
      finding: null,
      text: '2026-11-27 08:14:02 [mailer] sending ticket 1187 as support@contoso.com\nConnecting to smtp.office365.com:587 … STARTTLS … AUTH XOAUTH2 ',
    },
    { kind: 'secret', finding: null, text: '' },
    {
      kind: 'text',
      finding: null,
      text: '\n535 5.7.139 Authentication unsuccessful, ',
    },
    {
      kind: 'text',
      finding: 0,
      text: 'SmtpClientAuthentication is disabled for the Mailbox',
    },
    {
      kind: 'text',
      finding: null,
      text: '. Visit https://aka.ms/smtp_auth_disabled for more information.\nretry 1 of 3 failed: ',
    },
    { kind: 'text', finding: 1, text: '401 Unauthorized' },
    { kind: 'gap', finding: null, text: '' },
    { kind: 'text', finding: null, text: 'giving up' },
  ],
  secrets: ['token'],
  connection: 'c1',
};
