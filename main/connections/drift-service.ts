import type { AdminVisit, Problem } from '../../preload/contract.ts';
import type { Automatic } from '../registration/automatic/automatic.ts';
import { type RegistrationSpec, specFromPlan } from '../registration/automatic/spec.ts';
import { registrationName } from '../registration/guided-steps.ts';
import { failure, type Result, success } from '../result.ts';
import { beginErrand, type ErrandDeps } from './admin-errand.ts';
import type { Connections } from './connections.ts';
import { planOf, systemOf } from './sheet.ts';
import type { Connection } from './types.ts';
import type { NewSecret } from './upkeep/new-secrets.ts';

export interface DriftDeps extends ErrandDeps {
  connections: Connections;
  /** Keeps and proves a secret that a repair made; only then it counts. */
  takeSecret(connectionId: string, secret: NewSecret): Promise<Result<null>>;
}

/** Reads a registration back with an administrator's sign-in and compares it with what the System needs. */
export interface DriftService {
  check(connectionId: string): Promise<Result<DriftEnd>>;
  fix(connectionId: string, driftId: string): Promise<Result<DriftEnd>>;
  /** Ends what is under way; that is no failure. */
  cancel(connectionId: string): void;
}

export type DriftEnd = 'done' | 'cancelled';

export function createDrift(deps: DriftDeps): DriftService {
  const running = new Map<string, AbortController>();
  const begin = (id: string): AbortController => {
    running.get(id)?.abort();
    const controller = new AbortController();
    running.set(id, controller);
    return controller;
  };
  const errand = async (
    id: string,
    act: (engine: Automatic, spec: RegistrationSpec, signal: AbortSignal) => Promise<Result<Repaired>>,
  ): Promise<Result<DriftEnd>> => {
    const connection = deps.connections.get(id);
    const plan = connection && planOf(connection, deps.clouds());
    if (!connection || !plan) return failure(incomplete(deps));
    const controller = begin(id);
    const { signal } = controller;
    const visit = (driftVisit: AdminVisit) => signal.aborted || deps.connections.note(id, { driftVisit });
    visit({ phase: 'signing-in', host: '', stalled: false });
    const result = await signedIn(connection, visit, signal, async (engine) => {
      const spec = specFromPlan(plan, {
        key: id,
        displayName: registrationName(systemOf(connection)),
        clientId: connection.registration.clientId,
        secretHeld: connection.hasSecret,
      });
      const acted = await act(engine, spec, signal);
      if (!acted.ok) return acted;
      // A secret that was made is kept, whatever was cancelled since.
      if (acted.value.secret) await deps.takeSecret(id, acted.value.secret);
      const drift = await engine.drift(spec, signal);
      if (drift.ok && !signal.aborted) deps.connections.note(id, { drift: drift.value });
      return drift.ok ? success(null) : drift;
    });
    visit({ phase: 'idle' });
    if (running.get(id) === controller) running.delete(id);
    if (signal.aborted) return success('cancelled');
    return result.ok ? success('done') : result;
  };

  const signedIn = async (
    { cloud, registration }: Connection,
    visit: (now: AdminVisit) => void,
    signal: AbortSignal,
    work: (engine: Automatic) => Promise<Result<null>>,
  ): Promise<Result<null>> => {
    const admin = await beginErrand(deps, {
      cloud,
      tenant: registration.tenant,
      signal,
      onHost: (host, stalled) => visit({ phase: 'signing-in', host, stalled }),
    });
    if (!admin.ok) return admin;
    try {
      visit({ phase: 'working' });
      return await work(admin.value.engine);
    } finally {
      await admin.value.end();
    }
  };
  return {
    check: (id) => errand(id, async () => success({ secret: null })),
    fix: (id, driftId) => errand(id, (engine, spec, signal) => engine.fix(spec, driftId, signal)),
    cancel(id) {
      if (!running.has(id)) return;
      running.get(id)?.abort();
      running.delete(id);
      deps.connections.note(id, { driftVisit: { phase: 'idle' } });
    },
  };
}

interface Repaired {
  /** A new client secret, where the repair made one. */
  secret: NewSecret | null;
}

function incomplete({ diagnose }: DriftDeps): Problem {
  const message = 'What this connection needs cannot be worked out.';
  return diagnose({ source: 'app', facts: { message } });
}
