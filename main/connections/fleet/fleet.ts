import type {
  AddressList,
  AddressRow,
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
import type { Connection, Store, Vault } from '../types.ts';
import { checkMany } from './check-many.ts';
import { createErrands, type ErrandBoard } from './errands.ts';
import { createLookUps, domainOf, judgeWithModel, type LookUps, modelFor } from './look-up.ts';
import { newConnections } from './new-connections.ts';
import { readAddresses } from './read-addresses.ts';
import { modelOf, troubleOf, viewOfReady } from './ready.ts';
import { type SignInManyDeps, signInMany } from './sign-in-many.ts';
import { keepUnfinished } from './unfinished.ts';

export interface FleetDeps extends Omit<SignInManyDeps, 'connections'> {
  store: Store;
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
  /** At start: answers who waits since adding was interrupted, and offers to go on. */
  restore(): string[];
  /** Goes on with it. */
  resume(): void;
  cancel(): void;
  /** The app ends: who waits now is offered again at the next start. */
  close(): void;
  /** Puts the last errand away; what was interrupted is left as it is. */
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
    const rows = list.rows.map((row) => {
      const found = lookUps.get(domainOf(row.signer));
      return judgeWithModel(row, { like, model: modelFor(like, found, connections.all()), found });
    });
    return { ...list, rows, unknownDomains: lookUps.missing(rows) };
  };
  const unfinished = keepUnfinished(deps.store);
  /** Whoever was signed in alone meanwhile does not wait any more. */
  const waiting = () => found(unfinished.ids()).filter(({ account }) => account === null);
  const run = async (kind: 'sign-in' | 'add', list: readonly Connection[]) => {
    const ids = list.map(({ id }) => id);
    if (kind === 'add') unfinished.begin(ids);
    const board = errands.begin(kind, list);
    const end: ErrandBoard['end'] = (id, outcome) => {
      unfinished.end([id]);
      board.end(id, outcome);
    };
    await signInMany(list, deps, { ...board, end });
    unfinished.end(ids);
  };

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
      const lookUps = lookUpsFor(like);
      const modelOfRow = ({ signer }: AddressRow) =>
        modelFor(like, lookUps.get(domainOf(signer)), connections.all());
      const added: Connection[] = [];
      for (const [model, rows] of Map.groupBy(rowsOf(input, like).rows, modelOfRow)) {
        const made = newConnections(rows, model, connections.all(), lookUps.get);
        const shared = model === like ? secret : await secretOf(vault, model);
        if (shared !== '') await keepSecret(vault, shared, made);
        added.push(...made);
      }
      connections.addMany(added);
      if (added.length > 0) void run('add', added);
      return success({ added: added.length });
    },
    check(ids) {
      const list = found(ids);
      void checkMany(list, doctor, errands.begin('check', list));
    },
    signIn: (ids) => void run('sign-in', found(ids)),
    sync(ids) {
      for (const id of ids) connections.sync(id);
    },
    pause(ids, paused) {
      for (const { id } of found(ids)) connections.setPaused(id, paused);
    },
    async remove(ids) {
      for (const { id } of found(ids)) await connections.remove(id);
      if (state.get().errand?.wasInterrupted) errands.offer('add', waiting());
    },
    restore() {
      const list = waiting();
      errands.offer('add', list);
      // The offer stands there.
      if (list.length > 0) state.update({ place: { screen: 'overview', tab: null, visit: 0 } });
      return list.map(({ id }) => id);
    },
    resume() {
      if (!errands.isRunning()) void run('add', waiting());
    },
    cancel: errands.cancel,
    close: unfinished.close,
    dismiss() {
      if (errands.isRunning()) return;
      const isLeft = state.get().errand?.wasInterrupted === true;
      const ids = unfinished.ids();
      if (isLeft) {
        unfinished.end(ids);
        for (const id of ids) connections.release(id);
      }
      // Another errand may have stood before it.
      errands.offer('add', waiting());
    },
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
