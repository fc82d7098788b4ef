/** The screens around a System's Registration, by name. */
import type { AppState, AutomaticView, ConnectionView, SetupView } from '../../../preload/contract.ts';
import { appState, connectionView, problems, registration, setupView } from './states.ts';
import {
  automatic,
  CALLBACK,
  drift,
  guided,
  handover,
  letter,
  plan,
  proof,
  proven,
  redirectDiff,
} from './systems.ts';

const webRegistration = { ...registration, platform: 'web', redirectUri: CALLBACK } as const;
const perfex: Partial<SetupView> = {
  system: 'perfex-crm',
  inputs: { domain: 'crm.contoso.com' },
  plan,
  guided,
  letter,
  registration: webRegistration,
};

function setup(step: SetupView['step'], changes: Partial<SetupView> = {}): AppState {
  return appState({ setup: setupView(step, { ...perfex, ...changes }) });
}

function byHand(id: string, changes: Partial<SetupView> = {}): AppState {
  const ids = guided.map((step) => step.id);
  return setup('registration', { way: 'by-hand', guidedDone: ids.slice(0, ids.indexOf(id)), ...changes });
}

function byItself(view: AutomaticView): AppState {
  return setup('registration', { way: 'by-itself', automatic: view });
}

const unsaid = { ...webRegistration, clientId: '', tenant: '' };

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

function connected(changes: Partial<ConnectionView> = {}): AppState {
  const view = connectionView({
    system: 'perfex-crm',
    systemName: 'Perfex CRM',
    registration: webRegistration,
    handover,
    proof: proven,
    secret: { expiresAt: inDays(700), daysLeft: 700, hasOlder: false },
    ...changes,
  });
  const own = connectionView({ id: 'c2', mailbox: 'orders@fabrikam.example' });
  return appState({ connections: [view, own], selected: 'c1' });
}

const withoutInbox = { inbox: null, lastSync: null, nextSync: null } as const;

export const systemScenes = {
  system: appState({ setup: setupView('system') }),
  'system-product': setup('system'),
  'system-incomplete': setup('system', {
    inputs: { domain: 'https://crm.contoso.com/admin' },
    plan: null,
    inputAdvice: { domain: 'Only the name of the server goes here: crm.contoso.com.' },
  }),
  'system-practice': setup('system', { practice: true }),
  'ways-have-one': setup('registration', { registration: unsaid }),
  'guided-first': byHand('register', { registration: unsaid }),
  'guided-ids': byHand('overview', { registration: unsaid }),
  'guided-secret': byHand('secret'),
  'guided-last': byHand('permissions', { hasSecret: true, secretExpiresAt: '2028-11-20T00:00:00Z' }),
  'guided-no-plan': setup('registration', { way: 'by-hand', plan: null, guided: [], letter: null }),
  'guided-audience': setup('registration', {
    way: 'by-hand',
    registration: { ...webRegistration, audience: 'AzureADandPersonalMicrosoftAccount' },
    plan: null,
    guided: [],
    letter: null,
    inputAdvice: {
      audience: 'With personal accounts allowed, the address must not contain a question mark.',
    },
  }),
  'automatic-idle': byItself({ phase: 'idle' }),
  'automatic-signing-in': byItself({
    phase: 'signing-in',
    host: 'login.microsoftonline.com',
    stalled: true,
  }),
  'automatic-reading': byItself({ phase: 'reading', signedInAs: 'admin@contoso.com' }),
  'automatic-review': byItself(automatic.review),
  'automatic-nothing': byItself({ ...automatic.review, changes: [] }),
  'automatic-working': byItself(automatic.working),
  'automatic-done': byItself(automatic.done),
  'automatic-failed': byItself({
    phase: 'failed',
    done: ['App registration made'],
    canUndo: true,
    problem: problems.adminNeeded,
  }),
  'by-admin': setup('registration', { way: 'by-admin', registration: unsaid }),
  rehearse: setup('sign-in', { hasSecret: true }),
  'rehearse-failed': appState({
    setup: setupView('sign-in', { ...perfex, hasSecret: true, proof, redirectDiff }),
    signIn: { phase: 'failed', target: null, problem: problems.redirect },
  }),
  handover: connected(),
  'handover-no-inbox': connected({
    ...withoutInbox,
    handover: { ...handover, canCopySecret: false },
    secret: { expiresAt: inDays(12), daysLeft: 12, hasOlder: false },
  }),
  'handover-expired': connected({
    ...withoutInbox,
    secret: { expiresAt: inDays(-3), daysLeft: -3, hasOlder: true },
    drift,
  }),
  'handover-date-unknown': connected({
    secret: { expiresAt: null, daysLeft: null, hasOlder: false },
    drift: [],
    proof: [],
  }),
} satisfies Record<string, AppState>;
