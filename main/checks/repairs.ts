import type { Discovery, Problem, Repair, WishedFlow } from '../../preload/contract.ts';
import { vaultKeys } from '../connections/app-identity.ts';
import type { Connections } from '../connections/connections.ts';
import type { DriftService } from '../connections/drift-service.ts';
import { permissionsOf } from '../connections/mailbox-access.ts';
import type { SignInService } from '../connections/sign-in.ts';
import type { StateStore } from '../connections/state.ts';
import type { Connection, Vault } from '../connections/types.ts';
import type { Renewals } from '../connections/upkeep/renewals.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { AuthUi, Cloud } from '../identity/types.ts';
import type { AdminConsentRequest } from '../registration/links.ts';
import { consentScopesFor } from '../registration/permissions.ts';
import { failure, type Result, success } from '../result.ts';
import type { Doctor } from './doctor.ts';

export interface RepairDeps {
  state: StateStore;
  connections: Connections;
  signIn: Pick<SignInService, 'start'>;
  drift: DriftService;
  renewals: Pick<Renewals, 'start'>;
  doctor: Doctor;
  vault: Vault;
  ui: Pick<AuthUi, 'clearAuthSession'>;
  clouds(): Cloud[];
  discover(address: string, isPractice: boolean, signal: AbortSignal): Promise<Discovery>;
  grantAsAdmin(request: AdminConsentRequest, signal: AbortSignal): Promise<Result<null>>;
  diagnose(evidence: Evidence): Problem;
}

/** What the app can do itself about a problem of a connection. Afterwards what had failed is checked again. */
export interface Repairs {
  /** Settles when the repair and the checks after it have ended. */
  perform(connectionId: string, repair: Repair): Promise<Result<null>>;
}

type Act = (deps: RepairDeps, connection: Connection) => Promise<Result<null>>;

const signInBy =
  (flow: WishedFlow): Act =>
  async ({ signIn, state }, { id }) => {
    await signIn.start(id, flow);
    const ended = state.get().signIn;
    return ended.phase === 'failed' ? failure(ended.problem) : success(null);
  };

const ACTS: Partial<Record<Repair, Act>> = {
  'sign-in-again': signInBy('usual'),
  // The claims that were asked for are known where the token was refused.
  'sign-in-with-claims': signInBy('usual'),
  'open-in-browser': signInBy('browser'),
  'use-device-code': signInBy('device'),
  async 'choose-account'(deps, connection) {
    // Without its session, Microsoft's page asks who is there.
    await deps.ui.clearAuthSession();
    return signInBy('window')(deps, connection);
  },
  'correct-authority': correctAuthority,
  'drop-secret': dropSecret,
  'add-permission': (deps, connection) =>
    fixDrift(deps, connection, ['permission-missing', 'enterprise-app']),
  'add-redirect-uri': (deps, connection) =>
    fixDrift(deps, connection, ['redirect-missing', 'platform', 'audience']),
  async 'new-secret'({ renewals }, { id }) {
    await renewals.start(id);
    return success(null);
  },
  'ask-admin': askAdmin,
  'open-admin-request': askAdmin,
  async resync({ connections }, connection) {
    connections.replace(connection);
    return success(null);
  },
  retry: async () => success(null),
};

export function createRepairs(deps: RepairDeps): Repairs {
  return {
    async perform(id, repair) {
      const connection = deps.connections.get(id);
      const act = ACTS[repair];
      if (!connection || !act) return failure(cannot(deps, 'There is nothing this app could do here.'));
      const done = await act(deps, connection);
      if (done.ok) await deps.doctor.repaired(id);
      return done;
    },
  };
}

/** The tenant, and the kind of accounts, as the Signer's domain tells them. */
async function correctAuthority(deps: RepairDeps, connection: Connection): Promise<Result<null>> {
  const { signal } = new AbortController();
  const found = await deps.discover(connection.signer, connection.practice, signal);
  if (found.status === 'failed') return failure(found.problem);
  if (found.status !== 'found') return failure(cannot(deps, 'The domain of the Signer tells no tenant.'));
  const { registration } = connection;
  const corrected: Connection = {
    ...connection,
    cloud: found.cloud,
    accountType: found.accountType,
    registration: {
      ...registration,
      tenant: found.tenantId ?? '',
      // One tenant is always right for an organisation; whom else the app lets in does not matter here.
      audience: found.accountType === 'personal' ? 'PersonalMicrosoftAccount' : 'AzureADMyOrg',
    },
  };
  deps.connections.replace(corrected);
  return success(null);
}

/** A registration for desktops must not send a secret: it signs in without. */
async function dropSecret({ vault, connections }: RepairDeps, connection: Connection): Promise<Result<null>> {
  await vault.delete(vaultKeys.secret(connection.id));
  const { registration } = connection;
  connections.replace({
    ...connection,
    hasSecret: false,
    secretExpiresAt: null,
    registration: { ...registration, platform: 'publicClient' },
  });
  return success(null);
}

/** Compares the registration with the plan, and repairs what stands in the way. */
async function fixDrift(
  { drift, state }: RepairDeps,
  { id }: Connection,
  wanted: readonly string[],
): Promise<Result<null>> {
  const checked = await drift.check(id);
  if (!checked.ok) return checked;
  if (checked.value === 'cancelled') return success(null);
  const found = state.get().connections.find((one) => one.id === id)?.drift ?? [];
  for (const { id: driftId, canFix } of found) {
    if (!canFix || !wanted.some((name) => driftId.startsWith(name))) continue;
    const fixed = await drift.fix(id, driftId);
    if (!fixed.ok) return fixed;
    if (fixed.value === 'cancelled') break;
  }
  return success(null);
}

const OIDC_SCOPES = ['openid', 'profile', 'offline_access'];

/** Opens the consent page, where an administrator signs in. */
async function askAdmin(deps: RepairDeps, connection: Connection): Promise<Result<null>> {
  const cloud = deps.clouds().find(({ id }) => id === connection.cloud);
  if (!cloud) return failure(cannot(deps, 'The cloud of this connection is not known any more.'));
  const { clientId, tenant, redirectUri } = connection.registration;
  const scopes = [...new Set([...OIDC_SCOPES, ...consentScopesFor(permissionsOf(connection), cloud)])];
  const request = { cloud, clientId, tenant, redirectUri, scopes, state: connection.id };
  return deps.grantAsAdmin(request, new AbortController().signal);
}

function cannot({ diagnose }: RepairDeps, message: string): Problem {
  return diagnose({ source: 'app', facts: { message } });
}
