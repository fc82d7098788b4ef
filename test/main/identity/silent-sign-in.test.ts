import { expect, it } from 'vitest';
import { PRACTICE_CLOUD } from '../../../main/connections/practice-host.ts';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import { createIdentity } from '../../../main/identity/identity.ts';
import type { AuthUi } from '../../../main/identity/types.ts';
import { createNet } from '../../../main/net/net.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { memoryVault } from '../../fakes/memory-vault.ts';
import { type PersonWishes, signInAs } from '../../fakes/practice-person.ts';
import { ADA, OLGA, testTenant } from '../practice/harness.ts';

/** Signs in through windows of one session; `person` is who sits before them. */
async function setUp() {
  const tenant = await testTenant({ adminConsented: false, messages: 1 });
  const hidden: boolean[] = [];
  let person: PersonWishes = { address: ADA, browser: new Map() };
  const ui: AuthUi = {
    async openAuthWindow({ url, isHidden = false }) {
      hidden.push(isHidden);
      const end = await signInAs(tenant, url, person);
      return end.kind === 'redirect'
        ? { kind: 'redirect', url: end.url.href }
        : { kind: 'closed', pageError: `${end.title} AADSTS${end.code}` };
    },
    openBrowser: async () => undefined,
    clearAuthSession: async () => undefined,
  };
  const clock = new FakeClock(tenant.clock.now);
  const net = createNet({ clock, fetch: (request) => tenant.fetch(request) });
  const identity = createIdentity({
    net,
    clock,
    ui,
    diagnose,
    vault: memoryVault(),
    clouds: () => [PRACTICE_CLOUD],
  });
  const signIn = (isSilent: boolean, loginHint = ADA) =>
    identity.signIn({
      app: {
        cloud: 'practice',
        clientId: tenant.clientId,
        tenant: tenant.tenantId,
        audience: 'AzureADMyOrg',
        platform: 'publicClient',
        redirectUri: 'http://localhost',
      },
      cacheKey: 'tokens-1',
      loginHint,
      scopes: ['openid', 'profile', 'offline_access', 'User.Read', 'Mail.Read'],
      flow: 'window',
      isSilent,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
  return {
    signIn,
    hidden,
    be(next: PersonWishes) {
      person = next;
    },
  };
}

it('tells that consent is missing, and signs in once an administrator has given it', async () => {
  const { signIn, hidden, be } = await setUp();
  const browser = new Map<string, string>();
  be({ address: ADA, browser });
  expect(await signIn(false)).toMatchObject({ ok: false });
  expect(await signIn(true)).toMatchObject({ ok: false, problem: { cause: 'user-consent-required' } });
  be({ address: OLGA, browser: new Map(), consent: 'organization' });
  expect(await signIn(false, OLGA)).toMatchObject({ ok: true });
  be({ address: ADA, browser });
  expect(await signIn(true)).toMatchObject({ ok: true, value: { username: ADA } });
  expect(hidden).toEqual([false, true, false, true]);
});

it('says that a sign-in is needed where the session knows nobody', async () => {
  const { signIn, be } = await setUp();
  be({ address: ADA, browser: new Map() });
  const result = await signIn(true);
  expect(result).toMatchObject({ ok: false, problem: { repair: 'sign-in-again' } });
  expect(result).not.toMatchObject({ problem: { cause: 'user-consent-required' } });
});
