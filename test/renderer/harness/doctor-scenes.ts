/** The doctor's screen, by what it found. */
import type {
  AppState,
  CheckGroup,
  CheckId,
  CheckRun,
  CheckView,
  ConnectionView,
  Problem,
} from '../../../preload/contract.ts';
import { appState, connectionView, problems, registration } from './states.ts';
import { handover } from './systems.ts';

const imapOff: Problem = {
  cause: 'imap-disabled-or-refused',
  title: 'IMAP does not let this account in',
  text: 'The sign-in worked, but the IMAP server refuses it. IMAP may be switched off for the mailbox, or the access is not meant for IMAP.',
  who: 'admin',
  where: { label: 'Microsoft 365 admin center, Active users', url: 'https://admin.microsoft.com/#/users' },
  steps: [
    'In the Microsoft 365 admin center, open Users, the person, and then Mail > Manage email apps.',
    'Tick IMAP and save. It can take an hour to work.',
  ],
  commands: [{ shell: 'exchange', text: 'Set-CASMailbox -Identity support@contoso.com -ImapEnabled $true' }],
  repair: 'ask-admin',
  repairs: ['ask-admin', 'retry'],
  facts: { message: 'A3 NO AUTHENTICATE failed.', code: 'NO' },
};
const intercepted: Problem = {
  cause: 'tls-intercepted',
  title: 'The secure connection cannot be trusted',
  text: 'Often a security product of the company opens the connection; it may also be somebody who should not be there.',
  who: 'admin',
  steps: ['Ask the people who run the network for their root certificate.'],
  repair: 'retry',
  facts: { message: 'The certificate of outlook.office365.com was issued by “Contoso Web Gateway”.' },
};

const unknownApp: Problem = {
  cause: 'app-not-found-in-tenant',
  title: 'The client ID is not known in this tenant',
  text: 'Microsoft finds no app with this client ID in the tenant that was asked. Usually the client ID has a mistake, the Object ID was copied instead, the tenant is the wrong one, or the app was deleted.',
  who: 'owner',
  where: {
    label: 'Entra admin center > App registrations > your app > Overview',
    url: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/6731de76-14a6-49ae-97bc-6eba6914391e',
  },
  steps: [
    'In the Entra admin center, open App registrations and then your app.',
    'On Overview, copy "Application (client) ID" and "Directory (tenant) ID" and compare both with the values here.',
  ],
  commands: [
    {
      shell: 'az',
      text: "az ad app show --id 6731de76-14a6-49ae-97bc-6eba6914391e --query '[displayName,signInAudience]'",
    },
  ],
  repair: 'edit-registration',
  repairs: ['edit-registration', 'correct-authority'],
  facts: {
    message:
      "AADSTS700016: Application with identifier '6731de76-14a6-49ae-97bc-6eba6914391e' was not found in the directory 'Contoso'.",
    code: 'AADSTS700016',
    correlationId: '0b6f9c52-7c0e-4a5b-9a37-1f2d3c4b5a69',
    at: '2026-11-27T08:14:00Z',
  },
};

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

type Row = [id: CheckId, group: CheckGroup, title: string, facts: [label: string, value: string][]];

const ROWS: Row[] = [
  [
    'proxy',
    'network',
    'Proxy',
    [
      ['login.microsoftonline.com', 'directly'],
      ['graph.microsoft.com', 'directly'],
    ],
  ],
  ['dns', 'network', 'Name resolution', [['outlook.office365.com', '52.97.146.162, 52.97.233.66']]],
  ['tcp', 'network', 'Connection (TCP)', [['outlook.office365.com:993', '52.97.146.162']]],
  [
    'tls',
    'network',
    'Encryption (TLS)',
    [['outlook.office365.com:993', 'TLSv1.3, issued by DigiCert Cloud Services CA-1, DigiCert Inc']],
  ],
  ['clock', 'network', 'Clock of this computer', [['This computer', '3 seconds fast']]],
  ['login', 'registration', 'Sign-in service', [['Host', 'login.microsoftonline.com']]],
  ['tenant', 'registration', 'Tenant', [['Tenant ID', '6f5d2b1e-8c3a-4f7d-9b2e-1a2b3c4d5e6f']]],
  [
    'app',
    'registration',
    'Registration in the tenant',
    [['Client ID', '6731de76-14a6-49ae-97bc-6eba6914391e']],
  ],
  ['redirect', 'registration', 'Redirect URI', [['Redirect URI', 'https://crm.contoso.com/oauth/callback']]],
  [
    'secret',
    'registration',
    'Client secret',
    [
      ['Expires', '2027-05-20'],
      ['Tried', 'Entra accepted it'],
    ],
  ],
  [
    'consent',
    'registration',
    'Consent to the permissions',
    [
      ['User.Read', 'granted'],
      ['IMAP.AccessAsUser.All', 'granted'],
      ['SMTP.Send', 'granted'],
    ],
  ],
  [
    'refresh',
    'sign-in',
    'Renewal of the stored sign-in',
    [
      ['Signed in as', 'support@contoso.com'],
      ['New token', 'received'],
    ],
  ],
  [
    'token-graph',
    'sign-in',
    'Token for Microsoft Graph',
    [
      ['Audience', 'https://graph.microsoft.com'],
      ['Scopes', 'User.Read Mail.ReadWrite'],
    ],
  ],
  [
    'token-outlook',
    'sign-in',
    'Token for Outlook (IMAP, POP, SMTP)',
    [
      ['Audience', 'https://outlook.office.com'],
      ['Scopes', 'IMAP.AccessAsUser.All SMTP.Send'],
    ],
  ],
  ['signer', 'sign-in', 'Signed-in person', [['Expected', 'support@contoso.com']]],
  [
    'graph',
    'mailbox',
    'Graph access to the mailbox',
    [
      ['Mailbox', 'support@contoso.com'],
      ['Inbox', '60 messages, 7 unread'],
    ],
  ],
  [
    'imap',
    'mailbox',
    'IMAP access to the mailbox',
    [
      ['User name', 'support@contoso.com'],
      ['Messages', '60'],
    ],
  ],
  ['smtp', 'mailbox', 'SMTP sign-in for the mailbox', [['User name', 'support@contoso.com']]],
  ['smtp-from', 'mailbox', 'SMTP sending as the mailbox', [['Sender', 'support@contoso.com']]],
];

const checks: CheckView[] = ROWS.map(([id, group, title, facts], index) => ({
  id,
  group,
  title,
  verdict: 'passed',
  facts: facts.map(([label, value]) => ({ label, value })),
  problem: null,
  ms: 40 + ((index * 137) % 900),
  because: null,
  since: minutesAgo(60 * 24),
}));

const healthy: CheckRun = {
  startedAt: minutesAgo(2),
  endedAt: minutesAgo(2),
  reason: 'asked',
  wasCancelled: false,
  checks,
  changes: [],
  optional: ['graph-write', 'graph-send'],
};

/** Changes of single checks; what comes after `from` is skipped because of it. */
function change(changes: Partial<Record<CheckId, Partial<CheckView>>>): CheckView[] {
  return checks.map((check) => ({ ...check, ...changes[check.id] }));
}

const NOTHING: Partial<CheckView> = { facts: [], ms: null, since: null };
const waiting: Partial<CheckView> = { ...NOTHING, verdict: 'waiting' };
const running: Partial<CheckView> = { ...NOTHING, verdict: 'running' };
const skipped = (because: CheckId | null): Partial<CheckView> => ({
  ...NOTHING,
  verdict: 'skipped',
  because,
});

function doctor(run: CheckRun | null, changes: Partial<ConnectionView> = {}): AppState {
  const connection = connectionView({
    system: 'perfex-crm',
    systemName: 'Perfex CRM',
    registration: { ...registration, platform: 'web', redirectUri: 'https://crm.contoso.com/oauth/callback' },
    handover,
    checks: run,
    ...changes,
  });
  return appState({
    connections: [connection],
    selected: connection.id,
    place: { screen: 'connection', tab: 'checks', visit: 0 },
  });
}

/** As the setup ends: the hand-over is there, and the check goes on above it. */
function fresh(run: Partial<CheckRun>): AppState {
  const state = doctor({ ...healthy, ...run, reason: 'setup' });
  return { ...state, place: { ...state.place, tab: null } };
}

export const doctorScenes = {
  'setup-checking': fresh({
    endedAt: null,
    checks: change({
      secret: running,
      consent: waiting,
      'token-graph': waiting,
      'token-outlook': waiting,
      signer: waiting,
      graph: waiting,
      imap: waiting,
      smtp: waiting,
      'smtp-from': waiting,
    }),
  }),
  'setup-checked': fresh({}),
  'setup-check-failed': fresh({ checks: change({ imap: { verdict: 'failed', problem: imapOff } }) }),
  'doctor-never': doctor(null),
  'doctor-running': doctor({
    ...healthy,
    endedAt: null,
    optional: ['graph-write', 'graph-send'],
    checks: change({
      consent: running,
      secret: running,
      'token-graph': waiting,
      'token-outlook': waiting,
      signer: waiting,
      graph: waiting,
      imap: waiting,
      smtp: waiting,
      'smtp-from': waiting,
    }),
  }),
  'doctor-green': doctor(healthy),
  'doctor-warned': doctor({
    ...healthy,
    checks: change({ tls: { verdict: 'warned', problem: intercepted } }),
  }),
  'doctor-failed': doctor(
    {
      ...healthy,
      checks: change({
        imap: {
          verdict: 'failed',
          problem: imapOff,
          facts: [{ label: 'User name', value: 'support@contoso.com' }],
          since: minutesAgo(2),
        },
      }),
      changes: [
        {
          id: 'imap',
          isBetter: false,
          text: 'IMAP was switched off since yesterday.',
        },
      ],
    },
    { status: { kind: 'needs-you', problem: imapOff } },
  ),
  'doctor-wrong-client': doctor(
    {
      ...healthy,
      checks: change({
        app: { verdict: 'failed', problem: unknownApp },
        redirect: skipped('app'),
        secret: skipped('app'),
        refresh: skipped('app'),
        consent: skipped('app'),
        'token-graph': skipped('app'),
        'token-outlook': skipped('app'),
        signer: skipped('app'),
        graph: skipped('app'),
        imap: skipped('app'),
        smtp: skipped('app'),
        'smtp-from': skipped('app'),
      }),
    },
    {
      system: 'this-computer',
      systemName: 'This computer',
      registration,
      handover: null,
      status: { kind: 'needs-you', problem: unknownApp },
    },
  ),
  'doctor-skipped': doctor({
    ...healthy,
    checks: change({
      refresh: { verdict: 'failed', problem: problems.revoked },
      consent: skipped('refresh'),
      'token-graph': skipped('refresh'),
      'token-outlook': skipped('refresh'),
      signer: skipped('refresh'),
      graph: skipped('refresh'),
      imap: skipped('refresh'),
      smtp: skipped('refresh'),
      'smtp-from': skipped('refresh'),
    }),
  }),
  'doctor-cancelled': doctor({
    ...healthy,
    wasCancelled: true,
    checks: change({ imap: skipped(null), smtp: skipped(null), 'smtp-from': skipped(null) }),
  }),
} satisfies Record<string, AppState>;
