import type { Problem } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { AuthUi, Cloud } from '../identity/types.ts';
import type { Net } from '../net/types.ts';
import { type Automatic, createAutomatic } from '../registration/automatic/automatic.ts';
import { failure, type Result, success } from '../result.ts';
import { createBootstrapSession } from './bootstrap-session.ts';

export interface ErrandDeps {
  net: Net;
  clock: Clock;
  ui: AuthUi;
  clouds(): Cloud[];
  diagnose(evidence: Evidence): Problem;
}

/** An administrator who has signed in for one errand. */
export interface AdminErrand {
  engine: Automatic;
  signedInAs: string;
  /** Forgets the sign-in. */
  end(): Promise<void>;
}

export interface ErrandRequest {
  /** Id of the Cloud. */
  cloud: string;
  tenant: string;
  signal: AbortSignal;
  onHost?(host: string, stalled: boolean): void;
}

/** Signs an administrator in with the bootstrap client; the tokens live until `end`. */
export async function beginErrand(deps: ErrandDeps, request: ErrandRequest): Promise<Result<AdminErrand>> {
  const { signal, tenant, onHost = () => {} } = request;
  const cloud = deps.clouds().find(({ id }) => id === request.cloud);
  if (!cloud) return failure(deps.diagnose(unknownCloud(request.cloud)));
  const session = createBootstrapSession(deps, { cloud: cloud.id, tenant });
  const report = (host: string, stalled: boolean) => signal.aborted || onHost(host, stalled);
  const account = await session.signIn({ signal, onHost: report });
  if (!account.ok) {
    await session.end();
    return account;
  }
  const engine = createAutomatic({ ...deps, cloud, token: session.token });
  return success({ engine, signedInAs: account.value.username, end: session.end });
}

function unknownCloud(id: string): Evidence {
  return { source: 'app', facts: { message: `There is no cloud called “${id}”.` } };
}
