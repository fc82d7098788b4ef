import { randomUUID } from 'node:crypto';
import type {
  Audience,
  CommandInput,
  Discovery,
  Setup,
  SetupStep,
  SetupView,
} from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';
import { adminConsentUrl, registrationPortalUrl } from '../registration/links.ts';
import { consentScopesFor, permissionsFor } from '../registration/permissions.ts';
import type { Result } from '../result.ts';
import { success } from '../result.ts';
import { vaultKeys } from './app-identity.ts';
import { PRACTICE_CLOUD, type PracticeHost } from './practice-host.ts';
import type { StateStore } from './state.ts';
import type { Store, Vault } from './types.ts';

/** Entra ignores the port of localhost, so this one URI serves the window and the system browser. */
const DESKTOP_REDIRECT = 'http://localhost';

export interface SetupDeps {
  store: Store;
  state: StateStore;
  vault: Vault;
  practice: PracticeHost;
  /** All clouds; the first is the default of a new setup. */
  clouds(): Cloud[];
  discover(address: string, signal: AbortSignal): Promise<Discovery>;
  /** Runs the admin-consent page and judges its answer. */
  grantAsAdmin(request: Parameters<typeof adminConsentUrl>[0], signal: AbortSignal): Promise<Result<null>>;
}

/** The wizard's state: every change is kept on disk at once, so closing and reopening resumes. */
export interface SetupService {
  start(practice: boolean): Promise<void>;
  update(patch: CommandInput<'setup.update'>): void;
  setSecret(secret: string): Promise<void>;
  goTo(step: SetupStep): void;
  discover(): Promise<Result<Discovery>>;
  grantAsAdmin(): void;
  discard(): Promise<void>;
  /** The setup became a connection: forget it but keep its vault entries, which are now the connection's. */
  finish(): void;
  current(): Setup | null;
  /** Shows what was kept from the last run. */
  restore(): Promise<void>;
}

export function createSetup(deps: SetupDeps): SetupService {
  const { store, state, vault, practice } = deps;
  let adminConsent: SetupView['adminConsent'] = { status: 'none' };
  let running: AbortController | null = null;

  const current = () => store.get('setup');
  const show = () =>
    state.update({ setup: viewOf(current(), adminConsent, deps.clouds()), practice: practice.view() });
  const keep = (setup: Setup | null) => {
    store.set('setup', setup);
    show();
  };
  const change = (patch: Partial<Setup>) => {
    const setup = current();
    if (setup) keep({ ...setup, ...patch });
  };
  const interrupt = () => {
    running?.abort();
    running = new AbortController();
    return running.signal;
  };

  return {
    current,
    async restore() {
      if (current()?.practice) await practice.open();
      // A search that was under way when the app ended is not under way now.
      if (current()?.discovery.status === 'searching') change({ discovery: { status: 'idle' } });
      show();
    },
    async start(isPractice) {
      const earlier = current();
      if (earlier) await vault.delete(vaultKeys.secret(earlier.id));
      if (isPractice) await practice.open();
      adminConsent = { status: 'none' };
      keep(newSetup(isPractice, isPractice ? PRACTICE_CLOUD.id : (deps.clouds()[0]?.id ?? 'global')));
    },
    update(patch) {
      const setup = current();
      if (setup) keep(merge(setup, patch));
    },
    async setSecret(secret) {
      const setup = current();
      if (!setup) return;
      if (secret) await vault.set(vaultKeys.secret(setup.id), secret);
      else await vault.delete(vaultKeys.secret(setup.id));
      change({ hasSecret: secret !== '' });
    },
    goTo: (step) => change({ step }),
    async discover() {
      const setup = current();
      if (!setup) return success({ status: 'idle' });
      const signal = interrupt();
      change({ discovery: { status: 'searching', domain: domainOf(setup.mailbox) } });
      const discovery = await deps.discover(setup.mailbox, signal);
      // Typed on in the meantime: a newer search owns the result.
      if (signal.aborted) return success(discovery);
      const latest = current();
      if (latest) keep(applyDiscovery(latest, discovery));
      return success(discovery);
    },
    grantAsAdmin() {
      const setup = current();
      const request = setup && consentRequest(setup, deps.clouds());
      if (!request) return;
      const signal = interrupt();
      adminConsent = { status: 'running' };
      show();
      void deps.grantAsAdmin(request, signal).then((result) => {
        if (signal.aborted) return;
        adminConsent = result.ok ? { status: 'granted' } : { status: 'failed', problem: result.problem };
        show();
      });
    },
    async discard() {
      const setup = current();
      running?.abort();
      if (setup) await vault.delete(vaultKeys.secret(setup.id));
      adminConsent = { status: 'none' };
      keep(null);
    },
    finish() {
      adminConsent = { status: 'none' };
      keep(null);
    },
  };
}

function newSetup(practice: boolean, cloud: string): Setup {
  return {
    id: randomUUID(),
    practice,
    step: 'mailbox',
    mailbox: '',
    signer: '',
    cloud,
    discovery: { status: 'idle' },
    registration: {
      clientId: '',
      tenant: '',
      audience: 'AzureADMyOrg',
      platform: 'publicClient',
      redirectUri: DESKTOP_REDIRECT,
    },
    hasSecret: false,
    consent: 'self',
  };
}

/** What was typed, merged; what depends on it follows. */
function merge(setup: Setup, patch: CommandInput<'setup.update'>): Setup {
  const { registration, mailbox, signer, cloud, consent } = patch;
  const merged: Setup = { ...setup, registration: mergeRegistration(setup, registration) };
  if (consent !== undefined) merged.consent = consent;
  if (cloud !== undefined) merged.cloud = cloud;
  if (signer !== undefined) merged.signer = signer;
  if (mailbox !== undefined && mailbox !== setup.mailbox) {
    merged.mailbox = mailbox;
    if (signer === undefined && setup.signer === setup.mailbox) merged.signer = mailbox;
    if (domainOf(mailbox) !== domainOf(setup.mailbox)) merged.discovery = { status: 'idle' };
  }
  return merged;
}

function mergeRegistration(
  setup: Setup,
  patch: CommandInput<'setup.update'>['registration'],
): Setup['registration'] {
  const { clientId, tenant, audience, platform, redirectUri } = patch ?? {};
  const before = setup.registration;
  const next = {
    clientId: clientId ?? before.clientId,
    tenant: tenant ?? before.tenant,
    audience: audience ?? before.audience,
    platform: platform ?? before.platform,
    redirectUri: redirectUri ?? before.redirectUri,
  };
  // A desktop registration has one right answer; nobody should have to type it.
  return next.platform === 'publicClient' ? { ...next, redirectUri: DESKTOP_REDIRECT } : next;
}

/** Fills in what the domain told, without overwriting what the person chose themselves. */
function applyDiscovery(setup: Setup, discovery: Discovery): Setup {
  if (discovery.status !== 'found') return { ...setup, discovery };
  const earlier = setup.discovery.status === 'found' ? setup.discovery.tenantId : undefined;
  const { tenant, audience } = setup.registration;
  const isOurs = tenant === '' || tenant === earlier;
  const personal: Audience = 'AzureADandPersonalMicrosoftAccount';
  return {
    ...setup,
    discovery,
    cloud: discovery.cloud,
    registration: {
      ...setup.registration,
      tenant: isOurs ? (discovery.tenantId ?? '') : tenant,
      audience: discovery.accountType === 'personal' && audience === 'AzureADMyOrg' ? personal : audience,
    },
  };
}

function viewOf(
  setup: Setup | null,
  adminConsent: SetupView['adminConsent'],
  clouds: Cloud[],
): SetupView | null {
  if (!setup) return null;
  const request = consentRequest(setup, clouds);
  const cloud = clouds.find(({ id }) => id === setup.cloud);
  return {
    ...setup,
    permissions: permissionsOf(setup),
    adminConsentUrl: request ? adminConsentUrl(request) : null,
    adminConsent,
    portalUrl: cloud ? registrationPortalUrl(cloud, setup.registration.clientId) : null,
  };
}

/** The permissions a setup needs. */
export function permissionsOf(setup: Pick<Setup, 'mailbox' | 'signer' | 'discovery'>) {
  const accountType = setup.discovery.status === 'found' ? setup.discovery.accountType : 'work';
  return permissionsFor({ mailbox: setup.mailbox, signer: setup.signer, accountType });
}

function consentRequest(setup: Setup, clouds: Cloud[]): Parameters<typeof adminConsentUrl>[0] | null {
  const cloud = clouds.find(({ id }) => id === setup.cloud);
  if (!cloud || !setup.registration.clientId) return null;
  return {
    cloud,
    tenant: setup.registration.tenant,
    clientId: setup.registration.clientId,
    redirectUri: setup.registration.redirectUri,
    scopes: consentScopesFor(permissionsOf(setup), cloud),
    state: setup.id,
  };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
