import { describe, expect, it } from 'vitest';
import { createErrands } from '../../../../main/connections/fleet/errands.ts';
import { newConnections } from '../../../../main/connections/fleet/new-connections.ts';
import { readAddresses } from '../../../../main/connections/fleet/read-addresses.ts';
import { type SignInManyDeps, signInMany } from '../../../../main/connections/fleet/sign-in-many.ts';
import { createState } from '../../../../main/connections/state.ts';
import type { Connection } from '../../../../main/connections/types.ts';
import { failure, type Result, success } from '../../../../main/result.ts';
import type { Cause, CheckRun } from '../../../../preload/contract.ts';
import { appState, problem } from '../../../fakes/app-state.ts';
import { savedConnection } from '../../../fakes/saved-connection.ts';

function connection(values: Partial<Connection>): Connection {
  return savedConnection({
    id: 'like',
    mailbox: 'like@contoso.com',
    signer: 'like@contoso.com',
    signedInAs: 'like@contoso.com',
    account: { homeAccountId: 'o.t', objectId: 'o', tenantId: 't' },
    ...values,
  });
}

const like = connection({});
const listed = (text: string, signer = '') =>
  newConnections(readAddresses(text, { signer, connected: new Set() }).rows, like, [like]);

const FAILED_RUN = { checks: [{ verdict: 'failed' }] } as CheckRun;

/** People who have signed in open what they may; everybody else has to be asked. */
function world(list: readonly Connection[]) {
  const state = createState(appState());
  const kept = new Map(list.map((one) => [one.id, one]));
  const signedIn = new Set<string>();
  const asked: string[] = [];
  const released: string[] = [];
  const locked = new Map<string, Cause>();
  const refusing = new Set<string>();
  const unfit = new Set<string>();
  const checkedAgain: string[] = [];
  const keyOf = (id: string) => kept.get(id)?.signInKey ?? id;
  const deps: SignInManyDeps = {
    connections: {
      get: (id) => kept.get(id),
      amend: (one) => void kept.set(one.id, one),
      release: (id) => void released.push(id),
    },
    signIn: {
      async start(id): Promise<Result<null> | null> {
        const one = kept.get(id ?? '');
        asked.push(one?.signer ?? '');
        if (!one || refusing.has(one.signer)) return failure(problem('popup-closed-or-blocked'));
        signedIn.add(keyOf(one.id));
        return open(one.id);
      },
      cancel: () => {},
      dismiss: () => {},
    },
    open: async (id) => open(id),
    doctor: {
      lastRun: (id) => (unfit.has(id) ? FAILED_RUN : null),
      async repaired(id) {
        checkedAgain.push(id);
        return null;
      },
    },
  };
  function open(id: string): Result<null> {
    if (!signedIn.has(keyOf(id))) return failure(problem('refresh-token-expired'));
    const cause = locked.get(kept.get(id)?.mailbox ?? '');
    return cause ? failure(problem(cause)) : success(null);
  }
  const run = async () => {
    const board = createErrands(state).begin('add', list);
    await signInMany(list, deps, board);
    return state.get().errand?.items.map(({ mailbox, phase, problem: why }) => [mailbox, phase, why?.cause]);
  };
  return { run, state, signedIn, asked, released, locked, refusing, kept, unfit, checkedAgain };
}

describe('signing many in', () => {
  it('asks each person once, however many mailboxes they open', async () => {
    const list = listed(
      'a@contoso.com,dana@contoso.com\nb@contoso.com,max@contoso.com\nc@contoso.com,DANA@contoso.com',
    );
    const { run, asked, released } = world(list);
    expect(await run()).toEqual([
      ['a@contoso.com', 'done', undefined],
      ['b@contoso.com', 'done', undefined],
      ['c@contoso.com', 'done', undefined],
    ]);
    expect(asked).toEqual(['dana@contoso.com', 'max@contoso.com']);
    expect(new Set(released)).toEqual(new Set(list.map(({ id }) => id)));
  });

  it('asks nobody whose earlier sign-in still holds', async () => {
    const list = listed('a@contoso.com\nb@contoso.com', like.signer);
    const { run, asked, signedIn } = world(list);
    signedIn.add('like');
    expect((await run())?.map(([, phase]) => phase)).toEqual(['done', 'done']);
    expect(asked).toEqual([]);
  });

  it('has what a check had found looked at again, where the mailbox opens', async () => {
    const list = listed('a@contoso.com\nb@contoso.com\nc@contoso.com', 'dana@contoso.com');
    const [first, second] = list;
    const { run, unfit, checkedAgain, locked } = world(list);
    unfit.add(first?.id ?? '').add(second?.id ?? '');
    locked.set('a@contoso.com', 'no-mailbox-permission');
    await run();
    expect(checkedAgain).toEqual([second?.id]);
  });

  it('tells for each mailbox why it does not open, and goes on', async () => {
    const list = listed('a@contoso.com\nb@contoso.com\nc@contoso.com', 'dana@contoso.com');
    const { run, asked, locked } = world(list);
    locked.set('a@contoso.com', 'no-mailbox-permission');
    locked.set('c@contoso.com', 'mailbox-not-found');
    expect(await run()).toEqual([
      ['a@contoso.com', 'failed', 'no-mailbox-permission'],
      ['b@contoso.com', 'done', undefined],
      ['c@contoso.com', 'failed', 'mailbox-not-found'],
    ]);
    expect(asked).toEqual(['dana@contoso.com']);
  });

  it('a person who does not sign in keeps nobody else from it', async () => {
    const list = listed(
      'a@contoso.com,dana@contoso.com\nb@contoso.com,dana@contoso.com\nc@contoso.com,max@contoso.com',
    );
    const { run, refusing } = world(list);
    refusing.add('dana@contoso.com');
    expect(await run()).toEqual([
      ['a@contoso.com', 'failed', 'popup-closed-or-blocked'],
      ['b@contoso.com', 'failed', 'popup-closed-or-blocked'],
      ['c@contoso.com', 'done', undefined],
    ]);
  });

  it('brings connections that were made one by one under one sign-in', async () => {
    const list = ['x', 'y'].map((id) =>
      connection({ id, mailbox: `${id}@contoso.com`, signer: 'dana@contoso.com' }),
    );
    const { run, asked, kept } = world(list);
    await run();
    expect(asked).toEqual(['dana@contoso.com']);
    expect([...kept.values()].map(({ signInKey }) => signInKey)).toEqual([undefined, 'x']);
  });
});

it('connections that are added share the sign-in of those like them, and nothing else', () => {
  const [first, second, third] = listed('a@contoso.com\nb@fabrikam.com,dana@fabrikam.com\nc@outlook.com', '');
  expect(first).toMatchObject({
    signer: 'a@contoso.com',
    account: null,
    lastSync: null,
    signInKey: first?.id,
  });
  expect(second).toMatchObject({ signer: 'dana@fabrikam.com', accountType: 'work' });
  expect(third).toMatchObject({ accountType: 'personal' });
  const [shared] = listed('d@contoso.com', like.signer);
  expect(shared?.signInKey).toBe('like');
});
