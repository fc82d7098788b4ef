import { afterEach, beforeEach, expect, it } from 'vitest';
import { SEEDS } from '../../../support/seeds.ts';
import { graphJson, type TestTenant } from '../../practice/harness.ts';
import { type AppView, bootstrapToken } from '../../registration/automatic/harness.ts';
import {
  ADA,
  chooseSystem,
  type Desk,
  grantAsAdmin,
  must,
  OLGA,
  openDesk,
  registerByItself,
  rehearse,
} from '../seeds/desk.ts';

let desk: Desk;
let id = '';

/** A System that works with its first secret, which stands in the System by now. */
beforeEach(async () => {
  desk = await openDesk();
  const [perfex] = SEEDS;
  if (!perfex) throw new Error('no system');
  await chooseSystem(desk, perfex, ADA);
  await registerByItself(desk);
  await grantAsAdmin(desk);
  await rehearse(desk, ADA);
  id = desk.services.connections.all()[0]?.id ?? '';
  must(await desk.services.handover.copySecret(id));
});

afterEach(async () => {
  desk.services.doctor.cancel(id);
  await desk.services.practice.close();
});

const view = () => {
  const [connection] = desk.services.state.get().connections;
  if (!connection) throw new Error('the connection is gone');
  return connection;
};

/** The registration's secrets, as an administrator reads them. */
async function secrets() {
  const token = await bootstrapToken(desk.tenant as TestTenant, OLGA);
  const { clientId } = view().registration;
  return (await graphJson<AppView>(desk.tenant, token, `/applications(appId='${clientId}')`))
    .passwordCredentials;
}

it('a secret is renewed beside the old one, proven, handed over, and the old one removed', async () => {
  const { renewals, olderSecrets, handover } = desk.services;
  const [first] = desk.clipboard;
  desk.person.wishes = { address: OLGA, consent: 'organization' };
  await renewals.start(id);
  expect(view().upkeep.renewal).toEqual({
    phase: 'done',
    purpose: 'renew',
    done: ['Made a new client secret', 'Proved it with Microsoft'],
  });
  expect(await secrets()).toHaveLength(2);
  // Where the older one stands, and that it has to be replaced there.
  expect(view().secret).toMatchObject({ hasOlder: true });
  expect(view().upkeep.handedOver).toMatchObject([{ how: 'copied', isOlder: true }]);

  must(await handover.copySecret(id));
  expect(desk.clipboard[1]).not.toBe(first);
  expect(desk.tenant.issued().secrets).toContain(desk.clipboard[1]);
  expect(view().upkeep.handedOver.map(({ isOlder }) => isOlder)).toEqual([false, true]);

  await olderSecrets.find(id);
  const { renewal } = view().upkeep;
  const older = renewal.phase === 'choose' ? renewal.secrets.filter(({ kind }) => kind === 'older') : [];
  expect(older).toHaveLength(1);
  await olderSecrets.remove(
    id,
    older.map(({ keyId }) => keyId),
  );
  expect(view().secret).toMatchObject({ hasOlder: false });
  const [left, ...others] = await secrets();
  expect(others).toEqual([]);
  expect(left?.hint).toBe(desk.clipboard[1]?.slice(0, 3));
  // What was shown, logged and saved all along holds neither secret.
  const seen = Buffer.concat(desk.everythingSeen().map(({ bytes }) => bytes));
  for (const secret of desk.clipboard) expect(seen.includes(secret)).toBe(false);
});

it('a comparison that is called off asks nobody any more, and says nothing', async () => {
  const { drift } = desk.services;
  desk.person.wishes = { address: OLGA, consent: 'organization' };
  const checked = drift.check(id);
  await expect.poll(() => view().driftVisit.phase).toBe('signing-in');
  drift.cancel(id);
  expect(await checked).toEqual({ ok: true, value: 'cancelled' });
  expect(view()).toMatchObject({ drift: null, driftVisit: { phase: 'idle' } });
  // It can be begun anew.
  expect(await drift.check(id)).toEqual({ ok: true, value: 'done' });
  expect(view()).toMatchObject({ drift: [], driftVisit: { phase: 'idle' } });
});

it('what somebody changed in the registration is found, shown with the letters marked, and put right', async () => {
  const { drift } = desk.services;
  const token = await bootstrapToken(desk.tenant as TestTenant, OLGA);
  const path = `/applications(appId='${view().registration.clientId}')`;
  const app = await graphJson<AppView>(desk.tenant, token, path);
  const [uri = ''] = app.web.redirectUris;
  await desk.tenant.fetch(
    new Request(`https://graph.practice.example/v1.0/applications/${app.id}`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        web: {
          redirectUris: [uri.replace('/oauth/', '/OAuth/')],
          implicitGrantSettings: { enableAccessTokenIssuance: true, enableIdTokenIssuance: false },
        },
        requiredResourceAccess: [],
      }),
    }),
  );
  desk.person.wishes = { address: OLGA, consent: 'organization' };
  await drift.check(id);
  expect(view().drift?.map(({ id: found }) => found)).toEqual([
    'redirect-missing',
    'redirect-extra',
    'implicit-grant',
    'permission-missing',
  ]);
  const marked = view().drift?.[0]?.diff?.registered.filter(({ differs }) => differs);
  expect(marked).toEqual([{ text: 'OA', differs: true }]);
  for (const found of ['redirect-missing', 'redirect-extra', 'implicit-grant', 'permission-missing'])
    await drift.fix(id, found);
  expect(view().drift).toEqual([]);
});
