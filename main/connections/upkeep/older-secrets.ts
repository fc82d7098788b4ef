import type { OtherSecret, Problem, RenewalView } from '../../../preload/contract.ts';
import { failure, type Result, success } from '../../result.ts';
import { type AdminErrand, beginErrand, type ErrandDeps } from '../admin-errand.ts';
import { vaultKeys } from '../app-identity.ts';
import type { Connections } from '../connections.ts';
import type { Vault } from '../types.ts';
import { otherSecrets } from './other-secrets.ts';
import { withoutOlder } from './upkeep.ts';

export interface OlderSecretsDeps extends ErrandDeps {
  vault: Vault;
  connections: Connections;
}

/** Removes the secrets that a renewal left valid. Nothing is removed that was not on the list shown. */
export interface OlderSecrets {
  /** Signs an administrator in and lists what there is besides the secret in use. */
  find(connectionId: string): Promise<void>;
  remove(connectionId: string, keyIds: string[]): Promise<void>;
  /** The person removed it in the portal. */
  done(connectionId: string): void;
  cancel(connectionId: string): Promise<void>;
}

interface Run {
  controller: AbortController;
  admin: AdminErrand | null;
  listed: OtherSecret[];
}

const REMOVED = 'Removed the older secret';

export function createOlderSecrets(deps: OlderSecretsDeps): OlderSecrets {
  const { connections, vault } = deps;
  const runs = new Map<string, Run>();

  const show = (id: string, renewal: RenewalView) => connections.note(id, { renewal });
  const failed = (id: string, problem: Problem, done: string[]) =>
    show(id, { phase: 'failed', purpose: 'remove', done, problem, hasNew: false });
  const settle = (id: string) => {
    const connection = connections.get(id);
    if (connection) connections.amend(withoutOlder(connection));
  };
  const end = async (id: string) => {
    const run = runs.get(id);
    runs.delete(id);
    run?.controller.abort();
    await run?.admin?.end();
  };
  const list = async (id: string, run: Run): Promise<Result<OtherSecret[]>> => {
    const connection = connections.get(id);
    if (!connection) return failure(gone(deps));
    const { signal } = run.controller;
    const admin = await beginErrand(deps, {
      cloud: connection.cloud,
      tenant: connection.registration.tenant,
      signal,
      onHost: (host, stalled) => show(id, { phase: 'signing-in', purpose: 'remove', host, stalled }),
    });
    if (!admin.ok) return admin;
    run.admin = admin.value;
    if (!signal.aborted) show(id, working([], 'Read the secrets'));
    const listed = await admin.value.engine.secrets(connection.registration.clientId, signal);
    if (!listed.ok) return listed;
    const inUse = await vault.get(vaultKeys.secret(id));
    const { keyId, olderKeyIds } = connection.upkeep;
    const value = inUse.kind === 'found' ? inUse.value : null;
    return success(otherSecrets(listed.value, { keyId, olderKeyIds, value }));
  };

  return {
    async find(id) {
      await end(id);
      const run: Run = { controller: new AbortController(), admin: null, listed: [] };
      runs.set(id, run);
      show(id, { phase: 'signing-in', purpose: 'remove', host: '', stalled: false });
      const others = await list(id, run);
      if (run.controller.signal.aborted) return void run.admin?.end();
      if (others.ok && others.value.length > 0) {
        run.listed = others.value;
        return show(id, { phase: 'choose', secrets: others.value });
      }
      await end(id);
      if (!others.ok) return failed(id, others.problem, []);
      settle(id);
      show(id, { phase: 'done', purpose: 'remove', done: ['There is no older secret any more'] });
    },
    async remove(id, keyIds) {
      const run = runs.get(id);
      const connection = connections.get(id);
      if (!run?.admin || !connection) return;
      const { signal } = run.controller;
      const chosen = run.listed.filter(
        ({ keyId, kind }) => keyIds.includes(keyId) && kind !== 'maybe-in-use',
      );
      const done: string[] = [];
      for (const { keyId } of chosen) {
        show(id, working([...done], 'Remove the older secret'));
        const removed = await run.admin.engine.removeSecret(connection.registration.clientId, keyId, signal);
        if (signal.aborted) return;
        if (!removed.ok) {
          await end(id);
          return failed(id, removed.problem, done);
        }
        done.push(chosen.length > 1 ? `${REMOVED} (${done.length + 1} of ${chosen.length})` : REMOVED);
      }
      await end(id);
      settle(id);
      show(id, { phase: 'done', purpose: 'remove', done });
    },
    done(id) {
      settle(id);
      show(id, { phase: 'idle', hasNew: false });
    },
    async cancel(id) {
      if (runs.has(id)) await end(id);
    },
  };
}

function working(done: string[], now: string): RenewalView {
  return { phase: 'working', purpose: 'remove', done, now };
}

function gone({ diagnose }: OlderSecretsDeps): Problem {
  return diagnose({ source: 'app', facts: { message: 'This connection no longer exists.' } });
}
