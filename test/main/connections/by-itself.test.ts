import { beforeEach, expect, it } from 'vitest';
import { SEEDS } from '../../support/seeds.ts';
import { graphJson, type TestTenant } from '../practice/harness.ts';
import { type AppView, bootstrapToken } from '../registration/automatic/harness.ts';
import { ADA, chooseSystem, type Desk, OLGA, openDesk, rehearse } from './seeds/desk.ts';

const PERFEX = SEEDS[0];

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  if (!PERFEX) throw new Error('no system');
  await chooseSystem(desk, PERFEX, ADA);
  desk.person.wishes = { address: OLGA, consent: 'organization' };
  desk.services.setup.update({ way: 'by-itself' });
});

const phase = () => desk.services.state.get().setup?.automatic;

interface Grant {
  clientId: string;
  scope: string;
  consentType: string;
}

/** What Entra holds for this setup. */
async function directory() {
  const token = await bootstrapToken(desk.tenant as TestTenant, OLGA);
  const list = async <T>(path: string) => (await graphJson<{ value: T[] }>(desk.tenant, token, path)).value;
  const name = 'Perfex CRM Mailbox';
  const apps = (await list<AppView>('/applications')).filter(({ displayName }) => displayName === name);
  const principals = await list<{ id: string; appId: string }>('/servicePrincipals?$select=id,appId');
  const own = principals.find(({ appId }) => appId === apps[0]?.appId);
  const grants = await list<Grant>('/oauth2PermissionGrants');
  return { apps, grants: grants.filter(({ clientId }) => clientId === own?.id) };
}

it('tells beforehand which right recording the consent needs, and only then asks for it', async () => {
  const { setup, state } = desk.services;
  const rights = () => state.get().setup?.bootstrap.scopes.map(({ name }) => name);
  expect(rights()).toEqual(['Application.ReadWrite.All']);
  setup.update({ recordsConsent: true });
  expect(rights()).toEqual(['Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All']);
});

it('records the consent of the organisation, so that nobody is asked on a page', async () => {
  const { setup, automatic, state } = desk.services;
  setup.update({ recordsConsent: true });
  await automatic.start();
  expect(phase()).toMatchObject({
    phase: 'review',
    changes: expect.arrayContaining([expect.objectContaining({ id: 'consent' })]),
  });
  await automatic.apply();
  expect(phase()).toMatchObject({ phase: 'done', canUndo: true });
  expect(state.get().setup?.adminConsent).toEqual({ status: 'granted' });
  const [grant] = (await directory()).grants;
  expect(grant).toMatchObject({ consentType: 'AllPrincipals' });
  expect(grant?.scope.split(' ').sort()).toEqual(PERFEX?.permissions.toSorted());
});

it('takes the recorded consent back with everything else', async () => {
  const { setup, automatic, state } = desk.services;
  setup.update({ recordsConsent: true });
  await automatic.start();
  await automatic.apply();
  await automatic.undo();
  expect(await directory()).toEqual({ apps: [], grants: [] });
  expect(state.get().setup).toMatchObject({
    automatic: { phase: 'idle' },
    adminConsent: { status: 'none' },
    hasSecret: false,
    registration: { clientId: '' },
  });
});

/** Cancels while the request whose path this is in is on its way. */
function cancelAt(part: string): void {
  const { fetch } = desk.tenant;
  const spied = async (request: Request) => {
    const answer = await fetch(request);
    if (request.method === 'POST' && request.url.includes(part)) {
      Object.assign(desk.tenant, { fetch });
      desk.services.automatic.cancel();
    }
    return answer;
  };
  Object.assign(desk.tenant, { fetch: spied });
}

it('cancelled half-way says what was made, and can still take it back', async () => {
  const { automatic } = desk.services;
  await automatic.start();
  cancelAt('/servicePrincipals');
  await automatic.apply();
  expect(phase()).toMatchObject({
    phase: 'failed',
    canUndo: true,
    done: ['Register the app'],
    problem: { title: 'You stopped it half-way' },
  });
  expect((await directory()).apps).toHaveLength(1);
  await automatic.undo();
  expect(phase()).toEqual({ phase: 'idle' });
  expect((await directory()).apps).toEqual([]);
});

it('tried again after a cancel goes on with the same registration, and undoes both attempts', async () => {
  const { automatic } = desk.services;
  await automatic.start();
  cancelAt('/servicePrincipals');
  await automatic.apply();
  await automatic.start();
  await automatic.apply();
  expect(phase()).toMatchObject({ phase: 'done', canUndo: true });
  const { apps } = await directory();
  expect(apps).toHaveLength(1);
  expect(apps[0]?.passwordCredentials).toHaveLength(1);
  await automatic.undo();
  expect((await directory()).apps).toEqual([]);
});

it('forgets the administrator with the setup', async () => {
  const { automatic, setup, state } = desk.services;
  await automatic.start();
  await automatic.apply();
  expect(automatic.errand()).not.toBeNull();
  setup.grantAsAdmin();
  await expect.poll(() => state.get().setup?.adminConsent.status, { timeout: 20_000 }).toBe('granted');
  await rehearse(desk, ADA);
  expect(state.get().connections).toHaveLength(1);
  expect(automatic.errand()).toBeNull();
});
