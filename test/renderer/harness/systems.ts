/** Systems, plans and what follows from them, made up for the harness. */
import type {
  AutomaticView,
  BootstrapView,
  Drift,
  GuidedStep,
  Handover,
  Plan,
  Proof,
  RedirectComparison,
  RegistrationChange,
  SystemView,
} from '../../../preload/contract.ts';

export const CALLBACK = 'https://crm.contoso.com/admin/mailbox/oauth/callback?provider=outlook';
const PORTAL = 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps';

const domain = {
  id: 'domain',
  label: 'Domain of your Perfex CRM',
  hint: 'The name in the address bar, without https://',
  example: 'crm.contoso.com',
  kind: 'host',
  required: true,
} as const;

export const systems: SystemView[] = [
  system('custom', 'Any other system', 'Anything that signs in to a mailbox with OAuth 2.0', {
    inputs: [
      {
        id: 'callback',
        label: 'Redirect URI of the system',
        hint: 'Copy it from the settings page of your system; it may be called callback or reply URL',
        example: 'https://help.contoso.com/oauth/callback',
        kind: 'callback',
        required: true,
      },
      {
        id: 'platform',
        label: 'Platform',
        hint: 'It decides whether the product gets a client secret.',
        example: 'web',
        kind: 'choice',
        required: true,
        options: [
          {
            value: 'web',
            label: 'Web',
            text: 'A product on a server, with a field for a client secret.',
          },
          {
            value: 'publicClient',
            label: 'Mobile and desktop',
            text: 'A program on a computer or phone; it gets no client secret.',
          },
        ],
      },
      {
        id: 'protocols',
        label: 'What the product uses',
        hint: 'Choose only what it needs: each adds a permission that somebody has to agree to.',
        example: 'imap smtp',
        kind: 'choices',
        required: true,
        options: [
          { value: 'graph', label: 'Graph: read mail', text: 'It reads messages.' },
          { value: 'imap', label: 'IMAP', text: 'It reads the folders of the mailbox.' },
          { value: 'smtp', label: 'SMTP', text: 'It sends messages.' },
        ],
      },
    ],
  }),
  system('maxxton-mxts', 'Maxxton MXTS', 'Sends and reads guest mail in Customer Care'),
  system('oracle-b2c-service', 'Oracle B2C Service', 'Turns mail into incidents over POP'),
  system('orocrm', 'OroCRM / OroCommerce', 'Shows a mailbox in the CRM over IMAP and SMTP'),
  system('osticket', 'osTicket', 'Turns mail into tickets over IMAP or POP'),
  system('perfex-crm', 'Perfex CRM', 'Reads and answers mail inside the CRM', {
    inputs: [domain],
    notes: [
      'The part behind the question mark belongs to the address.',
      'The guide asks for the box "Access tokens"; it is not needed.',
      'Sign in as the mailbox that is to be connected.',
      'Fill in Tenant ID for a work or school account.',
    ],
  }),
  system('freescout', 'FreeScout', 'Turns mail into conversations'),
  system('this-computer', 'This computer', 'Reads the inbox in this app', {
    needsSecret: false,
    notes: ['Nothing has to be entered anywhere else.'],
  }),
];

function system(id: string, name: string, purpose: string, more: Partial<SystemView> = {}): SystemView {
  return { id, name, purpose, inputs: [], needsSecret: true, notes: [], ...more };
}

export const plan: Plan = {
  system: 'perfex-crm',
  redirectUri: CALLBACK,
  platform: 'web',
  audience: 'AzureADMyOrg',
  authority: 'https://login.microsoftonline.com/6f5d2b1e-8c3a-4f7d-9b2e-1a2b3c4d5e6f',
  permissions: [
    { name: 'Mail.ReadWrite', resource: 'Microsoft Graph', adminConsent: true, why: 'Files what was read.' },
    { name: 'Mail.Send', resource: 'Microsoft Graph', adminConsent: true, why: 'Sends the answers.' },
    {
      name: 'offline_access',
      resource: 'Sign-in',
      adminConsent: false,
      why: 'Works without signing in every hour.',
    },
  ],
  secret: { needed: true, months: 24 },
  fields: [],
  portal: [{ title: 'Register an application', url: `${PORTAL}/CreateApplicationBlade`, values: [] }],
};

export const guided: GuidedStep[] = [
  {
    id: 'register',
    title: 'Register an application',
    url: `${PORTAL}/CreateApplicationBlade`,
    instructions: [
      'Type the name.',
      'Choose the supported account types.',
      'Under Redirect URI choose Web and paste the address.',
      'Press Register.',
    ],
    values: [
      { label: 'Name', value: 'Perfex CRM mailbox' },
      {
        label: 'Supported account types',
        value: 'Accounts in this organizational directory only (Contoso only - Single tenant)',
      },
      { label: 'Platform', value: 'Web' },
      { label: 'Redirect URI', value: CALLBACK },
    ],
    why: 'Web, because Perfex CRM runs on a server and keeps a secret; "Single-page application" would refuse it.',
    result: 'The Overview page of the new registration opens.',
    asks: [],
  },
  {
    id: 'overview',
    title: 'Copy the two ids',
    url: `${PORTAL}/ApplicationMenuBlade/~/Overview`,
    instructions: ['Copy the Application (client) ID.', 'Copy the Directory (tenant) ID.'],
    values: [],
    why: null,
    result: 'Both ids stand on the Overview page; the Object ID between them is not needed.',
    asks: ['client-id', 'tenant'],
  },
  {
    id: 'secret',
    title: 'Make a client secret',
    url: `${PORTAL}/ApplicationMenuBlade/~/Credentials`,
    instructions: ['Press New client secret.', 'Choose 24 months and press Add.', 'Copy the column Value.'],
    values: [
      { label: 'Description', value: 'Perfex CRM' },
      { label: 'Expires', value: '730 days (24 months)' },
    ],
    why: 'The Value is the secret itself; the Secret ID is only its number.',
    result: 'The list shows one secret. Its Value is hidden once you leave the page.',
    asks: ['secret', 'secret-expiry'],
  },
  {
    id: 'permissions',
    title: 'Add the permissions',
    url: `${PORTAL}/ApplicationMenuBlade/~/CallAnAPI`,
    instructions: ['Press Add a permission, then Microsoft Graph, then Delegated permissions.'],
    values: [
      { label: 'Permission', value: 'Mail.ReadWrite' },
      { label: 'Permission', value: 'Mail.Send' },
      { label: 'Permission', value: 'offline_access' },
    ],
    why: null,
    result: 'The list shows the permissions, and User.Read, which was there before.',
    asks: [],
  },
];

export const bootstrap: BootstrapView = {
  clientId: '14d82eec-204b-4c2f-b7e8-296a70dab67e',
  clientName: 'Microsoft Graph Command Line Tools',
  scopes: [
    { name: 'Application.ReadWrite.All', why: 'Makes the registration, or repairs the one made earlier.' },
    { name: 'DelegatedPermissionGrant.ReadWrite.All', why: 'Gives the consent of your organisation.' },
  ],
};

const changes: RegistrationChange[] = [
  { id: 'audience', title: 'Who can sign in', before: 'Any organisation', after: 'Only this organisation' },
  { id: 'redirect', title: 'Redirect URI (Web)', before: CALLBACK.split('?')[0] ?? '', after: CALLBACK },
  { id: 'implicit', title: 'Implicit grant', before: 'Access tokens', after: null },
  { id: 'secret', title: 'Client secret', before: null, after: 'Valid for 24 months' },
];

export const automatic = {
  review: {
    phase: 'review',
    signedInAs: 'admin@contoso.com',
    existing: '2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23',
    changes,
  },
  working: {
    phase: 'working',
    done: ['App registration made', 'Redirect URI entered'],
    now: 'Making the client secret',
  },
  done: {
    phase: 'done',
    done: ['App registration made', 'Redirect URI entered', 'Client secret made', 'Consent given'],
    canUndo: true,
  },
} as const satisfies Record<string, AutomaticView>;

export const proof: Proof[] = [
  { item: 'client-id', verdict: 'proven', evidence: 'Microsoft knows this id in this tenant.' },
  { item: 'tenant', verdict: 'proven', evidence: 'The sign-in page of the tenant answered.' },
  {
    item: 'redirect-uri',
    verdict: 'failed',
    evidence: 'Microsoft did not accept the address that was sent.',
  },
  { item: 'platform', verdict: 'not-tested', evidence: 'The sign-in ended before it.' },
  { item: 'secret', verdict: 'not-tested', evidence: 'The sign-in ended before it.' },
  { item: 'permissions', verdict: 'not-tested', evidence: 'The sign-in ended before it.' },
  { item: 'consent', verdict: 'not-tested', evidence: 'The sign-in ended before it.' },
  { item: 'signer', verdict: 'not-tested', evidence: 'The sign-in ended before it.' },
];

export const proven: Proof[] = proof.map(({ item }) => ({
  item,
  verdict: 'proven',
  evidence: 'Microsoft accepted it.',
}));

export const foundDifference: RedirectComparison = {
  outcome: 'differs',
  text: 'The one sent lacks the slash before its question mark, and upper and lower case differ.',
  registration: 'Perfex CRM Mailbox',
  diff: {
    sent: [
      { text: 'https://crm.contoso.com/admin/mailbox/', differs: false },
      { text: 'oa', differs: true },
      { text: 'uth/callback', differs: false },
      { text: '', differs: true },
      { text: '?provider=outlook', differs: false },
    ],
    registered: [
      { text: 'https://crm.contoso.com/admin/mailbox/', differs: false },
      { text: 'OA', differs: true },
      { text: 'uth/callback', differs: false },
      { text: '/', differs: true },
      { text: '?provider=outlook', differs: false },
    ],
    reason: 'Upper and lower case differ in the path, and it counts there. The slashes in the path differ.',
  },
};

/** The rights of the sign-in that records consent as well. */
export const recordsConsent: BootstrapView = {
  clientId: '14d82eec-204b-4c2f-b7e8-296a70dab67e',
  clientName: 'Microsoft Graph Command Line Tools',
  scopes: [
    {
      name: 'Application.ReadWrite.All',
      why: 'Creates the app registration with its redirect URI, permissions and client secret, and reads it back later.',
    },
    {
      name: 'DelegatedPermissionGrant.ReadWrite.All',
      why: 'Records that your organisation agrees to the permissions listed above, and takes it back if you undo.',
    },
  ],
};

export const handover: Handover = {
  systemName: 'Perfex CRM',
  fields: [
    field('client-id', 'Client ID', '2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23'),
    { ...field('secret', 'Client Secret', ''), isSecret: true },
    field('tenant', 'Tenant ID', '6f5d2b1e-8c3a-4f7d-9b2e-1a2b3c4d5e6f'),
    { ...field('mailbox', 'Email', 'support@contoso.com'), where: 'Mailbox › Settings › Accounts' },
  ],
  afterwards: [
    'Press Save.',
    'Press Connect with Outlook.',
    'Sign in as support@contoso.com, the account you rehearsed with.',
  ],
  notes: ['Perfex CRM shows "Connected" even while the first import is still running.'],
  formats: ['json', 'env', 'ini', 'html'],
  canCopySecret: true,
};

function field(id: string, label: string, value: string) {
  return { id, label, value, isSecret: false, where: 'Setup › Settings › Mailbox › Outlook OAuth' };
}

export const drift: Drift[] = [
  {
    id: 'implicit',
    title: 'Implicit grant is switched on',
    text: 'The box "Access tokens" is ticked. Perfex CRM does not need it, and it weakens the registration.',
    canFix: true,
    portalUrl: `${PORTAL}/ApplicationMenuBlade/~/Authentication`,
  },
  {
    id: 'permission',
    title: 'A permission is missing',
    text: 'Mail.Send is not in the registration, so Perfex CRM cannot answer.',
    canFix: false,
    portalUrl: `${PORTAL}/ApplicationMenuBlade/~/CallAnAPI`,
  },
];

export const letter = `Hello,

I would like to connect the mailbox support@contoso.com to Perfex CRM. For that, our tenant needs an app registration.

What it may do, only in the name of the person who signs in:
- Mail.ReadWrite: files what was read. Reaches this one mailbox.
- Mail.Send: sends the answers.

To undo it, delete the registration under App registrations.`;
