/** App states for every screen, made up for the harness. */
import type {
  AppState,
  ConnectionView,
  MailView,
  PracticeFailure,
  Problem,
  Registration,
  SetupStep,
  SetupView,
  UpkeepView,
} from '../../../preload/contract.ts';
import { DEFAULT_NETWORK_VIEW } from '../../../preload/default-network.ts';
import { DEFAULT_SETTINGS } from '../../../preload/default-settings.ts';
import { bootstrap, systems } from './systems.ts';

const TENANT = '6f5d2b1e-8c3a-4f7d-9b2e-1a2b3c4d5e6f';
const CLIENT = '2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23';

export const problems = {
  adminNeeded: {
    cause: 'admin-consent-required',
    title: 'An administrator has to agree first',
    text: 'Your company lets only administrators agree to what this app asks for.',
    who: 'admin',
    steps: [
      'Go to the Consent step and copy the message.',
      'Send it to an administrator.',
      'Sign in again once they have agreed.',
    ],
    repair: 'ask-admin',
    facts: {
      message: 'AADSTS90094: The grant requires admin permission.',
      code: 'AADSTS90094',
      error: 'access_denied',
      traceId: '11111111-2222-3333-4444-555555555555',
      correlationId: '66666666-7777-8888-9999-000000000000',
      at: '2026-11-21T09:01:00Z',
    },
  },
  revoked: {
    cause: 'password-changed-or-revoked',
    title: 'You have to sign in again',
    text: 'The password was changed, or an administrator ended the session.',
    who: 'user',
    steps: ['Press "Sign in again" and enter the present password.'],
    repair: 'sign-in-again',
    facts: {
      message: 'AADSTS50173: The provided grant has expired.',
      code: 'AADSTS50173',
      error: 'invalid_grant',
      at: '2026-11-21T09:01:00Z',
    },
  },
  offline: {
    cause: 'offline-or-dns',
    title: 'Microsoft cannot be reached',
    text: 'The network does not answer. Mail that was loaded before stays readable.',
    who: 'wait',
    steps: ['Check the network of this computer.'],
    repair: 'retry',
    facts: { message: 'getaddrinfo ENOTFOUND graph.microsoft.com', code: 'ENOTFOUND' },
  },
  notFound: {
    cause: 'tenant-not-found',
    title: 'This tenant does not exist',
    text: 'Microsoft knows no organisation under the tenant that was given.',
    note: 'What was given is neither a tenant ID nor a domain.',
    who: 'user',
    where: { label: 'Microsoft Entra admin center, Overview' },
    steps: ['Best use the tenant ID.'],
    repair: 'edit-registration',
    facts: { message: 'AADSTS90002: Tenant not found.', code: 'AADSTS90002', status: 400 },
  },
  redirect: {
    cause: 'redirect-uri-mismatch',
    title: 'The redirect URI is not the one in the registration',
    text: 'Microsoft sends people back only to addresses that are registered, letter by letter.',
    who: 'owner',
    steps: ['Copy the address below into the registration, under Authentication.', 'Rehearse again.'],
    repair: 'edit-registration',
    facts: { message: 'AADSTS50011: The redirect URI does not match.', code: 'AADSTS50011' },
  },
  spa: {
    cause: 'wrong-platform-spa',
    title: 'The redirect URI is registered as a web page',
    text: 'The redirect URI stands under "Single-page application", where a server cannot use it.',
    who: 'owner',
    steps: ['Remove it there and add it under "Web".', 'Save, wait a minute and rehearse again.'],
    repair: 'edit-registration',
    facts: { message: 'AADSTS9002327: Tokens may only be redeemed cross-origin.', code: 'AADSTS9002327' },
  },
  mayNotRegister: {
    cause: 'may-not-register-apps',
    title: 'This account may not read or change app registrations',
    text: 'Your organisation leaves app registrations to administrators.',
    who: 'admin',
    steps: ['Let an administrator sign in.'],
    facts: { message: 'Insufficient privileges to complete the operation.', status: 403 },
  },
  secret: {
    cause: 'secret-wrong-or-id-pasted',
    title: 'The client secret is not accepted',
    text: 'Microsoft does not know this secret for this registration.',
    who: 'owner',
    steps: ['Wait a minute and try again.', 'If it stays refused, discard it and make another one.'],
    facts: { message: 'AADSTS7000215: Invalid client secret provided.', code: 'AADSTS7000215' },
  },
  keyring: {
    cause: 'keyring-unavailable',
    title: 'Sign-ins are not kept after you close the app',
    text: 'This computer has no keyring that could encrypt them.',
    who: 'user',
    steps: ['Install gnome-keyring or KWallet.', 'Sign in to your desktop again and start the app.'],
    facts: { message: 'org.freedesktop.secrets was not provided by any .service files' },
  },
  settings: {
    cause: 'settings-damaged',
    title: 'Your settings could not be read',
    text: 'They were set aside and the app started with new ones.',
    who: 'app',
    steps: ['Connect your mailboxes again.'],
    facts: { message: 'Unexpected token } in JSON at position 402' },
  },
  unavailable: {
    cause: 'service-outage',
    title: 'The message could not be loaded',
    text: 'Microsoft answered with an error.',
    who: 'wait',
    steps: ['Try again in a minute.'],
    repair: 'retry',
    facts: { message: 'Service unavailable', status: 503 },
  },
} satisfies Record<string, Problem>;

export const registration: Registration = {
  clientId: CLIENT,
  tenant: TENANT,
  audience: 'AzureADMyOrg',
  platform: 'publicClient',
  redirectUri: 'http://localhost',
};

export function appState(changes: Partial<AppState> = {}): AppState {
  return {
    version: '0.1.0',
    runtime: 'electron 45.4.1',
    platform: 'linux',
    vault: { kind: 'keyring', backend: 'Secret Service' },
    notice: null,
    clouds: [
      { id: 'global', name: 'Microsoft 365 (worldwide)' },
      { id: 'usgov', name: 'Microsoft 365 US Government' },
      { id: 'china', name: 'Microsoft 365 operated by 21Vianet' },
    ],
    systems,
    setup: null,
    signIn: { phase: 'idle' },
    connections: [],
    errand: null,
    activityRevision: 0,
    selected: null,
    mail: null,
    transfers: [],
    practice: {
      tenantId: '0c8b7a69-5f4e-4d3c-8b2a-190f8e7d6c5b',
      tenantDomain: 'practice.example',
      clientId: 'f0e1d2c3-b4a5-4697-8899-aabbccddeeff',
      people: [
        {
          address: 'robin@practice.example',
          name: 'Robin Berg',
          password: 'practice-1',
          note: 'A normal user',
        },
        {
          address: 'kim@practice.example',
          name: 'Kim Okafor',
          password: 'practice-1',
          note: 'Must ask the administrator',
        },
        {
          address: 'admin@practice.example',
          name: 'Alex Admin',
          password: 'practice-1',
          note: 'May agree for everybody',
        },
        {
          address: 'support@practice.example',
          name: 'Support',
          password: '',
          note: 'A shared mailbox; Robin Berg may open it',
        },
      ],
      failures: PRACTICE_FAILURES,
    },
    place: { screen: 'connection', tab: null, visit: 0 },
    settings: { ...DEFAULT_SETTINGS, startAtLogin: true },
    network: DEFAULT_NETWORK_VIEW,
    diagnostics: { detailedUntil: null, hasEnded: false },
    ...changes,
  };
}

export function setupView(step: SetupStep, changes: Partial<SetupView> = {}): SetupView {
  return {
    id: 'setup-1',
    practice: false,
    step,
    system: 'this-computer',
    inputs: {},
    otherInputs: {},
    way: 'have-one',
    guidedDone: [],
    secretExpiresAt: null,
    mailbox: 'support@contoso.com',
    signer: 'support@contoso.com',
    cloud: 'global',
    discovery: {
      status: 'found',
      domain: 'contoso.com',
      cloud: 'global',
      cloudName: 'Microsoft 365 (worldwide)',
      accountType: 'work',
      tenantId: TENANT,
    },
    registration,
    hasSecret: false,
    consent: 'self',
    access: 'read-write',
    recordsConsent: false,
    offersAccess: true,
    permissions: [
      {
        name: 'Mail.ReadWrite',
        resource: 'graph',
        why: 'Reads the messages of the mailbox, and marks, moves and deletes them when you say so.',
        adminConsent: true,
      },
      { name: 'User.Read', resource: 'graph', why: 'Tells who signed in.', adminConsent: false },
      { name: 'openid profile email', resource: 'openid', why: 'Signs the person in.', adminConsent: false },
      {
        name: 'offline_access',
        resource: 'openid',
        why: 'Keeps the inbox up to date without asking for the password again.',
        adminConsent: false,
      },
    ],
    adminConsentUrl: `https://login.microsoftonline.com/${TENANT}/adminconsent?client_id=${CLIENT}&redirect_uri=http%3A%2F%2Flocalhost`,
    adminConsent: { status: 'none' },
    portalUrl: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
    plan: null,
    inputAdvice: {},
    guided: [],
    bootstrap,
    automatic: { phase: 'idle' },
    letter: null,
    proof: [],
    readBack: { visit: { phase: 'idle' }, comparison: null, problem: null },
    consentWatch: { status: 'off' },
    ...changes,
  };
}

export function upkeepView(changes: Partial<UpkeepView> = {}): UpkeepView {
  return {
    renewal: { phase: 'idle', hasNew: false },
    handedOver: [],
    asksExpiry: false,
    secretsUrl: `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/${CLIENT}`,
    bootstrap,
    ...changes,
  };
}

export function connectionView(changes: Partial<ConnectionView> = {}): ConnectionView {
  return {
    id: 'c1',
    system: 'this-computer',
    mailbox: 'support@contoso.com',
    signer: 'support@contoso.com',
    signedInAs: 'Dana Whitfield (support@contoso.com)',
    cloud: 'global',
    cloudName: 'Microsoft 365 (worldwide)',
    practice: false,
    registration,
    status: { kind: 'ok' },
    lastSync: new Date(Date.now() - 120_000).toISOString(),
    nextSync: new Date(Date.now() + 180_000).toISOString(),
    isMuted: false,
    inbox: { revision: 1, loaded: 60, hasMore: false, loading: 'none', unread: 7, total: 60 },
    canWrite: true,
    canAskToWrite: false,
    systemName: 'This computer',
    proof: [],
    handover: null,
    secret: null,
    drift: null,
    driftVisit: { phase: 'idle' },
    checks: null,
    upkeep: upkeepView(),
    ...changes,
  };
}

/** A few of each kind; one is on. */
const PRACTICE_FAILURES: PracticeFailure[] = [
  ['Network', 'The network is down', 'offline-or-dns', 'tenant'],
  ['Network', 'Something reads along and shows its own certificate', 'tls-intercepted', 'tenant'],
  ['Service', 'Microsoft asks to slow down', 'throttled', 'tenant'],
  ['Service', 'The sync position is lost', 'sync-state-expired', 'mailbox'],
  ['Mailbox', 'IMAP is switched off', 'imap-disabled-or-refused', 'mailbox'],
  ['Mailbox', 'Authenticated SMTP is switched off for the company', 'smtp-auth-disabled-tenant', 'tenant'],
  ['Tokens', 'An administrator ends the session', 'password-changed-or-revoked', 'signer'],
  ['Consent and policies', 'Conditional Access blocks the sign-in', 'conditional-access-blocked', 'signer'],
  ['Registration', 'The client secrets have expired', 'secret-expired', 'app'],
].map(([group = '', title = '', cause, about]) => ({
  id: title,
  group,
  title,
  cause: cause as PracticeFailure['cause'],
  about: about as PracticeFailure['about'],
  once: about === 'signer' && group === 'Tokens',
  on: title === 'Microsoft asks to slow down' ? [''] : [],
}));
const FOLDERS: [id: string, name: string, wellKnown: string | null, unread: number, parentId?: string][] = [
  ['inbox', 'Inbox', 'inbox', 7],
  ['f-projects', 'Projects', null, 2, 'inbox'],
  ['f-invoices', 'Invoices and delivery notes of this year', null, 0, 'inbox'],
  ['f-drafts', 'Drafts', 'drafts', 0],
  ['f-sent', 'Sent Items', 'sentitems', 0],
  ['f-archive', 'Archive', 'archive', 0],
  ['f-deleted', 'Deleted Items', 'deleteditems', 0],
  ['f-junk', 'Junk Email', 'junkemail', 12],
  ['f-clients', 'Clients', null, 1048],
];

/** The mail of connection c1, with the folders of an ordinary mailbox. */
export function mailView(changes: Partial<MailView> = {}): MailView {
  return {
    connectionId: 'c1',
    folders: FOLDERS.map(([id, name, wellKnown, unread, parentId = null]) => ({
      id,
      name,
      wellKnown,
      unread,
      total: unread + 20,
      parentId,
    })),
    hasMoreFolders: false,
    open: {
      folderId: 'inbox',
      revision: 1,
      loaded: 60,
      hasMore: false,
      loading: 'none',
      unread: 7,
      total: 60,
    },
    search: null,
    waitingUntil: null,
    ...changes,
  };
}

/** The ordinary folders, and so many more below one of them that there are `count` in all. */
export function manyFolders(count: number): MailView['folders'] {
  const { folders } = mailView();
  const more = Array.from({ length: count - folders.length }, (_, index) => ({
    id: `more-${index}`,
    name: `Client ${index + 1}`,
    wellKnown: null,
    unread: index % 7 === 0 ? 3 : 0,
    total: 20,
    parentId: index % 2 === 0 ? null : 'f-clients',
  }));
  return [...folders, ...more];
}
