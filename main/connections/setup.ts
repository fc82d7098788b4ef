import type { CommandInput, Discovery, Setup, SetupStep } from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';
import type { AdminConsentRequest } from '../registration/links.ts';
import { type Result, success } from '../result.ts';
import { vaultKeys } from './app-identity.ts';
import { PRACTICE_CLOUD, type PracticeHost } from './practice-host.ts';
import { applyDiscovery, domainOf, mergeSetup, newSetup } from './setup-draft.ts';
import { consentRequestOf, NO_MOMENTS, type SetupMoments, viewOfSetup } from './setup-view.ts';
import type { StateStore } from './state.ts';
import type { Store, Vault } from './types.ts';

export interface SetupDeps {
  store: Store;
  state: StateStore;
  vault: Vault;
  practice: PracticeHost;
  /** All clouds; the first is the default of a new setup. */
  clouds(): Cloud[];
  discover(address: string, signal: AbortSignal): Promise<Discovery>;
  /** Runs the admin-consent page and judges its answer. */
  grantAsAdmin(request: AdminConsentRequest, signal: AbortSignal): Promise<Result<null>>;
}

/** The wizard's state: every change is kept on disk at once, so closing and reopening resumes. */
export interface SetupService {
  /** `from`: values of an imported configuration or of a colleague's request. */
  start(practice: boolean, from?: Partial<Setup>): Promise<void>;
  update(patch: CommandInput<'setup.update'>): void;
  setSecret(secret: string): Promise<void>;
  goTo(step: SetupStep): void;
  discover(): Promise<Result<Discovery>>;
  grantAsAdmin(): void;
  /** Closes the consent page. */
  cancelGrant(): void;
  discard(): Promise<void>;
  /** The setup became a connection: forget it but keep its vault entries, which are now the connection's. */
  finish(): void;
  current(): Setup | null;
  /** Shows what is known for this run only: how a registration by itself goes on, what a rehearsal proved. */
  note(moments: Partial<SetupMoments>): void;
  /** Shows what was kept from the last run. */
  restore(): Promise<void>;
}

export function createSetup(deps: SetupDeps): SetupService {
  const { store, state, vault, practice, clouds } = deps;
  let moments = NO_MOMENTS;
  let running: AbortController | null = null;

  const current = () => store.get('setup');
  const show = () => {
    const setup = current();
    state.update({ setup: setup && viewOfSetup(setup, moments, clouds()), practice: practice.view() });
  };
  const keep = (setup: Setup | null) => {
    store.set('setup', setup);
    show();
  };
  const change = (patch: Partial<Setup>) => {
    const setup = current();
    if (setup) keep({ ...setup, ...patch });
  };
  const note = (news: Partial<SetupMoments>) => {
    moments = { ...moments, ...news };
    show();
  };
  const interrupt = () => {
    running?.abort();
    running = new AbortController();
    return running.signal;
  };
  const forget = () => {
    running?.abort();
    moments = NO_MOMENTS;
    const setup = current();
    if (!setup) return;
    void vault.delete(vaultKeys.request(setup.id));
    void vault.delete(vaultKeys.requestId(setup.id));
  };

  return {
    current,
    note,
    async restore() {
      if (current()?.practice) await practice.open();
      // A search that was under way when the app ended is not under way now.
      if (current()?.discovery.status === 'searching') change({ discovery: { status: 'idle' } });
      show();
    },
    async start(isPractice, from = {}) {
      const earlier = current();
      forget();
      if (earlier) await vault.delete(vaultKeys.secret(earlier.id));
      if (isPractice) await practice.open();
      const cloud = isPractice ? PRACTICE_CLOUD.id : (clouds()[0]?.id ?? 'global');
      keep({ ...newSetup(isPractice, cloud), ...from });
    },
    update(patch) {
      const setup = current();
      if (setup) keep(mergeSetup(setup, patch, clouds()));
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
      if (latest) keep(mergeSetup(applyDiscovery(latest, discovery, clouds()), {}, clouds()));
      return success(discovery);
    },
    grantAsAdmin() {
      const setup = current();
      const request = setup && consentRequestOf(setup, clouds());
      if (!request) return;
      const signal = interrupt();
      note({ adminConsent: { status: 'running' } });
      void deps.grantAsAdmin(request, signal).then((result) => {
        if (signal.aborted) return;
        note({
          adminConsent: result.ok ? { status: 'granted' } : { status: 'failed', problem: result.problem },
        });
      });
    },
    cancelGrant() {
      if (moments.adminConsent.status !== 'running') return;
      running?.abort();
      note({ adminConsent: { status: 'none' } });
    },
    async discard() {
      const setup = current();
      forget();
      if (setup) await vault.delete(vaultKeys.secret(setup.id));
      keep(null);
    },
    finish() {
      forget();
      keep(null);
    },
  };
}
