/**
 * Stands in for the preload's bridge in a plain browser: `?scene=` chooses the state, commands are
 * recorded and answered the way main would, as far as a screen needs it.
 */
import { changeOf } from '../../../preload/changes.ts';
import type {
  AppState,
  CommandInput,
  CommandName,
  CommandResult,
  ConnectorBridge,
  Imported,
  Problem,
  StateUpdate,
} from '../../../preload/contract.ts';
import { doctorAnswers } from './doctor-answers.ts';
import { message, summary } from './messages.ts';
import { type SceneName, scenes } from './scenes.ts';
import { AUTHORITY, LOG, SETTINGS_FILE } from './settings-scenes.ts';
import { problems, setupView } from './states.ts';

type Listener = (update: StateUpdate) => void;
export interface SentCommand {
  name: CommandName;
  input: unknown;
}
type Answer = (input: never) => unknown;

/** What a test may look at and steer. */
export interface HarnessControls {
  /** Shows the app anew in this scene. */
  show(scene: SceneName): void;
  /** Takes the app away; `show` brings it back. */
  clear(): void;
  /** Forgets everything and is in this scene; the app must not be there meanwhile. */
  reset(scene: SceneName): void;
  sent: SentCommand[];
  state: AppState;
  setState(change: (state: AppState) => AppState): void;
  /** What `mail.list` answers once `arrived` newer messages have come. */
  listed(input: ListInput, arrived: number): unknown;
  /** Answers a command by hand; a rejected promise rejects it. */
  answer(name: CommandName, answer: Answer): void;
  /** Lets a command fail with the harness's problem of this name. */
  fail(name: CommandName, problem: keyof typeof problems): void;
}

const listeners = new Set<Listener>();
const answers = new Map<CommandName, Answer>();
const failures = new Map<CommandName, Problem>();

const harness: HarnessControls = {
  show: () => {},
  clear: () => {},
  reset(scene) {
    for (const kept of [listeners, answers, failures]) kept.clear();
    harness.sent = [];
    harness.state = structuredClone(scenes[scene]);
  },
  sent: [],
  listed,
  state: structuredClone(scenes[sceneName()]),
  setState(change) {
    const before = harness.state;
    harness.state = structuredClone(change(before));
    const news = changeOf(before, harness.state);
    if (news) tell({ revision: ++revision, change: news });
  },
  answer: (name, answer) => answers.set(name, answer),
  fail: (name, problem) => failures.set(name, problems[problem]),
};

let revision = 0;
function tell(update: StateUpdate): void {
  for (const listener of listeners) listener(update);
}

function sceneName(): keyof typeof scenes {
  const name = new URLSearchParams(location.search).get('scene') ?? 'welcome';
  if (name in scenes) return name as keyof typeof scenes;
  throw new Error(`No scene is called ${name}.`);
}

function patchSetup(change: object): void {
  harness.setState((state) => ({ ...state, setup: state.setup && { ...state.setup, ...change } }));
}

const IMPORTED: Imported = {
  clientId: '2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23',
  tenant: 'common',
  redirectUri: 'https://login.microsoftonline.com/common/oauth2/nativeclient',
  mailbox: 'support@contoso.com',
  hasSecret: true,
  system: 'custom',
  warnings: [
    'The redirect URI …/oauth2/nativeclient no longer works: since 2026 Microsoft sends people on to a "wrong place" page. Use http://localhost.',
    'offline_access is missing in the scopes: somebody would have to sign in again every hour.',
  ],
};

const SCRIPTS: Record<string, string> = {
  az: '#!/usr/bin/env bash\nset -euo pipefail\n\naz rest --method POST --url https://graph.microsoft.com/v1.0/applications --headers Content-Type=application/json',
  powershell:
    'Connect-MgGraph -Scopes Application.ReadWrite.All\n$app = New-MgApplication -DisplayName "Perfex CRM mailbox"',
};

type ListInput = Pick<CommandInput<'mail.list'>, 'offset' | 'limit'> & Partial<CommandInput<'mail.list'>>;

/** Rows of the list on screen after `arrived` newer messages, whose numbers are below zero. */
function listed({ offset, limit, folderId, view }: ListInput, arrived: number) {
  const { mail, connections, selected } = harness.state;
  const inbox = connections.find(({ id }) => id === selected)?.inbox;
  const shown = mail?.open ?? inbox;
  const search = folderId === 'search' ? mail?.search : null;
  const loaded = search ? search.found : (shown?.loaded ?? 0);
  const step = view?.grouped ? 3 : 1;
  const total = view && view.filters.length > 0 ? Math.ceil(loaded / 9) : Math.ceil(loaded / step);
  const count = Math.max(0, Math.min(limit, total - offset));
  const items = Array.from({ length: count }, (_, index) => {
    const thread = view?.grouped && index % 2 === 0 ? { count: 3, unread: 1, isExpanded: false } : null;
    return { ...summary(offset + index - arrived), thread, isInThread: false };
  });
  return { revision: (search ?? shown)?.revision ?? 0, total, items };
}

const defaults: Partial<Record<CommandName, (input: never) => unknown>> = {
  ...doctorAnswers,
  'setup.update': ({ registration, ...rest }: { registration?: object }) => {
    const setup = harness.state.setup;
    patchSetup({ ...rest, registration: { ...setup?.registration, ...registration } });
  },
  'setup.start': ({ practice }: { practice: boolean }) =>
    harness.setState((state) => ({ ...state, setup: setupView('system', { practice, id: 'setup-anew' }) })),
  'setup.import': () => {
    harness.setState((state) => ({ ...state, setup: setupView('system') }));
    return IMPORTED;
  },
  'admin.script': ({ kind }: { kind: string }) => ({ text: SCRIPTS[kind] }),
  'admin.saveRequest': () => ({ saved: true }),
  'admin.saveResponse': () => ({ saved: true }),
  'admin.openRequest': () => ({ opened: false }),
  'admin.openResponse': () => ({ opened: false }),
  'handover.export': () => ({ saved: true }),
  'secret.exportCalendar': () => ({ saved: true }),
  'setup.goTo': (input: object) => patchSetup(input),
  'setup.setSecret': ({ secret }: { secret: string }) => patchSetup({ hasSecret: secret !== '' }),
  'setup.discard': () => harness.setState((state) => ({ ...state, setup: null })),
  'setup.discover': () => {
    const domain = harness.state.setup?.mailbox.split('@')[1] ?? '';
    const found = {
      status: 'found',
      domain,
      cloud: 'global',
      cloudName: 'Microsoft 365 (worldwide)',
      accountType: 'work',
    };
    patchSetup({ discovery: found });
    return found;
  },
  'mail.list': (input: ListInput) => listed(input, 0),
  'mail.ids': ({ offset, limit }: ListInput) =>
    Array.from({ length: limit }, (_, index) => summary(offset + index).id),
  'mail.change': ({ change }: CommandInput<'mail.change'>) => ({ done: change.ids.length, failed: null }),
  'mail.undo': () => ({ done: 1, failed: null }),
  'attachment.save': () => ({ started: true }),
  'attachment.saveAll': () => ({ started: true }),
  'message.save': () => ({ started: true }),
  'mail.message': ({ messageId }: { messageId: string }) => message(messageId),
  'connection.select': ({ connectionId }: { connectionId: string | null }) =>
    harness.setState((state) => ({
      ...state,
      selected: connectionId,
      place: { ...state.place, screen: 'connection', tab: null },
    })),
  'place.go': ({ connectionId, ...place }: CommandInput<'place.go'>) =>
    harness.setState((state) => ({
      ...state,
      selected: connectionId ?? state.selected,
      place: { ...place, visit: state.place.visit + 1 },
    })),
  'fleet.read': ({ text }: CommandInput<'fleet.read'>) => ({
    columns: [],
    unknownDomains: [],
    rows: text.split('\n').map((row, index) => ({
      line: index + 1,
      name: '',
      mailbox: row.split(',')[0] ?? '',
      signer: row.split(',')[1] ?? row,
      verdict: row.includes('@') ? (row.includes('gmial') ? 'warned' : 'ready') : 'refused',
      notes: row.includes('@')
        ? row.includes('gmial')
          ? ['Did you mean gmail.com?']
          : []
        : [`The mailbox “${row}” has no @.`],
    })),
  }),
  'activity.list': () => ({
    hasMore: true,
    entries: [
      ['mail', 'Synced: 3 new'],
      ['recovery', 'Works again after “You have to sign in again”'],
      ['sign-in', 'Signed in as dana@contoso.com'],
      ['trouble', 'You have to sign in again'],
      ['check', 'Checked: all 17 fine'],
      ['trouble', 'Microsoft asked to wait 30 s'],
      ['sign-in', 'Token for Graph refreshed'],
      ['change', 'Client secret valid until 2028-11-27'],
    ].map(([kind, text], index) => ({
      at: new Date(Date.now() - index * 5 * 3_600_000).toISOString(),
      connectionId: 'm0',
      mailbox: 'support@contoso.com',
      kind,
      text,
    })),
  }),
  'vault.closeNotice': () =>
    harness.setState((state) => ({ ...state, vault: { ...state.vault, isNoticeClosed: true } })),
  'storage.test': () => ({ works: true, ms: 38 }),
  'fleet.openFile': () => ({ text: null }),
  'fleet.add': () => ({ added: 2 }),
  'fleet.look': ({ ready: { system, ...values } }: CommandInput<'fleet.look'>) => ({
    values: { ...values, mailbox: '', signer: '' },
    others: [],
    offersAccess: system === 'this-computer',
    hasSecret: false,
    inputAdvice: {},
    permissions: [{ name: 'Mail.ReadWrite', resource: 'graph', why: '', adminConsent: false }],
    needsSignIn: false,
  }),
  'settingsFile.open': () => SETTINGS_FILE,
  'settingsFile.save': () => ({ saved: true }),
  'settingsFile.apply': () => ({ added: 1 }),
  'diagnostics.readLog': () => ({ text: LOG }),
  'diagnostics.setDetailed': ({ on }: CommandInput<'diagnostics.setDetailed'>) =>
    harness.setState((state) => ({
      ...state,
      diagnostics: { detailedUntil: on ? '2026-11-28T09:30:00.000Z' : null, hasEnded: false },
    })),
  'network.setProxy': ({ proxy, password }: CommandInput<'network.setProxy'>) =>
    harness.setState((state) => ({
      ...state,
      network: { ...state.network, proxy, hasPassword: Boolean(password) },
    })),
  'network.readAuthorities': ({ text }: CommandInput<'network.readAuthorities'>) =>
    text.includes('BEGIN CERTIFICATE')
      ? { authorities: [{ ...AUTHORITY, isKnown: false }], trouble: null }
      : { authorities: [], trouble: 'There is no certificate in this. Ask for it as PEM or Base-64.' },
  'settings.update': (input: object) =>
    harness.setState((state) => ({ ...state, settings: { ...state.settings, ...input } })),
};

const bridge: ConnectorBridge = {
  async send(name, input) {
    harness.sent.push({ name, input: structuredClone(input) });
    const problem = failures.get(name);
    if (problem) return { ok: false, problem };
    const answer = answers.get(name) ?? defaults[name];
    const value = await answer?.(structuredClone(input) as never);
    return { ok: true, value: value ?? null } as CommandResult<typeof name>;
  },
  onState(listener) {
    listeners.add(listener);
    tell({ revision: ++revision, whole: harness.state });
    return () => listeners.delete(listener);
  },
};

Object.assign(window, { connector: bridge, harness });
