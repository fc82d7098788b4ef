import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import { createIdentity } from '../../../main/identity/identity.ts';
import type { AppIdentity, AuthUi, Cloud, SignInStep } from '../../../main/identity/types.ts';
import { createNet } from '../../../main/net/net.ts';
import { signInAs } from '../../../main/practice/scripted-person.ts';
import { createPracticeTenant } from '../../../main/practice/tenant.ts';
import type { PracticeOptions } from '../../../main/practice/types.ts';
import { memoryVault } from '../../fakes/memory-vault.ts';
import type { PersonWishes } from '../../fakes/practice-person.ts';
import { createFakeUi } from './fake-entra.ts';

const CLOUD: Cloud = {
  id: 'practice',
  name: 'Practice tenant',
  login: 'https://login.practice.example',
  graph: 'https://graph.practice.example',
  outlook: 'https://outlook.practice.example',
  portal: 'https://entra.practice.example',
  personalDomains: [],
  hasPersonalAccounts: true,
  discoverable: false,
};
const SCOPES = ['offline_access', `${CLOUD.graph}/Mail.Read`, `${CLOUD.graph}/User.Read`];

type DeviceStep = Extract<SignInStep, { device: unknown }>;

/** A device in front of a tenant that answers at once; `person` is who types the code. */
async function device(options: Partial<PracticeOptions> = {}, change: Partial<AppIdentity> = {}) {
  const tenant = await createPracticeTenant({
    login: CLOUD.login,
    graph: CLOUD.graph,
    messages: 3,
    seed: 1,
    adminConsented: true,
    deviceInterval: 0,
    now: Date.now,
    ...options,
  });
  const net = createNet({ fetch: () => Promise.reject(new Error('the network was touched')) });
  for (const origin of [CLOUD.login, CLOUD.graph]) net.route(new URL(origin).host, { fetch: tenant.fetch });
  const opened: string[] = [];
  const openAuthWindow: AuthUi['openAuthWindow'] = async ({ url }) => {
    opened.push(url);
    return { kind: 'closed' };
  };
  const ui = createFakeUi({ openAuthWindow });
  const identity = createIdentity({ net, vault: memoryVault(), clouds: () => [CLOUD], ui, diagnose });
  const app: AppIdentity = {
    cloud: CLOUD.id,
    clientId: tenant.clientId,
    tenant: tenant.tenantId,
    audience: 'AzureADMyOrg',
    platform: 'publicClient',
    redirectUri: 'http://localhost',
    ...change,
  };
  const steps: DeviceStep[] = [];
  const signIn = (onCode: (step: DeviceStep) => void, more: { signal?: AbortSignal; secret?: string } = {}) =>
    identity.signIn({
      app,
      cacheKey: 'tokens-1',
      loginHint: '',
      scopes: SCOPES,
      flow: 'device',
      signal: new AbortController().signal,
      onProgress(step) {
        if (typeof step !== 'object' || !('device' in step)) return;
        steps.push(step);
        onCode(step);
      },
      ...more,
    });
  const person =
    (wishes: Partial<PersonWishes> = {}) =>
    ({ device: { userCode, verificationUri } }: DeviceStep) =>
      void signInAs(tenant, verificationUri, {
        address: `ada.keller@${tenant.tenantDomain}`,
        userCode: userCode.toLowerCase(),
        ...wishes,
      });
  const token = () => identity.token({ app, cacheKey: 'tokens-1', scopes: SCOPES });
  return { tenant, signIn, person, token, steps, opened };
}

describe('a sign-in with a device code', () => {
  it('ends when the person has typed the code elsewhere, and leaves tokens', async () => {
    const { tenant, signIn, person, token, steps } = await device();
    const account = await signIn(person());
    expect(account).toMatchObject({ ok: true, value: { username: `ada.keller@${tenant.tenantDomain}` } });
    expect(steps).toHaveLength(1);
    expect(steps[0]?.device.userCode).toMatch(/^[A-Z0-9]{9}$/);
    expect(await token()).toMatchObject({ ok: true });
  });

  it('opens the page in the window where it exists inside this app only', async () => {
    const { signIn, person, opened } = await device();
    await signIn((step) => void step.open().then(() => person()(step)));
    expect(opened).toEqual(['https://login.practice.example/common/oauth2/deviceauth']);
  });

  it.each([
    ['declines the permissions', 'olga.admin', { consent: 'decline' }, 'consent-declined'],
    ['is kept out by a policy', 'carl.brandt', {}, 'conditional-access-blocked'],
  ] as const)('tells that the person %s', async (_, name, wishes, cause) => {
    const { tenant, signIn, person } = await device({ adminConsented: false });
    const address = `${name}@${tenant.tenantDomain}`;
    expect(await signIn(person({ ...wishes, address }))).toMatchObject({ ok: false, problem: { cause } });
  });

  it('tells that the company blocks codes', async () => {
    const { tenant, signIn, person } = await device();
    tenant.control.provoke('device-code-blocked', '', true);
    expect(await signIn(person())).toMatchObject({
      ok: false,
      problem: { cause: 'conditional-access-blocked', facts: { code: 'AADSTS53003' } },
    });
  });

  it('tells that the code was not used in time', async () => {
    const { tenant, signIn } = await device();
    tenant.control.provoke('device-codes-expire', '', true);
    expect(await signIn(() => undefined)).toMatchObject({
      ok: false,
      problem: { cause: 'device-code-expired-or-pending' },
    });
  });

  it('can be cancelled while it waits', async () => {
    const { signIn } = await device();
    const controller = new AbortController();
    const result = await signIn(() => controller.abort(), { signal: controller.signal });
    expect(result).toMatchObject({ ok: false, problem: { cause: 'popup-closed-or-blocked' } });
  });

  it('needs a public client: a Web registration and one without public flows say so', async () => {
    const web = await device({}, { platform: 'web' });
    expect(await web.signIn(() => undefined, { secret: 'a-secret' })).toMatchObject({
      ok: false,
      problem: { cause: 'wrong-platform-web-needs-secret' },
    });
    const { tenant } = web;
    const strict = await device(
      {},
      { clientId: tenant.registrations['multiTenant'] ?? '', audience: 'AzureADMultipleOrgs' },
    );
    expect(await strict.signIn(strict.person())).toMatchObject({
      ok: false,
      problem: { cause: 'wrong-platform-web-needs-secret', facts: { code: 'AADSTS7000218' } },
    });
  });
});

describe('the practice tenant’s device codes', () => {
  it('ask for patience, know wrong codes from old ones, and work once', async () => {
    const clock = { now: Date.UTC(2026, 0, 1) };
    const { tenant } = await device({ deviceInterval: 5, now: () => clock.now });
    const post = async (path: string, form: Record<string, string>) => {
      const url = `${CLOUD.login}/${tenant.tenantId}/oauth2/v2.0/${path}`;
      const response = await tenant.fetch(
        new Request(url, { method: 'POST', body: new URLSearchParams(form) }),
      );
      return (await response.json()) as Record<string, string>;
    };
    const ask = (code: string) =>
      post('token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: tenant.clientId,
        device_code: code,
      });
    const begin = () => post('devicecode', { client_id: tenant.clientId, scope: 'openid User.Read' });
    const issued = await begin();
    const code = issued['device_code'] ?? '';
    expect(issued).toMatchObject({ expires_in: 900, interval: 5 });
    expect(await ask(code)).toMatchObject({ error: 'authorization_pending', error_codes: [70016] });
    clock.now += 1000;
    expect(await ask(code)).toMatchObject({ error: 'slow_down' });
    expect(await ask('wrong')).toMatchObject({ error: 'bad_verification_code', error_codes: [70018] });
    const page = issued['verification_uri'] ?? '';
    const wrong = await signInAs(tenant, page, { address: 'ada@x', userCode: 'WRONGCODE' });
    expect(wrong).toMatchObject({ kind: 'page', title: 'Enter code' });
    const ada = { address: `ada.keller@${tenant.tenantDomain}`, userCode: issued['user_code'] ?? '' };
    expect(await signInAs(tenant, page, ada)).toMatchObject({ title: 'You have signed in' });
    clock.now += 5000;
    expect(await ask(code)).toMatchObject({ token_type: 'Bearer' });
    expect(await ask(code)).toMatchObject({ error_codes: [70018] });
    const late = await begin();
    clock.now += 901_000;
    expect(await ask(late['device_code'] ?? '')).toMatchObject({
      error: 'expired_token',
      error_codes: [70020],
    });
    const old = await signInAs(tenant, page, { ...ada, userCode: late['user_code'] ?? '' });
    expect(old).toMatchObject({ kind: 'page', code: 70019 });
  });
});
