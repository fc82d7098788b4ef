import type { Access, PermissionView, Problem, Setup } from '../../preload/contract.ts';
import { subjectOf } from '../diagnosis/subject.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Account, Cloud, Identity } from '../identity/types.ts';
import { scopesFor } from '../registration/permissions.ts';
import { judgeRehearsal } from '../registration/rehearsal.ts';
import { helpForSystem } from '../registration/rehearsal-advice.ts';
import { failure, type Result, success } from '../result.ts';
import { appIdentity, vaultKeys } from './app-identity.ts';
import type { Connections } from './connections.ts';
import { permissionsOf, secretOf } from './mailbox-access.ts';
import type { ReadBackService } from './read-back.ts';
import type { SetupService } from './setup.ts';
import { accountTypeOf } from './setup-draft.ts';
import { NOTHING_READ } from './setup-view.ts';
import { isThisComputer, systemOf } from './sheet.ts';
import type { SignInTarget } from './sign-in.ts';
import type { Connection, Vault } from './types.ts';
import type { Renewals } from './upkeep/renewals.ts';
import { newUpkeep } from './upkeep/upkeep.ts';

export interface TargetDeps {
  setup: SetupService;
  connections: Connections;
  renewals: Pick<Renewals, 'trying' | 'rehearsed'>;
  /** Shows where redirect URIs differ, as far as nobody has to be asked for it. */
  readBack: Pick<ReadBackService, 'quietly'>;
  vault: Vault;
  identity: Pick<Identity, 'signOut'>;
  clouds(): Cloud[];
  diagnose(evidence: Evidence): Problem;
}

/** Turns "the setup" or a connection's id into what a sign-in needs. */
export function createSignInTargets(deps: TargetDeps) {
  return (id: string | null, access?: Access): Promise<Result<SignInTarget>> =>
    id === null ? setupTarget(deps) : connectionTarget(deps, id, access);
}

/** The setup's target for a look behind the scenes: what the screen says of the last attempt stays. */
export function createQuietTarget(deps: TargetDeps) {
  return (): Promise<Result<SignInTarget>> => setupTarget(deps, true);
}

async function setupTarget(deps: TargetDeps, isQuiet = false): Promise<Result<SignInTarget>> {
  const setup = deps.setup.current();
  if (!setup) return failure(deps.diagnose(gone('There is no setup to sign in for.')));
  const permissions = permissionsOf(draftConnection(setup));
  if (!isQuiet) deps.setup.note({ proof: [], readBack: NOTHING_READ });
  const target = await targetFor(deps, draftConnection(setup), {
    keep(connection) {
      deps.connections.add(connection);
      deps.setup.finish();
    },
    fail(problem, secret) {
      if (isQuiet) return;
      deps.setup.note({ proof: failedProof(problem, secret) });
      void deps.readBack.quietly(problem.cause);
    },
  });
  return success({
    ...target,
    canAskAdmin: permissions.some(({ adminConsent }) => adminConsent),
  });
}

async function connectionTarget(
  deps: TargetDeps,
  id: string,
  access?: Access,
): Promise<Result<SignInTarget>> {
  const known = deps.connections.get(id);
  // Kept only once the sign-in has succeeded with it.
  const connection = known && (access ? { ...known, access } : known);
  if (!connection) return failure(deps.diagnose(gone('This connection no longer exists.')));
  const trying = await deps.renewals.trying(id);
  const target = await targetFor(deps, connection, {
    ...(trying === undefined ? {} : { trying }),
    async keep({ account, signedInAs, proof }) {
      if (trying !== undefined) await deps.renewals.rehearsed(id);
      // What was noted in the meantime stays.
      const now = deps.connections.get(id) ?? connection;
      deps.connections.replace({ ...now, account, signedInAs, proof, ...(access && { access }) });
    },
    fail: () => {},
  });
  return success(target);
}

/**
 * Opens a connection with the tokens that are there, as after a sign-in but without one: another
 * connection of the same person may have brought them.
 */
export async function openAgain(
  deps: Pick<TargetDeps, 'connections' | 'diagnose'>,
  id: string,
  signal: AbortSignal,
): Promise<Result<null>> {
  const { connections } = deps;
  const connection = connections.get(id);
  if (!connection) return failure(deps.diagnose(gone('This connection no longer exists.')));
  const key = connection.signInKey ?? id;
  const lead = connections.all().find((one) => (one.signInKey ?? one.id) === key && one.account !== null);
  const signed = { ...connection, account: lead?.account ?? null, signedInAs: lead?.signedInAs ?? null };
  const proven = await connections.prove(signed, signal);
  if (!proven.ok || signal.aborted) return proven.ok ? success(null) : proven;
  const proof = proofOf(signed, proven.value, permissionsOf(signed));
  const now = connections.get(id);
  if (!now) return success(null);
  const opened = { ...now, account: signed.account, signedInAs: proven.value, proof };
  if (connections.isWorking(id)) connections.amend(opened);
  else connections.replace(opened);
  return success(null);
}

interface Ends {
  /** A new client secret that this sign-in is to prove. */
  trying?: string;
  /** Takes the connection once its Signer and its Mailbox are proven. */
  keep(connection: Connection): void | Promise<void>;
  fail(problem: Problem, secret: string | undefined): void;
}

async function targetFor(
  deps: TargetDeps,
  connection: Connection,
  { trying, keep, fail }: Ends,
): Promise<SignInTarget> {
  const permissions = permissionsOf(connection);
  const secret = trying ?? (await secretOf(deps.vault, connection));
  const cacheKey = vaultKeys.tokens(connection);
  return {
    app: appIdentity(connection),
    cacheKey,
    ...(secret === undefined ? {} : { secret }),
    signer: connection.signer,
    about: subjectOf(connection, deps.clouds()),
    scopes: scopesOf(deps, connection.cloud, permissions),
    help: (problem) => helpFor(connection, problem),
    fail: (problem) => fail(problem, secret),
    async accept(account, signal) {
      const signed = withAccount(connection, account);
      const proven = await deps.connections.prove(signed, signal, trying);
      // The wrong person's tokens must not open this connection later on.
      if (!proven.ok && proven.problem.cause === 'wrong-signer') await deps.identity.signOut(cacheKey);
      if (!proven.ok) return proven;
      const proof = proofOf(signed, proven.value, permissions);
      if (!signal.aborted) await keep({ ...signed, signedInAs: proven.value, proof });
      return success(null);
    },
  };
}

/** Of a System it is known what it sends, and so what has to be entered where. */
function helpFor(connection: Connection, problem: Problem): Problem {
  if (isThisComputer(connection)) return problem;
  const { redirectUri, platform } = connection.registration;
  const needsSecret = systemOf(connection).secret.needed && platform === 'web';
  return helpForSystem(problem, { redirectUri, platform, needsSecret });
}

/** `prove` took a token of every resource with all scopes: what was needed was granted. */
function proofOf(connection: Connection, signedInAs: string, permissions: PermissionView[]) {
  const names = permissions.map(({ name }) => name);
  return judgeRehearsal({
    kind: 'success',
    account: signedInAs,
    expectedSigner: connection.signer,
    grantedScopes: names,
    neededScopes: names,
    usedSecret: connection.registration.platform === 'web',
  });
}

/** The portal shows the secret's id beside its value, and people copy the wrong one. */
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function failedProof(problem: Problem, secret: string | undefined) {
  return judgeRehearsal({
    kind: 'failed',
    problem,
    usedSecret: secret !== undefined,
    secretLooksLikeId: secret !== undefined && GUID.test(secret.trim()),
  });
}

function scopesOf(deps: TargetDeps, cloudId: string, permissions: PermissionView[]): string[] {
  const cloud = deps.clouds().find(({ id }) => id === cloudId);
  return cloud ? scopesFor(permissions, cloud) : [];
}

/** The connection a setup will become: same id, so that what is in the vault stays where it is. */
function draftConnection(setup: Setup): Connection {
  return {
    id: setup.id,
    system: setup.system,
    inputs: setup.inputs,
    mailbox: setup.mailbox,
    signer: setup.signer || setup.mailbox,
    signedInAs: null,
    account: null,
    accountType: accountTypeOf(setup),
    access: setup.access,
    cloud: setup.cloud,
    practice: setup.practice,
    registration: setup.registration,
    hasSecret: setup.hasSecret && setup.registration.platform === 'web',
    secretExpiresAt: setup.secretExpiresAt,
    hasOlderSecret: false,
    proof: [],
    upkeep: newUpkeep(),
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
