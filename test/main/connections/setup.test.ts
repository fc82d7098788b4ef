import { expect, it } from 'vitest';
import { systemClock } from '../../../main/clock.ts';
import { createPracticeHost } from '../../../main/connections/practice-host.ts';
import { createSetup, type SetupDeps } from '../../../main/connections/setup.ts';
import { createState } from '../../../main/connections/state.ts';
import { loadClouds } from '../../../main/identity/clouds.ts';
import { createNet } from '../../../main/net/net.ts';
import { failure, type Result, success } from '../../../main/result.ts';
import type { Discovery } from '../../../preload/contract.ts';
import { appState, problem } from '../../fakes/app-state.ts';
import { memoryStore } from '../../fakes/memory-store.ts';
import { memoryVault } from '../../fakes/memory-vault.ts';

const TENANT = '22222222-2222-4222-8222-222222222222';
const FOUND: Discovery = {
  status: 'found',
  domain: 'contoso.example',
  cloud: 'global',
  cloudName: 'Microsoft 365',
  accountType: 'work',
  tenantId: TENANT,
};

function setUp(overrides: Partial<SetupDeps> = {}, store = memoryStore()) {
  const state = createState(appState());
  const vault = memoryVault();
  const net = createNet({ fetch: () => Promise.reject(new Error('no network in this test')) });
  const practice = createPracticeHost({ net, store, clock: systemClock });
  const setup = createSetup({
    store,
    state,
    vault,
    practice,
    clouds: () => loadClouds(),
    discover: async () => FOUND,
    grantAsAdmin: async () => success(null),
    ...overrides,
  });
  return { setup, state, vault, store, view: () => state.get().setup };
}

it('starts with the values most people need', async () => {
  const { setup, view } = setUp();
  await setup.start(false);
  expect(view()).toMatchObject({
    step: 'system',
    system: 'this-computer',
    cloud: 'global',
    registration: { platform: 'publicClient', audience: 'AzureADMyOrg', redirectUri: 'http://localhost' },
    adminConsentUrl: null,
  });
});

it('keeps what was typed on disk, so that reopening resumes', async () => {
  const store = memoryStore();
  const first = setUp({}, store);
  await first.setup.start(false);
  first.setup.update({ mailbox: 'ada@contoso.example', registration: { clientId: 'abc' } });
  first.setup.goTo('registration');

  const second = setUp({}, store);
  await second.setup.restore();
  expect(second.view()).toMatchObject({
    step: 'registration',
    mailbox: 'ada@contoso.example',
    signer: 'ada@contoso.example',
    registration: { clientId: 'abc' },
  });
});

it('keeps what was typed for a System while another one is looked at, on disk too', async () => {
  const store = memoryStore();
  const { setup, view } = setUp({}, store);
  await setup.start(false);
  setup.update({ system: 'perfex-crm' });
  setup.update({ inputs: { domain: 'crm.firma.example' } });
  setup.update({ system: 'osticket' });
  expect(view()?.inputs).toEqual({});
  setup.update({ inputs: { callback: 'https://help.firma.example/api/auth/oauth2' } });
  const second = setUp({}, store);
  await second.setup.restore();
  second.setup.update({ system: 'perfex-crm' });
  expect(second.view()?.inputs).toEqual({ domain: 'crm.firma.example' });
  second.setup.update({ system: 'osticket' });
  expect(second.view()?.inputs).toEqual({ callback: 'https://help.firma.example/api/auth/oauth2' });
  // No System has the name of what every object has.
  second.setup.update({ system: 'constructor' });
  expect(second.view()?.inputs).toEqual({});
});

it('the Signer follows the Mailbox until somebody else signs in', async () => {
  const { setup, view } = setUp();
  await setup.start(false);
  setup.update({ mailbox: 'a@contoso.example' });
  expect(view()?.signer).toBe('a@contoso.example');
  setup.update({ signer: 'b@contoso.example' });
  setup.update({ mailbox: 'support@contoso.example' });
  expect(view()?.signer).toBe('b@contoso.example');
  expect(view()?.permissions.map(({ name }) => name)).toContain('Mail.ReadWrite.Shared');
  setup.update({ access: 'read' });
  expect(view()?.permissions.map(({ name }) => name)).toContain('Mail.Read.Shared');
});

it('fills in the tenant that the domain tells, but not over what was typed', async () => {
  const { setup, view } = setUp();
  await setup.start(false);
  setup.update({ mailbox: 'ada@contoso.example' });
  await setup.discover();
  expect(view()?.registration.tenant).toBe(TENANT);
  setup.update({ registration: { tenant: 'other.example' } });
  await setup.discover();
  expect(view()?.registration.tenant).toBe('other.example');
});

it('chooses an audience with personal accounts for a personal mailbox', async () => {
  const { setup, view } = setUp({
    discover: async () => ({
      status: 'found',
      domain: 'outlook.com',
      cloud: 'global',
      cloudName: 'Microsoft 365',
      accountType: 'personal',
    }),
  });
  await setup.start(false);
  setup.update({ mailbox: 'ada@outlook.com' });
  await setup.discover();
  expect(view()?.registration).toMatchObject({ tenant: '', audience: 'AzureADandPersonalMicrosoftAccount' });
});

it('forgets what it found when another domain is typed', async () => {
  const { setup, view } = setUp();
  await setup.start(false);
  setup.update({ mailbox: 'ada@contoso.example' });
  await setup.discover();
  setup.update({ mailbox: 'ada@fabrikam.example' });
  expect(view()?.discovery.status).toBe('idle');
});

it('only the newest search counts', async () => {
  const answers: ((discovery: Discovery) => void)[] = [];
  const { setup, view } = setUp({ discover: () => new Promise((resolve) => answers.push(resolve)) });
  await setup.start(false);
  setup.update({ mailbox: 'ada@contoso.example' });
  const first = setup.discover();
  const second = setup.discover();
  answers[1]?.(FOUND);
  await second;
  answers[0]?.({ status: 'failed', domain: 'contoso.example', problem: problem('tenant-not-found') });
  await first;
  expect(view()?.discovery.status).toBe('found');
});

it('a search that was under way at the end of the last run is not under way now', async () => {
  const store = memoryStore();
  const first = setUp({ discover: () => new Promise(() => {}) }, store);
  await first.setup.start(false);
  first.setup.update({ mailbox: 'ada@contoso.example' });
  void first.setup.discover();
  const second = setUp({}, store);
  await second.setup.restore();
  expect(second.view()?.discovery.status).toBe('idle');
});

it('keeps the secret in the vault and only says that there is one', async () => {
  const { setup, vault, view, store } = setUp();
  await setup.start(false);
  await setup.setSecret('s3cr3t~value');
  expect(view()?.hasSecret).toBe(true);
  expect([...vault.entries.values()]).toEqual(['s3cr3t~value']);
  expect(JSON.stringify([view(), store.get('setup')])).not.toContain('s3cr3t');
  await setup.setSecret('');
  expect(view()?.hasSecret).toBe(false);
  expect(vault.entries.size).toBe(0);
});

it('discarding removes the secret as well', async () => {
  const { setup, vault, view } = setUp();
  await setup.start(false);
  await setup.setSecret('s3cr3t');
  await setup.discard();
  expect(view()).toBeNull();
  expect(vault.entries.size).toBe(0);
});

it('puts the one right redirect URI back when the platform becomes desktop again', async () => {
  const { setup, view } = setUp();
  await setup.start(false);
  setup.update({ registration: { platform: 'web', redirectUri: 'https://crm.example/cb' } });
  expect(view()?.registration.redirectUri).toBe('https://crm.example/cb');
  setup.update({ registration: { platform: 'publicClient' } });
  expect(view()?.registration.redirectUri).toBe('http://localhost');
});

it('makes the link for the administrator once there is a client id', async () => {
  const { setup, view } = setUp();
  await setup.start(false);
  setup.update({
    mailbox: 'ada@contoso.example',
    registration: { clientId: '11111111-1111-4111-8111-111111111111', tenant: TENANT },
  });
  const url = new URL(view()?.adminConsentUrl ?? '');
  expect(url.pathname).toBe(`/${TENANT}/v2.0/adminconsent`);
  expect(url.searchParams.get('scope')).toContain('https://graph.microsoft.com/Mail.Read');
});

it('shows how the administrator’s attempt ended', async () => {
  const outcome: { settle?: (result: Result<null>) => void } = {};
  const { setup, view } = setUp({
    grantAsAdmin: () =>
      new Promise((settle) => {
        outcome.settle = settle;
      }),
  });
  await setup.start(false);
  setup.update({ registration: { clientId: '11111111-1111-4111-8111-111111111111' } });
  setup.grantAsAdmin();
  expect(view()?.adminConsent.status).toBe('running');
  outcome.settle?.(failure(problem('consent-declined')));
  await new Promise((resolve) => setImmediate(resolve));
  expect(view()?.adminConsent).toMatchObject({ status: 'failed', problem: { cause: 'consent-declined' } });
});
