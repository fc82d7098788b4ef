import type {
  AddressList,
  CommandInput,
  Discovery,
  EditView,
  Problem,
  Ready,
} from '../../../preload/contract.ts';
import { cleanPaste } from '../../../preload/registration-fields.ts';
import type { Doctor } from '../../checks/doctor.ts';
import type { Evidence } from '../../diagnosis/types.ts';
import type { Cloud } from '../../identity/types.ts';
import { failure, type Result, success } from '../../result.ts';
import { vaultKeys } from '../app-identity.ts';
import type { Connections } from '../connections.ts';
import type { Files } from '../files.ts';
import type { StateStore } from '../state.ts';
import type { Connection, Vault } from '../types.ts';
import { checkMany } from './check-many.ts';
import { createErrands } from './errands.ts';
import { createLookUps, domainOf, judgeDomain, type LookUps } from './look-up.ts';
import { newConnections } from './new-connections.ts';
import { readAddresses } from './read-addresses.ts';
import { modelOf, troubleOf, viewOfReady } from './ready.ts';
import { type SignInManyDeps, signInMany } from './sign-in-many.ts';

export interface FleetDeps extends Omit<SignInManyDeps, 'connections'> {
  state: StateStore;
  connections: Connections;
  doctor: Doctor;
  vault: Vault;
  files: Files;
  clouds(): readonly Cloud[];
  discover(address: string, isPractice: boolean, signal: AbortSignal): Promise<Discovery>;
  diagnose(evidence: Evidence): Problem;
}

type ListInput = CommandInput<'fleet.read'>;

/** What is done for many connections at once. One errand at a time; it goes on while the person looks elsewhere. */
export interface Fleet {
  read(input: ListInput): Result<AddressList>;
  lookUp(input: ListInput): Promise<Result<null>>;
  cancelLookUp(): void;
  openFile(): Promise<Result<{ text: string | null }>>;
  /** What follows from the values of a registration that is ready. */
  look(ready: Ready): EditView;
  /** Adds connections and begins to sign them in. */
  add(input: CommandInput<'fleet.add'>): Promise<Result<{ added: number }>>;
  check(ids: readonly string[]): void;
  signIn(ids: readonly string[]): void;
  sync(ids: readonly string[]): void;
  pause(ids: readonly string[], paused: boolean): void;
  remove(ids: readonly string[]): Promise<void>;
  cancel(): void;
  dismiss(): void;
}

export function createFleet(deps: FleetDeps): Fleet {
  const { state, connections, doctor, vault, files, diagnose } = deps;
  const errands = createErrands(state);
  const found = (ids: readonly string[]) => ids.flatMap((id) => connections.get(id) ?? []);
  const refuse = (message: string) => failure(diagnose({ source: 'app', facts: { message } }));
  const gone = () => refuse('The connection to take over from no longer exists.');
  /** What the mailboxes of a list are made like. */
  const likeOf = (like: ListInput['like']) =>
    typeof like === 'string' ? connections.get(like) : modelOf(like, deps.clouds());

  const lookUps = new Map<boolean, LookUps>();
  /** The practice tenant's domains are asked for inside the app. */
  const lookUpsFor = ({ practice }: Connection) => {
    const known =
      lookUps.get(practice) ?? createLookUps((address, signal) => deps.discover(address, practice, signal));
    lookUps.set(practice, known);
    return known;
  };
  let looking: AbortController | null = null;

  const rowsOf = ({ text, signer }: ListInput, like: Connection) => {
    const same = connections.all().filter(({ system }) => system === like.system);
    const connected = new Set(same.map(({ mailbox }) => mailbox.toLowerCase()));
    const list = readAddresses(text, { signer: signer.trim(), connected });
    const lookUps = lookUpsFor(like);
    const rows = list.rows.map((row) => judgeDomain(row, like, lookUps.get(domainOf(row.signer))));
    return { ...list, rows, unknownDomains: lookUps.missing(rows) };
  };
  const run = (kind: 'sign-in' | 'add', list: readonly Connection[]) =>
    void signInMany(list, deps, errands.begin(kind, list));

  return {
    read(input) {
      const like = likeOf(input.like);
      return like ? success(rowsOf(input, like)) : gone();
    },
    async lookUp(input) {
      const like = likeOf(input.like);
      if (!like) return gone();
      looking?.abort();
      const controller = new AbortController();
      looking = controller;
      await lookUpsFor(like).ask(rowsOf(input, like).unknownDomains, controller.signal);
      return success(null);
    },
    cancelLookUp: () => looking?.abort(),
    async openFile() {
      try {
        return success({ text: await files.open('Choose a list of mailboxes') });
      } catch (error) {
        return refuse(error instanceof Error ? error.message : 'The file cannot be read.');
      }
    },
    look: (ready) => viewOfReady(ready, deps.clouds()),
    async add(input) {
      const found = likeOf(input.like);
      if (!found) return gone();
      const isTyped = typeof input.like !== 'string';
      const secret = isTyped ? cleanPaste(input.secret) : await secretOf(vault, found);
      const trouble = isTyped ? troubleOf(found, secret, deps.clouds()) : null;
      if (trouble) return refuse(trouble);
      const like = { ...found, hasSecret: isTyped ? secret !== '' : found.hasSecret };
      const added = newConnections(rowsOf(input, like).rows, like, connections.all(), (domain) =>
        lookUpsFor(like).get(domain),
      );
      if (secret !== '') await keepSecret(vault, secret, added);
      connections.addMany(added);
      if (added.length > 0) run('add', added);
      return success({ added: added.length });
    },
    check(ids) {
      const list = found(ids);
      void checkMany(list, doctor, errands.begin('check', list));
    },
    signIn: (ids) => run('sign-in', found(ids)),
    sync(ids) {
      for (const id of ids) connections.sync(id);
    },
    pause(ids, paused) {
      for (const { id } of found(ids)) connections.setPaused(id, paused);
    },
    async remove(ids) {
      for (const { id } of found(ids)) await connections.remove(id);
    },
    cancel: errands.cancel,
    dismiss: errands.dismiss,
  };
}

/** Empty where there is none, or nobody can read it now. */
async function secretOf(vault: Vault, like: Connection): Promise<string> {
  if (!like.hasSecret) return '';
  const entry = await vault.get(vaultKeys.secret(like.id));
  return entry.kind === 'found' ? entry.value : '';
}

/** Connections of one Registration hold its secret each, so that each can be removed alone. */
async function keepSecret(vault: Vault, secret: string, added: readonly Connection[]): Promise<void> {
  for (const { id } of added) await vault.set(vaultKeys.secret(id), secret);
}
