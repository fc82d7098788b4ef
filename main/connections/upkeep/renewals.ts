import { randomBytes } from 'node:crypto';
import type { Problem, RenewalView } from '../../../preload/contract.ts';
import { isPassing } from '../../mailbox/sync-status.ts';
import { pause } from '../../registration/automatic/patience.ts';
import { registrationName } from '../../registration/guided-steps.ts';
import { failure, type Result, success } from '../../result.ts';
import { type AdminErrand, beginErrand, type ErrandDeps } from '../admin-errand.ts';
import { vaultKeys } from '../app-identity.ts';
import type { Connections } from '../connections.ts';
import { planOf, systemOf } from '../sheet.ts';
import type { Connection, Vault } from '../types.ts';
import { createNewSecrets, type NewSecret } from './new-secrets.ts';
import { withRenewed } from './upkeep.ts';

export interface RenewalDeps extends ErrandDeps {
  vault: Vault;
  connections: Connections;
  /** Takes new tokens with this secret, without asking anybody. */
  proveSecret(connection: Connection, secret: string): Promise<Result<null>>;
  /** Performs the Signer's sign-in with what `trying` answers; settles when it has ended. */
  rehearse(connectionId: string): Promise<void>;
  cancelRehearsal(): void;
}

/**
 * Renews client secrets with overlap: the new one is made or typed, kept in the vault, proven, and only
 * then takes the place of the old one, which goes on working until it is removed.
 */
export interface Renewals {
  /** By itself, with an administrator's sign-in; goes on with a new secret that is there already. */
  start(connectionId: string): Promise<void>;
  /** Takes a secret that was made elsewhere and proves it. */
  take(connectionId: string, secret: NewSecret): Promise<Result<null>>;
  prove(connectionId: string): Promise<void>;
  /** Proves it by the Signer's own sign-in. */
  rehearse(connectionId: string): Promise<void>;
  cancel(connectionId: string): Promise<void>;
  /** Forgets the new secret; the old one stays in use. */
  discard(connectionId: string): Promise<void>;
  /** The new secret, while a rehearsal with it is under way. */
  trying(connectionId: string): Promise<string | undefined>;
  /** The rehearsal with the new secret has succeeded. */
  rehearsed(connectionId: string): Promise<void>;
  /** Shows which connections have a new secret from an earlier run. */
  restore(): Promise<void>;
}

/** Entra needs seconds, seldom a minute, until a secret made just now is accepted everywhere. */
const PROOF_DELAYS_S = [2, 4, 8, 16, 30];
const DEFAULT_MONTHS = 12;
const MADE = 'Made a new client secret';
const PROVEN = 'Proved it with Microsoft';

interface Run {
  controller: AbortController;
  isRehearsing: boolean;
}

export function createRenewals(deps: RenewalDeps): Renewals {
  const { vault, connections, clock } = deps;
  const newSecrets = createNewSecrets(vault);
  const runs = new Map<string, Run>();

  const show = (id: string, renewal: RenewalView) => connections.note(id, { renewal });
  const idle = async (id: string) => show(id, { phase: 'idle', hasNew: (await newSecrets.get(id)) !== null });
  const failed = async (id: string, problem: Problem, done: string[] = []) => {
    const hasNew = (await newSecrets.get(id)) !== null;
    show(id, { phase: 'failed', purpose: 'renew', done, problem, hasNew });
  };
  const begin = (id: string): AbortSignal => {
    runs.get(id)?.controller.abort();
    const run = { controller: new AbortController(), isRehearsing: false };
    runs.set(id, run);
    return run.controller.signal;
  };

  /** Only what was proven counts; each step may be repeated after an interruption. */
  const count = async (id: string, secret: NewSecret) => {
    const connection = connections.get(id);
    if (!connection) return;
    await vault.set(vaultKeys.secret(id), secret.value);
    connections.renew(withProof(withRenewed(connection, secret, clock.now())));
    await newSecrets.delete(id);
  };

  /** @returns the problem where the secret was not proven */
  const prove = async (id: string, signal: AbortSignal): Promise<Problem | null> => {
    const [connection, secret] = [connections.get(id), await newSecrets.get(id)];
    if (!connection || !secret) return gone(deps);
    const done = secret.keyId === null ? [] : [MADE];
    show(id, { phase: 'working', purpose: 'renew', done, now: 'Prove it with Microsoft' });
    const result = await provePatiently(deps, { connection, secret, signal });
    if (signal.aborted) return null;
    if (result.ok) {
      await count(id, secret);
      show(id, { phase: 'done', purpose: 'renew', done: [...done, PROVEN] });
      return null;
    }
    // What is wrong with the secret no sign-in mends, and what passes needs only patience.
    if (isRefusal(result.problem) || isPassing(result.problem)) await failed(id, result.problem, done);
    else show(id, { phase: 'rehearse', problem: result.problem });
    return result.problem;
  };

  /** A new secret from Microsoft Graph, in the vault before anything else happens. */
  const make = async (id: string, connection: Connection, signal: AbortSignal): Promise<Result<null>> => {
    const attempt = connection.upkeep.attempt ?? newAttempt(clock.now());
    // Before the request leaves: if its answer never comes, the next run finds the secret by this name.
    connections.amend({ ...connection, upkeep: { ...connection.upkeep, attempt } });
    show(id, { phase: 'signing-in', purpose: 'renew', host: '', stalled: false });
    const admin = await beginErrand(deps, {
      cloud: connection.cloud,
      tenant: connection.registration.tenant,
      signal,
      onHost: (host, stalled) => show(id, { phase: 'signing-in', purpose: 'renew', host, stalled }),
    });
    if (!admin.ok) return admin;
    try {
      if (!signal.aborted)
        show(id, { phase: 'working', purpose: 'renew', done: [], now: 'Make a new client secret' });
      return await addSecret(admin.value, { connection, attempt, signal });
    } finally {
      await admin.value.end();
    }
  };

  const addSecret = async (
    { engine }: AdminErrand,
    { connection, attempt, signal }: { connection: Connection; attempt: string; signal: AbortSignal },
  ): Promise<Result<null>> => {
    const wish = { ...wishFor(connection, deps), attempt };
    const made = await engine.addSecret(connection.registration.clientId, wish, signal);
    if (!made.ok) return made;
    const { value, keyId, expiresAt } = made.value;
    await newSecrets.set(connection.id, { value, keyId, expiresAt });
    return success(null);
  };

  return {
    async start(id) {
      const connection = connections.get(id);
      if (!connection) return;
      const signal = begin(id);
      const made = (await newSecrets.get(id)) ? success(null) : await make(id, connection, signal);
      if (signal.aborted) return;
      if (made.ok) await prove(id, signal);
      else await failed(id, made.problem);
    },
    async take(id, secret) {
      if (!connections.get(id)) return failure(gone(deps));
      const signal = begin(id);
      await newSecrets.set(id, secret);
      const problem = await prove(id, signal);
      // One that is refused is typed anew; it must not stand in the way of the next.
      if (!problem || !isRefusal(problem)) return success(null);
      await newSecrets.delete(id);
      await idle(id);
      return failure(problem);
    },
    async prove(id) {
      await prove(id, begin(id));
    },
    async rehearse(id) {
      begin(id);
      const run = runs.get(id);
      if (run) run.isRehearsing = true;
      await deps.rehearse(id);
      if (runs.get(id) !== run || !run?.isRehearsing) return;
      run.isRehearsing = false;
      await idle(id);
    },
    async cancel(id) {
      const run = runs.get(id);
      runs.delete(id);
      run?.controller.abort();
      if (run?.isRehearsing) deps.cancelRehearsal();
      await idle(id);
    },
    async discard(id) {
      runs.get(id)?.controller.abort();
      await newSecrets.delete(id);
      await idle(id);
    },
    async trying(id) {
      return runs.get(id)?.isRehearsing ? (await newSecrets.get(id))?.value : undefined;
    },
    async rehearsed(id) {
      const run = runs.get(id);
      const secret = await newSecrets.get(id);
      if (!run?.isRehearsing || !secret) return;
      run.isRehearsing = false;
      await count(id, secret);
      show(id, { phase: 'done', purpose: 'renew', done: ['Proved it by signing in'] });
    },
    async restore() {
      for (const { id } of connections.all()) if (await newSecrets.get(id)) await idle(id);
    },
  };
}

/** A secret that Entra made a moment ago may be refused for some seconds. */
async function provePatiently(
  { clock, proveSecret }: RenewalDeps,
  { connection, secret, signal }: { connection: Connection; secret: NewSecret; signal: AbortSignal },
): Promise<Result<null>> {
  const delays = secret.keyId === null ? [] : PROOF_DELAYS_S;
  for (const seconds of delays) {
    const result = await proveSecret(connection, secret.value);
    if (result.ok || result.problem.cause !== 'secret-wrong-or-id-pasted' || signal.aborted) return result;
    await pause(clock, seconds * 1000, signal);
  }
  return proveSecret(connection, secret.value);
}

function isRefusal({ cause }: Problem): boolean {
  return cause === 'secret-wrong-or-id-pasted' || cause === 'secret-expired';
}

function wishFor(connection: Connection, { clouds }: RenewalDeps): { months: number; name: string } {
  const months = planOf(connection, clouds())?.secret.months || DEFAULT_MONTHS;
  return { months, name: registrationName(systemOf(connection)) };
}

/** A day that people recognise, and a number that nobody else draws. */
function newAttempt(now: number): string {
  return `${new Date(now).toISOString().slice(0, 10)} ${randomBytes(4).toString('hex')}`;
}

/** The rehearsal's proof of the secret is about the new one now. */
function withProof(connection: Connection): Connection {
  const proof = connection.proof.map((each) =>
    each.item === 'secret'
      ? { ...each, verdict: 'proven' as const, evidence: 'Microsoft accepted the new client secret.' }
      : each,
  );
  return { ...connection, proof };
}

function gone({ diagnose }: RenewalDeps): Problem {
  return diagnose({ source: 'app', facts: { message: 'There is no new secret for this connection.' } });
}
