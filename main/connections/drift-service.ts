import type { Problem } from '../../preload/contract.ts';
import type { Automatic } from '../registration/automatic/automatic.ts';
import { type RegistrationSpec, specFromPlan } from '../registration/automatic/spec.ts';
import { registrationName } from '../registration/guided-steps.ts';
import { failure, type Result, success } from '../result.ts';
import { beginErrand, type ErrandDeps } from './admin-errand.ts';
import type { Connections } from './connections.ts';
import { planOf, systemOf } from './sheet.ts';
import type { NewSecret } from './upkeep/new-secrets.ts';

export interface DriftDeps extends ErrandDeps {
  connections: Connections;
  /** Keeps and proves a secret that a repair made; only then it counts. */
  takeSecret(connectionId: string, secret: NewSecret): Promise<Result<null>>;
}

/** Reads a registration back with an administrator's sign-in and compares it with what the System needs. */
export interface DriftService {
  check(connectionId: string): Promise<Result<null>>;
  fix(connectionId: string, driftId: string): Promise<Result<null>>;
}

export function createDrift(deps: DriftDeps): DriftService {
  const errand = async (
    id: string,
    act: (engine: Automatic, spec: RegistrationSpec, signal: AbortSignal) => Promise<Result<Repaired>>,
  ): Promise<Result<null>> => {
    const connection = deps.connections.get(id);
    const plan = connection && planOf(connection, deps.clouds());
    if (!connection || !plan) return failure(incomplete(deps));
    const { signal } = new AbortController();
    const { cloud, registration } = connection;
    const admin = await beginErrand(deps, { cloud, tenant: registration.tenant, signal });
    if (!admin.ok) return admin;
    const { engine } = admin.value;
    try {
      const spec = specFromPlan(plan, {
        key: id,
        displayName: registrationName(systemOf(connection)),
        clientId: registration.clientId,
        secretHeld: connection.hasSecret,
      });
      const acted = await act(engine, spec, signal);
      if (!acted.ok) return acted;
      if (acted.value.secret) await deps.takeSecret(id, acted.value.secret);
      const drift = await engine.drift(spec, signal);
      if (drift.ok) deps.connections.note(id, { drift: drift.value });
      return drift.ok ? success(null) : drift;
    } finally {
      await admin.value.end();
    }
  };
  return {
    check: (id) => errand(id, async () => success({ secret: null })),
    fix: (id, driftId) => errand(id, (engine, spec, signal) => engine.fix(spec, driftId, signal)),
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
