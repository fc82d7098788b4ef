import { expect, it } from 'vitest';
import { systemClock } from '../../../main/clock.ts';
import { createSignIn, type SignInTarget } from '../../../main/connections/sign-in.ts';
import { createState } from '../../../main/connections/state.ts';
import type { Account, Identity, SignInRequest } from '../../../main/identity/types.ts';
import { failure, type Result, success } from '../../../main/result.ts';
import type { SignInFlow } from '../../../preload/contract.ts';
import { appState, problem } from '../../fakes/app-state.ts';

const ACCOUNT: Account = {
  homeAccountId: 'o.t',
  objectId: 'o',
  tenantId: 't',
  username: 'ada@contoso.example',
  name: 'Ada',
};

/** Sign-ins that the test settles by hand. */
class ManualIdentity implements Pick<Identity, 'signIn'> {
  readonly requests: { request: SignInRequest; settle: (result: Result<Account>) => void }[] = [];
  signIn(request: SignInRequest): Promise<Result<Account>> {
    return new Promise((settle) => this.requests.push({ request, settle }));
  }
  last() {
    const last = this.requests.at(-1);
    if (!last) throw new Error('no sign-in was asked for');
    return last;
  }
}

function setUp(
  accept: SignInTarget['accept'] = async () => success(null),
  more: Partial<SignInTarget> = {},
  usual: SignInFlow = 'window',
) {
  const identity = new ManualIdentity();
  const state = createState(appState());
  const target: SignInTarget = {
    app: {
      cloud: 'global',
      clientId: 'c',
      tenant: 't',
      audience: 'AzureADMyOrg',
      platform: 'publicClient',
      redirectUri: 'http://localhost',
    },
    cacheKey: 'tokens-1',
    signer: 'ada@contoso.example',
    scopes: ['User.Read'],
    accept,
    fail: () => {},
    ...more,
  };
  const signIn = createSignIn({
    identity: identity as unknown as Identity,
    state,
    clock: systemClock,
    diagnose: (evidence) => problem(evidence.cause),
    target: async () => success(target),
    usual: () => usual,
  });
  return { identity, state, signIn, phase: () => state.get().signIn.phase };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('shows the host, then finishing, then nothing once the mailbox was proven', async () => {
  const { identity, state, signIn, phase } = setUp();
  const ended = signIn.start(null, 'window');
  await turn();
  identity.last().request.onProgress({ host: 'login.example', stalled: false });
  expect(state.get().signIn).toMatchObject({ phase: 'waiting', host: 'login.example', flow: 'window' });
  identity.last().request.onProgress('finishing');
  expect(phase()).toBe('finishing');
  identity.last().settle(success(ACCOUNT));
  await ended;
  expect(phase()).toBe('idle');
});

it('passes on that the page hangs, so that the system browser can be offered', async () => {
  const { identity, state, signIn } = setUp();
  void signIn.start('c1', 'window');
  await turn();
  identity.last().request.onProgress({ host: 'login.example', stalled: true });
  expect(state.get().signIn).toMatchObject({ stalled: true, target: 'c1' });
});

it('shows a failure with its problem until it is dismissed', async () => {
  const { identity, state, signIn, phase } = setUp();
  const ended = signIn.start(null, 'window');
  await turn();
  identity.last().settle(failure(problem('consent-declined')));
  await ended;
  expect(state.get().signIn).toMatchObject({ phase: 'failed', problem: { cause: 'consent-declined' } });
  signIn.dismiss();
  expect(phase()).toBe('idle');
});

it('offers the administrator after a declined consent where one is usually needed', async () => {
  const { identity, state, signIn } = setUp(undefined, { canAskAdmin: true });
  const fail = async (cause: Parameters<typeof problem>[0]) => {
    const ended = signIn.start(null, 'window');
    await turn();
    identity.last().settle(failure(problem(cause)));
    await ended;
    return state.get().signIn;
  };
  expect(await fail('consent-declined')).toMatchObject({
    problem: { who: 'admin', repair: 'ask-admin', repairs: ['ask-admin', 'sign-in-again'] },
  });
  const other = problem('popup-closed-or-blocked');
  expect(await fail(other.cause)).toMatchObject({ problem: other });
  expect(await fail(other.cause)).not.toHaveProperty('problem.repair');
});

it('fails when the account is not accepted', async () => {
  const { identity, state, signIn } = setUp(async () => failure(problem('wrong-signer')));
  const ended = signIn.start(null, 'window');
  await turn();
  identity.last().settle(success(ACCOUNT));
  await ended;
  expect(state.get().signIn).toMatchObject({ phase: 'failed', problem: { cause: 'wrong-signer' } });
});

it('cancelling aborts the request, and its late answer changes nothing', async () => {
  const { identity, signIn, phase } = setUp();
  const ended = signIn.start(null, 'window');
  await turn();
  signIn.cancel();
  expect(identity.last().request.signal.aborted).toBe(true);
  identity.last().settle(failure(problem('popup-closed-or-blocked')));
  await ended;
  expect(phase()).toBe('idle');
});

it('a second sign-in takes the place of the first', async () => {
  const { identity, state, signIn } = setUp();
  const first = signIn.start(null, 'window');
  await turn();
  void signIn.start(null, 'browser');
  await turn();
  identity.last().request.onProgress({ host: 'browser.example', stalled: false });
  identity.requests[0]?.settle(failure(problem('popup-closed-or-blocked')));
  await first;
  expect(identity.requests[0]?.request.signal.aborted).toBe(true);
  expect(state.get().signIn).toMatchObject({ phase: 'waiting', flow: 'browser' });
});

it('a throw is answered as a problem, not left hanging', async () => {
  const { signIn, identity, phase } = setUp(async () => {
    throw new Error('bug');
  });
  const ended = signIn.start(null, 'window');
  await turn();
  identity.last().settle(success(ACCOUNT));
  await ended;
  expect(phase()).toBe('failed');
});

it.each([
  ['usual', 'device', 'publicClient', 'device'],
  ['usual', 'browser', 'publicClient', 'browser'],
  ['browser', 'device', 'publicClient', 'browser'],
  // Its redirect URI is caught by the window, and nowhere else.
  ['usual', 'device', 'web', 'window'],
] as const)(
  '%s with %s in the settings and a %s registration begins with %s',
  async (wished, usual, platform, begun) => {
    const app = {
      cloud: 'global',
      clientId: 'c',
      tenant: 't',
      audience: 'AzureADMyOrg',
      redirectUri: 'http://localhost',
    } as const;
    const { state, signIn } = setUp(undefined, { app: { ...app, platform } }, usual);
    void signIn.start(null, wished);
    await turn();
    expect(state.get().signIn).toMatchObject({ phase: 'waiting', flow: begun });
  },
);
