/** Every screen and phase of the window, by name. */
import type { AppState, ConnectionView, Transfer } from '../../../preload/contract.ts';
import { doctorScenes } from './doctor-scenes.ts';
import { fleetScenes } from './fleet-scenes.ts';
import { settingsScenes } from './settings-scenes.ts';
import { appState, connectionView, mailView, manyFolders, problems, setupView } from './states.ts';
import { systemScenes } from './system-scenes.ts';

const startedAt = new Date(Date.now() - 42_000).toISOString();
const waiting = {
  phase: 'waiting',
  target: null,
  flow: 'window',
  host: 'login.microsoftonline.com',
  stalled: false,
  startedAt,
} as const;

function inbox(changes: Partial<ConnectionView> = {}, state: Partial<AppState> = {}): AppState {
  const others = [
    connectionView({ id: 'c2', mailbox: 'orders@fabrikam.example', status: { kind: 'paused' } }),
    connectionView({
      id: 'c3',
      mailbox: 'robin@practice.example',
      signer: 'robin@practice.example',
      practice: true,
      status: { kind: 'needs-you', problem: problems.revoked },
    }),
  ];
  return appState({ connections: [connectionView(changes), ...others], selected: 'c1', ...state });
}

const SEARCH = {
  text: 'rotterdam',
  folderId: 'inbox',
  status: 'done' as const,
  found: 0,
  revision: 1,
  problem: null,
};

function transfer(id: string, changes: Partial<Transfer>): Transfer {
  return {
    id,
    name: '',
    files: 1,
    saved: 0,
    bytes: 0,
    total: null,
    status: 'running',
    problem: null,
    ...changes,
  };
}

const TRANSFERS: AppState['transfers'] = [
  transfer('t1', { name: 'Rotterdam', files: 12, saved: 4, bytes: 18_400_000, total: 42_000_000 }),
  transfer('t2', { name: 'Invoice 2026-1187.pdf', saved: 1, bytes: 182_340, total: 182_340, status: 'done' }),
  transfer('t3', { name: 'Minutes.eml', status: 'failed', problem: problems.offline }),
];

export const scenes = {
  ...doctorScenes,
  ...systemScenes,
  ...fleetScenes,
  ...settingsScenes,
  welcome: appState(),
  'welcome-warnings': appState({
    vault: { kind: 'memory', backend: 'memory', problem: problems.keyring },
    notice: problems.settings,
  }),
  mailbox: appState({
    setup: setupView('mailbox', { mailbox: '', signer: '', discovery: { status: 'idle' } }),
  }),
  'mailbox-found': appState({ setup: setupView('mailbox') }),
  'mailbox-shared': appState({ setup: setupView('mailbox', { signer: 'dana@contoso.com' }) }),
  'mailbox-failed': appState({
    setup: setupView('mailbox', {
      discovery: { status: 'failed', domain: 'contoso.com', problem: problems.notFound },
    }),
  }),
  'mailbox-practice': appState({
    setup: setupView('mailbox', { practice: true, mailbox: '', signer: '', discovery: { status: 'idle' } }),
  }),
  registration: appState({
    setup: setupView('registration', {
      registration: { ...setupView('mailbox').registration, clientId: '' },
    }),
  }),
  'registration-web': appState({
    setup: setupView('registration', {
      hasSecret: true,
      registration: {
        ...setupView('mailbox').registration,
        platform: 'web',
        redirectUri: 'https://crm.contoso.com/oauth/callback',
      },
    }),
  }),
  'setup-practice': appState({
    setup: setupView('registration', {
      practice: true,
      mailbox: 'support@practice.example',
      signer: 'Robin@practice.example',
    }),
  }),
  'registration-practice': appState({ setup: setupView('registration', { practice: true }) }),
  permissions: appState({ setup: setupView('permissions') }),
  consent: appState({ setup: setupView('consent') }),
  'consent-admin': appState({ setup: setupView('consent', { consent: 'admin' }) }),
  'consent-failed': appState({
    setup: setupView('consent', {
      consent: 'admin',
      adminConsent: { status: 'failed', problem: problems.adminNeeded },
    }),
  }),
  'consent-granted': appState({
    setup: setupView('consent', { consent: 'admin', adminConsent: { status: 'granted' } }),
  }),
  'consent-running': appState({
    setup: setupView('consent', { consent: 'admin', adminConsent: { status: 'running' } }),
  }),
  'sign-in': appState({ setup: setupView('sign-in') }),
  'sign-in-waiting': appState({ setup: setupView('sign-in'), signIn: waiting }),
  'sign-in-stalled': appState({ setup: setupView('sign-in'), signIn: { ...waiting, stalled: true } }),
  'sign-in-device': appState({
    setup: setupView('sign-in'),
    signIn: {
      ...waiting,
      flow: 'device',
      host: '',
      device: {
        userCode: 'GR4BTXQ9Z',
        verificationUri: 'https://microsoft.com/devicelogin',
        expiresAt: new Date(Date.now() + 14 * 60_000).toISOString(),
      },
    },
  }),
  'sign-in-finishing': appState({
    setup: setupView('sign-in'),
    signIn: { phase: 'finishing', target: null },
  }),
  'sign-in-failed': appState({
    setup: setupView('sign-in'),
    signIn: { phase: 'failed', target: null, problem: problems.adminNeeded },
  }),
  inbox: inbox({}, { mail: mailView() }),
  'mail-search': inbox({}, { mail: mailView({ search: { ...SEARCH, found: 14 } }) }),
  'mail-search-nothing': inbox({}, { mail: mailView({ search: SEARCH }) }),
  'mail-search-failed': inbox(
    {},
    { mail: mailView({ search: { ...SEARCH, status: 'failed', problem: problems.offline } }) },
  ),
  'mail-many-folders': inbox({}, { mail: mailView({ folders: manyFolders(2000), hasMoreFolders: true }) }),
  'mail-read-only': inbox({ canWrite: false, canAskToWrite: true }, { mail: mailView() }),
  'mail-saving': inbox({}, { mail: mailView(), transfers: TRANSFERS }),
  'mail-100k': inbox(
    {},
    {
      mail: mailView({
        open: { ...mailView().open, loaded: 100_000, total: 100_000, unread: 2301 },
      }),
    },
  ),
  'inbox-long': inbox({
    inbox: { revision: 1, loaded: 20_000, hasMore: false, loading: 'none', unread: 2301, total: 20_000 },
  }),
  'inbox-more': inbox({
    inbox: { revision: 1, loaded: 60, hasMore: true, loading: 'none', unread: 7, total: 200 },
  }),
  'inbox-first': inbox({
    status: { kind: 'syncing' },
    lastSync: null,
    inbox: { revision: 0, loaded: 0, hasMore: false, loading: 'first', unread: 0, total: 0 },
  }),
  'inbox-empty': inbox({
    inbox: { revision: 1, loaded: 0, hasMore: false, loading: 'none', unread: 0, total: 0 },
  }),
  'inbox-needs-you': inbox({ status: { kind: 'needs-you', problem: problems.revoked } }),
  'inbox-offline': inbox({ status: { kind: 'offline', problem: problems.offline } }),
  'inbox-signing-in': inbox(
    { status: { kind: 'needs-you', problem: problems.revoked } },
    { signIn: { ...waiting, target: 'c1' } },
  ),
  'inbox-sign-in-failed': inbox({}, { signIn: { phase: 'failed', target: 'c1', problem: problems.revoked } }),
} satisfies Record<string, AppState>;

export type SceneName = keyof typeof scenes;
