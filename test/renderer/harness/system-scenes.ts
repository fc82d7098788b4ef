/** The screens around a System's Registration, by name. */
import type {
  AppState,
  AutomaticView,
  ConnectionView,
  Proof,
  RenewalView,
  SetupView,
} from '../../../preload/contract.ts';
import { appState, connectionView, problems, registration, setupView, upkeepView } from './states.ts';
import {
  automatic,
  CALLBACK,
  drift,
  foundDifference,
  guided,
  handover,
  letter,
  plan,
  proof,
  proven,
  recordsConsent,
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

/** Renewing opens as a dialog over the registration; what it shows is in `upkeep.renewal`. */
function renewing(renewal: RenewalView, changes: Partial<ConnectionView> = {}): AppState {
  return connected({
    secret: { expiresAt: inDays(12), daysLeft: 12, hasOlder: false },
    upkeep: upkeepView({ renewal }),
    ...changes,
  });
}

const renewed: Partial<ConnectionView> = {
  secret: { expiresAt: inDays(730), daysLeft: 730, hasOlder: true },
};
const handedOver = [
  { how: 'copied', at: '2026-11-27T09:12:00Z', isOlder: false },
  { how: 'env', at: '2024-12-02T10:00:00Z', isOlder: true },
  { how: 'copied', at: '2024-12-01T15:30:00Z', isOlder: true },
] as const;

const unread = { visit: { phase: 'idle' }, comparison: null, problem: null } as const;

/** The address stands at the right place of the wrong platform. */
const wrongPlatform = proof.map((one): Proof => {
  if (one.item === 'platform')
    return {
      ...one,
      verdict: 'failed',
      evidence:
        'The redirect URI is registered under "Single-page application"; it belongs under "Web". (AADSTS9002327)',
    };
  const isLater = one.item === 'permissions' || one.item === 'secret' || one.item === 'signer';
  return isLater
    ? { ...one, verdict: 'not-tested', evidence: 'The sign-in ended before it.' }
    : { ...one, verdict: 'proven', evidence: 'Microsoft accepted it.' };
});

const withoutInbox = { inbox: null, lastSync: null, nextSync: null } as const;

export const systemScenes = {
  system: appState({ setup: setupView('system') }),
  'system-product': setup('system'),
  'system-incomplete': setup('system', {
    inputs: { domain: 'https://crm.contoso.com/admin' },
    plan: null,
    inputAdvice: { domain: 'Only the name of the server goes here: crm.contoso.com.' },
  }),
  'system-custom': setup('system', {
    system: 'custom',
    inputs: { callback: 'https://help.contoso.com/oauth/callback', platform: 'web', protocols: 'imap' },
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
  'automatic-consent': setup('registration', {
    way: 'by-itself',
    automatic: { phase: 'idle' },
    recordsConsent: true,
    bootstrap: recordsConsent,
  }),
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
    setup: setupView('sign-in', {
      ...perfex,
      hasSecret: true,
      proof,
      readBack: { ...unread, comparison: foundDifference },
    }),
    signIn: { phase: 'failed', target: null, problem: problems.redirect },
  }),
  'rehearse-compare': appState({
    setup: setupView('sign-in', { ...perfex, hasSecret: true, proof }),
    signIn: { phase: 'failed', target: null, problem: problems.redirect },
  }),
  'rehearse-reading': appState({
    setup: setupView('sign-in', {
      ...perfex,
      hasSecret: true,
      proof,
      readBack: {
        ...unread,
        visit: { phase: 'signing-in', host: 'login.microsoftonline.com', stalled: true },
      },
    }),
    signIn: { phase: 'failed', target: null, problem: problems.redirect },
  }),
  'rehearse-platform': appState({
    setup: setupView('sign-in', {
      ...perfex,
      hasSecret: true,
      proof: wrongPlatform,
      readBack: {
        ...unread,
        comparison: {
          outcome: 'platform',
          diff: null,
          text: 'The address is right, but it stands under “Single-page application”. Remove it there and add it under “Web”.',
          registration: 'Perfex CRM Mailbox',
        },
      },
    }),
    signIn: { phase: 'failed', target: null, problem: problems.spa },
  }),
  'rehearse-unread': appState({
    setup: setupView('sign-in', {
      ...perfex,
      hasSecret: true,
      proof,
      readBack: { ...unread, problem: problems.mayNotRegister },
    }),
    signIn: { phase: 'failed', target: null, problem: problems.redirect },
  }),
  'rehearse-waiting': appState({
    setup: setupView('sign-in', {
      ...perfex,
      hasSecret: true,
      consentWatch: { status: 'waiting', nextLook: new Date(Date.now() + 60_000).toISOString() },
    }),
    signIn: { phase: 'failed', target: null, problem: problems.adminNeeded },
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
  'drift-signing-in': connected({
    ...withoutInbox,
    driftVisit: { phase: 'signing-in', host: 'login.microsoftonline.com', stalled: false },
    drift,
  }),
  'drift-working': connected({ ...withoutInbox, driftVisit: { phase: 'working' }, drift: null }),
  'renew-begin': renewing({ phase: 'idle', hasNew: false }),
  'renew-signing-in': renewing({
    phase: 'signing-in',
    purpose: 'renew',
    host: 'login.microsoftonline.com',
    stalled: true,
  }),
  'renew-working': renewing({
    phase: 'working',
    purpose: 'renew',
    done: ['Made a new client secret'],
    now: 'Prove it with Microsoft',
  }),
  'renew-unproven': renewing({ phase: 'rehearse', problem: problems.revoked }),
  'renew-kept': renewing({ phase: 'idle', hasNew: true }),
  'renew-failed': renewing({
    phase: 'failed',
    purpose: 'renew',
    done: ['Made a new client secret'],
    problem: problems.secret,
    hasNew: true,
  }),
  'renew-done': renewing(
    { phase: 'done', purpose: 'renew', done: ['Made a new client secret', 'Proved it with Microsoft'] },
    {
      ...renewed,
      upkeep: upkeepView({
        renewal: {
          phase: 'done',
          purpose: 'renew',
          done: ['Made a new client secret', 'Proved it with Microsoft'],
        },
        handedOver: handedOver.slice(1),
      }),
    },
  ),
  'older-secret': connected({ ...renewed, upkeep: upkeepView({ handedOver: [...handedOver] }) }),
  'older-choose': connected({
    ...renewed,
    upkeep: upkeepView({
      renewal: {
        phase: 'choose',
        secrets: [
          {
            keyId: '7a1c2b3d-0000-4000-8000-000000000001',
            name: 'Perfex CRM mailbox (made by Mailbox Connector)',
            hint: 'Abc',
            expiresAt: inDays(12),
            kind: 'older',
          },
          {
            keyId: '7a1c2b3d-0000-4000-8000-000000000002',
            name: '',
            hint: 'x7Q',
            expiresAt: inDays(90),
            kind: 'maybe-in-use',
          },
        ],
      },
    }),
  }),
  'expiry-question': connected({
    secret: { expiresAt: null, daysLeft: null, hasOlder: false },
    upkeep: upkeepView({ asksExpiry: true }),
  }),
} satisfies Record<string, AppState>;
