import type { Problem, Setup } from '../../preload/contract.ts';
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
import { specFromPlan } from '../registration/automatic/spec.ts';
import type { UndoRecord } from '../registration/automatic/undo-record.ts';
import { registrationName } from '../registration/guided-steps.ts';
import { failure, type Result } from '../result.ts';
import { type BootstrapSession, createBootstrapSession } from './bootstrap-session.ts';
import type { SetupService } from './setup.ts';
import { planOfSetup } from './setup-draft.ts';
import { systemOf } from './sheet.ts';

export interface AutomaticDeps {
  net: Net;
  clock: Clock;
  ui: AuthUi;
  clouds(): Cloud[];
  diagnose(evidence: Evidence): Problem;
  setup: SetupService;
}

/** "By itself": an administrator signs in once, sees what would change, and the app does it. */
export interface AutomaticService {
  start(): Promise<void>;
  apply(): Promise<void>;
  undo(): Promise<void>;
  /** Ends whatever is under way; what was made stays, and can be undone while the setup is open. */
  cancel(): void;
}

interface Errand {
  session: BootstrapSession;
  engine: Automatic;
  controller: AbortController;
  review: Review | null;
  /** How to take back what was made so far, also by a run that failed half-way. */
  undo: UndoRecord | null;
}

export function createAutomaticService(deps: AutomaticDeps): AutomaticService {
  const { setup, diagnose } = deps;
  let errand: Errand | null = null;

  const show = (automatic: Parameters<SetupService['note']>[0]['automatic']) =>
    automatic && setup.note({ automatic });
  const failed = (problem: Problem, done: string[]) =>
    show({ phase: 'failed', problem, done, canUndo: Boolean(errand?.undo) });
  const end = async () => {
    const ended = errand;
    errand = null;
    ended?.controller.abort();
    await ended?.session.end();
  };

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
      const { engine, controller, review } = begun;
      const { signal } = controller;
      let steps: string[] = [];
      show({ phase: 'working', done: [], now: '' });
      const result = await engine.apply(review, {
        signal,
        ...(begun.undo ? { earlier: begun.undo } : {}),
        onProgress(done, now) {
          steps = done;
          if (!signal.aborted) show({ phase: 'working', done, now });
        },
      });
      begun.undo = result.ok ? result.value.undo : result.undo;
      if (!result.ok) return void failed(result.problem, steps);
      await keepRegistration(setup, result.value);
      show({ phase: 'done', done: steps, canUndo: true });
    },

    async undo() {
      const begun = errand;
      if (!begun?.undo) return;
      show({ phase: 'working', done: [], now: 'Undoing' });
      const result = await begun.engine.undo(begun.undo, begun.controller.signal);
      if (!result.ok) return void failed(result.problem, []);
      setup.update({ registration: { clientId: '' }, secretExpiresAt: null });
      await setup.setSecret('');
      await end();
      show({ phase: 'idle' });
    },

    cancel() {
      void end();
      show({ phase: 'idle' });
    },
  };

  function beginErrand(from: AutomaticDeps, current: Setup): Errand | null {
    const cloud = from.clouds().find(({ id }) => id === current.cloud);
    if (!cloud) return null;
    const session = createBootstrapSession(from, current.cloud, current.registration.tenant);
    const { net, clock } = from;
    const engine = createAutomatic({ net, clock, cloud, diagnose, token: session.token });
    return { session, engine, controller: new AbortController(), review: null, undo: null };
  }
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
