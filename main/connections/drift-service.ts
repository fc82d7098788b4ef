import type { Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { AuthUi, Cloud } from '../identity/types.ts';
import type { Net } from '../net/types.ts';
import { type Automatic, createAutomatic } from '../registration/automatic/automatic.ts';
import { type RegistrationSpec, specFromPlan } from '../registration/automatic/spec.ts';
import { failure, type Result, success } from '../result.ts';
import { createBootstrapSession } from './bootstrap-session.ts';
import type { Connections } from './connections.ts';
import { planOf } from './sheet.ts';

export interface DriftDeps {
  net: Net;
  clock: Clock;
  ui: AuthUi;
  clouds(): Cloud[];
  connections: Connections;
  diagnose(evidence: Evidence): Problem;
}

/** Reads a registration back with an administrator's sign-in and compares it with what the System needs. */
export interface DriftService {
  check(connectionId: string): Promise<Result<null>>;
  fix(connectionId: string, driftId: string): Promise<Result<null>>;
}

export function createDrift(deps: DriftDeps): DriftService {
  const errand = async (
    id: string,
    act: (engine: Automatic, spec: RegistrationSpec, signal: AbortSignal) => Promise<Result<unknown>>,
  ): Promise<Result<null>> => {
    const connection = deps.connections.get(id);
    const cloud = deps.clouds().find((one) => one.id === connection?.cloud);
    const plan = connection && planOf(connection, deps.clouds());
    if (!connection || !cloud || !plan) return failure(deps.diagnose(incomplete()));
    const session = createBootstrapSession(deps, cloud.id, connection.registration.tenant);
    const { signal } = new AbortController();
    try {
      const account = await session.signIn({ signal, onHost: () => {} });
      if (!account.ok) return account;
      const engine = createAutomatic({ ...deps, cloud, token: session.token });
      const spec = specFromPlan(plan, { key: id, clientId: connection.registration.clientId });
      const acted = await act(engine, spec, signal);
      if (!acted.ok) return acted;
      const drift = await engine.drift(spec, signal);
      if (drift.ok) deps.connections.showDrift(id, drift.value);
      return drift.ok ? success(null) : drift;
    } finally {
      await session.end();
    }
  };
  return {
    check: (id) => errand(id, async () => success(null)),
    fix: (id, driftId) => errand(id, (engine, spec, signal) => engine.fix(spec, driftId, signal)),
  };
}

function incomplete(): Evidence {
  return { source: 'app', facts: { message: 'What this connection needs cannot be worked out.' } };
}
