import type { CommandInput, Edited, EditView, Problem } from '../../../preload/contract.ts';
import type { Doctor } from '../../checks/doctor.ts';
import type { Clock } from '../../clock.ts';
import type { Evidence } from '../../diagnosis/types.ts';
import type { Cloud, Identity } from '../../identity/types.ts';
import { failure, type Result, success } from '../../result.ts';
import { vaultKeys } from '../app-identity.ts';
import type { Connections } from '../connections.ts';
import type { SignInService } from '../sign-in.ts';
import type { Connection, Vault } from '../types.ts';
import { withRenewed } from '../upkeep/upkeep.ts';
import {
  losesSignIn,
  needsSignIn,
  refusal,
  sameRegistration,
  signInKeyFor,
  viewOfEdit,
  withRegistrationOf,
  withValues,
} from './edited.ts';

export interface EditDeps {
  connections: Pick<Connections, 'get' | 'all' | 'replace'>;
  doctor: Pick<Doctor, 'run'>;
  signIn: Pick<SignInService, 'start'>;
  identity: Pick<Identity, 'signOut'>;
  vault: Vault;
  clock: Clock;
  clouds(): Cloud[];
  diagnose(evidence: Evidence): Problem;
}

/** Changes what was typed into the setup of a connection that exists. */
export interface Edits {
  /** The connection as it is, or as it would be with these values. */
  look(connectionId: string, values?: Edited): Result<EditView>;
  /** Takes the values over at once. What follows (a sign-in, the checks) goes on by itself. */
  save(input: CommandInput<'edit.save'>): Promise<Result<null>>;
  /** The same, and settles only when sign-in and checks have ended. */
  saveAndProve(input: CommandInput<'edit.save'>): Promise<Result<null>>;
}

export function createEdits(deps: EditDeps): Edits {
  const { connections, doctor, signIn } = deps;

  const prove = async (changed: readonly Change[]) => {
    const [first, ...others] = changed;
    if (!first) return;
    // The others wait for their own Signers: one window at a time is enough.
    if (first.needsSignIn) await signIn.start(first.id, 'usual');
    for (const { id } of [first, ...others]) await doctor.run(id, {}, 'repair');
  };

  const take = async ({ connectionId, values, secret, withOthers }: CommandInput<'edit.save'>) => {
    const before = connections.get(connectionId);
    if (!before) return failure(gone(deps));
    const after = withValues(before, values, deps.clouds());
    const view = viewOfEdit({ before, after, all: connections.all() }, deps.clouds());
    const message = refusal(after, secret, view);
    if (message) return failure(deps.diagnose({ source: 'app', facts: { message } }));
    const others = withOthers ? sameRegistration(before, connections.all()) : [];
    const edited = [after, ...others.map((other) => withRegistrationOf(other, after))];
    const changed: Change[] = [];
    for (const one of edited) changed.push(await keep(deps, one, secret));
    return success(changed);
  };

  return {
    look(id, values) {
      const before = connections.get(id);
      if (!before) return failure(gone(deps));
      const after = values ? withValues(before, values, deps.clouds()) : before;
      return success(viewOfEdit({ before, after, all: connections.all() }, deps.clouds()));
    },
    async save(input) {
      const taken = await take(input);
      if (!taken.ok) return taken;
      void prove(taken.value);
      return success(null);
    },
    async saveAndProve(input) {
      const taken = await take(input);
      if (!taken.ok) return taken;
      await prove(taken.value);
      return success(null);
    },
  };
}

interface Change {
  id: string;
  needsSignIn: boolean;
}

/** Keeps one changed connection, its secret first: what syncs next reads it. */
async function keep(deps: EditDeps, changed: Connection, secret: string): Promise<Change> {
  const { connections, vault, identity, clock } = deps;
  const before = connections.get(changed.id) ?? changed;
  const others = connections.all().filter(({ id }) => id !== changed.id);
  const isGone = losesSignIn(before, changed);
  let after: Connection = { ...changed, signInKey: signInKeyFor(changed, others) };
  if (isGone) {
    after = { ...after, account: null, signedInAs: null };
    const key = vaultKeys.tokens(before);
    if (!others.some((one) => vaultKeys.tokens(one) === key)) await identity.signOut(key);
  }
  if (JSON.stringify(before.registration) !== JSON.stringify(after.registration)) after.proof = [];
  after = await keepSecret(vault, after, { secret, now: clock.now() });
  connections.replace(after);
  return { id: after.id, needsSignIn: needsSignIn(before, changed) };
}

async function keepSecret(
  vault: Vault,
  connection: Connection,
  { secret, now }: { secret: string; now: number },
): Promise<Connection> {
  if (connection.registration.platform !== 'web') {
    if (connection.hasSecret) await vault.delete(vaultKeys.secret(connection.id));
    return { ...connection, hasSecret: false, secretExpiresAt: null };
  }
  if (secret === '') return connection;
  await vault.set(vaultKeys.secret(connection.id), secret.trim());
  return withRenewed(connection, { keyId: null, expiresAt: null }, now);
}

function gone({ diagnose }: EditDeps) {
  return diagnose({ source: 'app', facts: { message: 'This connection no longer exists.' } });
}
