import { createIdentity } from '../../../main/identity/identity.ts';
import type { AuthUi, Identity, SignInRequest } from '../../../main/identity/types.ts';
import { createNet } from '../../../main/net/net.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { memoryVault } from '../../fakes/memory-vault.ts';
import { createFakeUi, FAKE_APP, FAKE_CLOUD, FakeEntra, fakeDiagnose } from './fake-entra.ts';

export const GRAPH_SCOPES = ['https://graph.fake.example/Mail.Read', 'https://graph.fake.example/User.Read'];
export const OUTLOOK_SCOPES = ['https://outlook.fake.example/IMAP.AccessAsUser.All'];

/** Identity on real MSAL, a fake sign-in service and an empty vault; no network. */
export function createHarness(person: Partial<AuthUi> = {}, vault = memoryVault()) {
  const entra = new FakeEntra();
  const clock = new FakeClock(Date.now());
  const net = createNet({ fetch: () => Promise.reject(new Error('the network was touched')), clock });
  net.route('login.fake.example', { fetch: entra.fetch, browserOrigin: 'http://127.0.0.1:1' });
  const ui = createFakeUi({
    openAuthWindow: async ({ url }) => ({ kind: 'redirect', url: entra.redirectFor(url) }),
    ...person,
  });
  const restart = () =>
    createIdentity({ net, vault, clouds: () => [FAKE_CLOUD], ui, diagnose: fakeDiagnose, clock });
  const identity = restart();
  const progress: unknown[] = [];
  const signIn = (change: Partial<SignInRequest> = {}) =>
    identity.signIn({
      app: FAKE_APP,
      cacheKey: 'tokens-1',
      loginHint: 'ada@contoso.example',
      scopes: ['openid', 'offline_access', ...GRAPH_SCOPES],
      flow: 'window',
      signal: new AbortController().signal,
      onProgress: (step) => progress.push(step),
      ...change,
    });
  const token = (scopes = GRAPH_SCOPES, more: Partial<Parameters<Identity['token']>[0]> = {}) =>
    identity.token({ app: FAKE_APP, cacheKey: 'tokens-1', scopes, ...more });
  return { entra, clock, net, vault, identity, restart, progress, signIn, token };
}
