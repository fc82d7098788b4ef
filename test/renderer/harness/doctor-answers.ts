/** What main answers to the doctor's commands, as far as the screens need it. */
import type { CommandInput, CommandName, EditView } from '../../../preload/contract.ts';
import { explained } from './explained.ts';
import { harnessConnection } from './harness-connection.ts';

const permission = (name: string): EditView['permissions'][number] => ({
  name,
  resource: name.startsWith('IMAP') || name.startsWith('SMTP') ? 'outlook' : 'graph',
  why: '',
  adminConsent: true,
});

function editView({ connectionId, values }: CommandInput<'edit.look'>): EditView {
  const connection = harnessConnection(connectionId);
  const { mailbox, signer, cloud, registration, system } = connection;
  const before = { mailbox, signer, cloud, registration, inputs: {}, access: 'read-write' as const };
  const isOwn = system === 'this-computer';
  return {
    values: values ?? before,
    others: isOwn ? [] : ['orders@contoso.com', 'returns@contoso.com'],
    offersAccess: isOwn,
    hasSecret: !isOwn,
    inputAdvice: {},
    permissions: ['User.Read', ...(isOwn ? ['Mail.ReadWrite'] : ['IMAP.AccessAsUser.All', 'SMTP.Send'])].map(
      permission,
    ),
    needsSignIn: values !== undefined && values.registration.clientId !== registration.clientId,
  };
}

const REPORT = `Mailbox Connector 0.1.0 · report of 2026-11-27T08:14:00Z
Mailbox support@contoso.com, System Perfex CRM
Client ID 2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23, tenant 6f5d2b1e-8c3a-4f7d-9b2e-1a2b3c4d5e6f

FAILED  IMAP access to the mailbox, since 2026-11-26T22:10:00Z
        imap-disabled-or-refused: A3 NO AUTHENTICATE failed.
passed  Graph access to the mailbox
`;

export const doctorAnswers: Partial<Record<CommandName, (input: never) => unknown>> = {
  'edit.look': editView,
  'report.show': () => ({ text: REPORT }),
  'report.save': () => ({ saved: true }),
  'bundle.show': () => ({
    files: [
      { name: 'report.txt', text: REPORT },
      {
        name: 'log.txt',
        text: '2026-11-27T08:14:02Z info checks of c1 (asked): 18 passed, imap=imap-disabled-or-refused\n2026-11-27T08:13:58Z info connection c1: ok',
      },
      { name: 'settings.json', text: '{\n  "version": "0.1.0",\n  "platform": "linux"\n}' },
    ],
  }),
  'bundle.save': () => ({ saved: true }),
  'explain.text': () => explained,
};
