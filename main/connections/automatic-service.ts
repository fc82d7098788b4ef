import type { AutomaticView, Problem, Setup } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { AuthUi, Cloud } from '../identity/types.ts';
import type { Net } from '../net/types.ts';
import {
  type Applied,
  type Automatic,
  createAutomatic,
  type Review,
} from '../registration/automatic/automatic.ts';
import { BOOTSTRAP, BOOTSTRAP_WITH_CONSENT } from '../registration/automatic/bootstrap.ts';
import { specFromPlan } from '../registration/automatic/spec.ts';
import type { UndoRecord } from '../registration/automatic/undo-record.ts';
import { registrationName } from '../registration/guided-steps.ts';
import { failure, type Result } from '../result.ts';
import { type BootstrapSession, createBootstrapSession } from './bootstrap-session.ts';
import type { SetupService } from './setup.ts';
import { planOfSetup } from './setup-draft.ts';
import { systemOf } from './sheet.ts';
import type { StateStore } from './state.ts';

export interface AutomaticDeps {
  net: Net;
  clock: Clock;
  ui: AuthUi;
  clouds(): Cloud[];
  diagnose(evidence: Evidence): Problem;
  setup: SetupService;
  state: StateStore;
}

/** "By itself": an administrator signs in once, sees what would change, and the app does it. */
export interface AutomaticService {
  start(): Promise<void>;
  apply(): Promise<void>;
  undo(): Promise<void>;
  /** Ends whatever is under way; what was made stays, and can be undone while the setup is open. */
  cancel(): void;
  /** The administrator who is still signed in, with what they may do; null once the setup is over. */
  errand(): { engine: Automatic } | null;
}

interface Errand {
  setupId: string;
  session: BootstrapSession;
  engine: Automatic;
  /** Of what is under way now. */
  controller: AbortController;
  review: Review | null;
}

export function createAutomaticService(deps: AutomaticDeps): AutomaticService {
  const { setup, state } = deps;
  let errand: Errand | null = null;
  /** How to take back what was made so far, by all runs for one setup: also by one that failed half-way. */
  let made: { setupId: string; undo: UndoRecord } | null = null;
  const undoOf = ({ setupId }: Errand) => (made?.setupId === setupId ? made.undo : null);

  const show = (automatic: AutomaticView) => setup.note({ automatic });
  const failed = (problem: Problem, done: string[]) =>
    show({ phase: 'failed', problem, done, canUndo: errand !== null && undoOf(errand) !== null });
  const end = async () => {
    const ended = errand;
    errand = null;
    ended?.controller.abort();
    await ended?.session.end();
  };
  // The administrator's sign-in is for this setup and lives no longer.
  state.subscribe((now) => {
    if (errand && now.setup?.id !== errand.setupId) void end();
  });

  return {
    async start() {
      await end();
      const current = setup.current();
      const begun = current && beginErrand(deps, current);
      if (!begun) return;
      errand = begun;
      const { session, controller } = begun;
      const { signal } = controller;
      show({ phase: 'signing-in', host: '', stalled: false });
      const account = await session.signIn({
        signal,
        onHost: (host, stalled) => signal.aborted || show({ phase: 'signing-in', host, stalled }),
      });
      if (signal.aborted) return;
      if (!account.ok) return void failed(account.problem, []);
      const signedInAs = account.value.username;
      show({ phase: 'reading', signedInAs });
      const review = await reviewOf(deps, begun, current);
      if (signal.aborted) return;
      if (!review.ok) return void failed(review.problem, []);
      begun.review = review.value;
      const { existing, changes } = review.value;
      show({ phase: 'review', signedInAs, existing, changes });
    },

    async apply() {
      const begun = errand;
      if (!begun?.review) return;
      const { engine, review } = begun;
      const { signal } = begun.controller;
      const earlier = undoOf(begun);
      let steps: string[] = [];
      show({ phase: 'working', done: [], now: '' });
      const result = await engine.apply(review, {
        signal,
        ...(earlier ? { earlier } : {}),
        onProgress(done, now) {
          steps = done;
          if (!signal.aborted) show({ phase: 'working', done, now });
        },
      });
      if (errand !== begun) return;
      const undo = result.ok ? result.value.undo : result.undo;
      made = undo && { setupId: begun.setupId, undo };
      if (!result.ok) return void failed(signal.aborted ? stopped(deps) : result.problem, steps);
      await keepRegistration(setup, result.value);
      if (review.spec.grantsConsent) setup.note({ adminConsent: { status: 'granted' } });
      show({ phase: 'done', done: steps, canUndo: true });
    },

    async undo() {
      const begun = errand;
      const record = begun && undoOf(begun);
      if (!begun || !record) return;
      begun.controller = new AbortController();
      show({ phase: 'working', done: [], now: 'Undoing' });
      const result = await begun.engine.undo(record, begun.controller.signal);
      if (errand !== begun) return;
      if (!result.ok) return void failed(result.problem, []);
      made = null;
      setup.update({ registration: { clientId: '' }, secretExpiresAt: null });
      await setup.setSecret('');
      setup.note({ adminConsent: { status: 'none' } });
      await end();
      show({ phase: 'idle' });
    },

    cancel() {
      // Half-way through, the sign-in is needed once more: for taking back what was made.
      if (state.get().setup?.automatic.phase === 'working') return void errand?.controller.abort();
      void end();
      show({ phase: 'idle' });
    },

    errand: () => errand && { engine: errand.engine },
  };
}

function beginErrand(deps: AutomaticDeps, current: Setup): Errand | null {
  const cloud = deps.clouds().find(({ id }) => id === current.cloud);
  if (!cloud) return null;
  const session = createBootstrapSession(deps, {
    cloud: current.cloud,
    tenant: current.registration.tenant,
    client: current.recordsConsent ? BOOTSTRAP_WITH_CONSENT : BOOTSTRAP,
  });
  const engine = createAutomatic({ ...deps, cloud, token: session.token });
  const controller = new AbortController();
  return { setupId: current.id, session, engine, controller, review: null };
}

/** What was made so far stays, and is not lost. */
function stopped({ diagnose }: AutomaticDeps): Problem {
  return {
    ...diagnose({ source: 'app', facts: { message: 'Stopped before it was finished.' } }),
    title: 'You stopped it half-way',
    text: 'What was made until then is listed below. Trying again goes on from there; undoing takes it back.',
    who: 'user',
    steps: [],
  };
}

async function reviewOf(deps: AutomaticDeps, begun: Errand, current: Setup): Promise<Result<Review>> {
  const made = planOfSetup(deps.setup.current() ?? current, deps.clouds());
  if (!made?.ok)
    return failure(deps.diagnose({ source: 'app', facts: { message: 'The plan is not complete.' } }));
  const { clientId } = current.registration;
  const spec = specFromPlan(made.plan, {
    key: current.id,
    displayName: registrationName(systemOf(current)),
    secretHeld: current.hasSecret,
    ...(clientId ? { clientId } : {}),
    ...(current.recordsConsent ? { grantsConsent: true } : {}),
  });
  return begun.engine.review(spec, begun.controller.signal);
}

/** What was made becomes the setup's registration; the secret goes straight to the vault. */
async function keepRegistration(setup: SetupService, applied: Applied): Promise<void> {
  const { clientId, tenantId, secret } = applied;
  setup.update({
    registration: { clientId, tenant: tenantId },
    ...(secret ? { secretExpiresAt: secret.expiresAt } : {}),
  });
  if (secret) await setup.setSecret(secret.value);
}
