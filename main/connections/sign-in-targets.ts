import type { Problem, Setup } from '../../preload/contract.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Account, Cloud } from '../identity/types.ts';
import { permissionsFor, scopesFor } from '../registration/permissions.ts';
import { failure, type Result, success } from '../result.ts';
import { appIdentity, vaultKeys } from './app-identity.ts';
import type { Connections } from './connections.ts';
import { permissionsOf, type SetupService } from './setup.ts';
import type { SignInTarget } from './sign-in.ts';
import type { Connection, Vault } from './types.ts';

export interface TargetDeps {
  setup: SetupService;
  connections: Connections;
  vault: Vault;
  clouds(): Cloud[];
  diagnose(evidence: Evidence): Problem;
}

/** Turns "the setup" or a connection's id into what a sign-in needs. */
export function createSignInTargets(deps: TargetDeps) {
  return (id: string | null): Promise<Result<SignInTarget>> =>
    id === null ? setupTarget(deps) : connectionTarget(deps, id);
}

async function setupTarget(deps: TargetDeps): Promise<Result<SignInTarget>> {
  const setup = deps.setup.current();
  if (!setup) return failure(deps.diagnose(gone('There is no setup to sign in for.')));
  const connection = draftConnection(setup);
  const target = await targetFor(deps, connection, scopesOf(deps, setup.cloud, permissionsOf(setup)));
  target.accept = async (account, signal) => {
    const signed = withAccount(connection, account);
    const opened = await deps.connections.prove(signed, signal);
    if (!opened.ok) return opened;
    deps.connections.add({ ...signed, signedInAs: opened.value });
    deps.setup.finish();
    return success(null);
  };
  return success(target);
}

async function connectionTarget(deps: TargetDeps, id: string): Promise<Result<SignInTarget>> {
  const connection = deps.connections.get(id);
  if (!connection) return failure(deps.diagnose(gone('This connection no longer exists.')));
  const permissions = permissionsFor(connection);
  const target = await targetFor(deps, connection, scopesOf(deps, connection.cloud, permissions));
  target.accept = async (account, signal) => {
    const signed = withAccount(connection, account);
    const opened = await deps.connections.prove(signed, signal);
    if (!opened.ok) return opened;
    deps.connections.replace({ ...signed, signedInAs: opened.value });
    return success(null);
  };
  return success(target);
}

async function targetFor(deps: TargetDeps, connection: Connection, scopes: string[]): Promise<SignInTarget> {
  const secret = connection.hasSecret ? await deps.vault.get(vaultKeys.secret(connection.id)) : null;
  return {
    app: appIdentity(connection.cloud, connection.registration),
    cacheKey: vaultKeys.tokens(connection.id),
    ...(secret?.kind === 'found' ? { secret: secret.value } : {}),
    signer: connection.signer,
    scopes,
    accept: async () => success(null),
  };
}

function scopesOf(
  deps: TargetDeps,
  cloudId: string,
  permissions: ReturnType<typeof permissionsFor>,
): string[] {
  const cloud = deps.clouds().find(({ id }) => id === cloudId);
  return cloud ? scopesFor(permissions, cloud) : [];
}

/** The connection a setup will become: same id, so that what is in the vault stays where it is. */
function draftConnection(setup: Setup): Connection {
  return {
    id: setup.id,
    system: 'this-computer',
    mailbox: setup.mailbox,
    signer: setup.signer || setup.mailbox,
    signedInAs: null,
    account: null,
    accountType: setup.discovery.status === 'found' ? setup.discovery.accountType : 'work',
    cloud: setup.cloud,
    practice: setup.practice,
    registration: setup.registration,
    hasSecret: setup.hasSecret && setup.registration.platform === 'web',
    paused: false,
    lastSync: null,
  };
}

function withAccount(connection: Connection, account: Account): Connection {
  const { homeAccountId, objectId, tenantId } = account;
  return { ...connection, account: { homeAccountId, objectId, tenantId }, signedInAs: account.username };
}

function gone(message: string): Evidence {
  return { source: 'app', facts: { message } };
}
