import type { Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { AuthUi, Cloud } from '../identity/types.ts';
import type { Net } from '../net/types.ts';
import { type Automatic, createAutomatic } from '../registration/automatic/automatic.ts';
import { type RegistrationSpec, specFromPlan } from '../registration/automatic/spec.ts';
import { registrationName } from '../registration/guided-steps.ts';
import { failure, type Result, success } from '../result.ts';
import { vaultKeys } from './app-identity.ts';
import { createBootstrapSession } from './bootstrap-session.ts';
import type { Connections } from './connections.ts';
import { planOf, systemOf } from './sheet.ts';
import type { Connection, Vault } from './types.ts';

export interface DriftDeps {
  net: Net;
  clock: Clock;
  ui: AuthUi;
  clouds(): Cloud[];
  connections: Connections;
  vault: Vault;
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
    act: (engine: Automatic, spec: RegistrationSpec, signal: AbortSignal) => Promise<Result<Repaired>>,
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
      const spec = specFromPlan(plan, {
        key: id,
        displayName: registrationName(systemOf(connection)),
        clientId: connection.registration.clientId,
        secretHeld: connection.hasSecret,
      });
      const acted = await act(engine, spec, signal);
      if (!acted.ok) return acted;
      // It is shown once: what is not kept now is lost.
      if (acted.value.secret) await keepSecret(deps, connection, acted.value.secret);
      const drift = await engine.drift(spec, signal);
      if (drift.ok) deps.connections.showDrift(id, drift.value);
      return drift.ok ? success(null) : drift;
    } finally {
      await session.end();
    }
  };
  return {
    check: (id) => errand(id, async () => success({ secret: null })),
    fix: (id, driftId) => errand(id, (engine, spec, signal) => engine.fix(spec, driftId, signal)),
  };
}

interface Repaired {
  /** A new client secret, where the repair made one. */
  secret: { value: string; expiresAt: string } | null;
}

async function keepSecret(
  { vault, connections }: DriftDeps,
  connection: Connection,
  secret: NonNullable<Repaired['secret']>,
): Promise<void> {
  await vault.set(vaultKeys.secret(connection.id), secret.value);
  connections.replace({
    ...connection,
    hasSecret: true,
    secretExpiresAt: secret.expiresAt,
    hasOlderSecret: connection.hasSecret,
  });
}

function incomplete(): Evidence {
  return { source: 'app', facts: { message: 'What this connection needs cannot be worked out.' } };
}
