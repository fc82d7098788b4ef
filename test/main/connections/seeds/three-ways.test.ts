import { afterEach, describe, expect, it } from 'vitest';
import { PRACTICE_CLOUD } from '../../../../main/connections/practice-host.ts';
import { findLeaks, piecesOf } from '../../../e2e/steps/leak-search.ts';
import { doWhatTheGuideSays } from '../../../support/portal-clerk.ts';
import { type Known, SEEDS, type Seed } from '../../../support/seeds.ts';
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
} from './desk.ts';

const MONTH_MS = 30.44 * 24 * 3_600_000;

const desks: Desk[] = [];
const sitDown = async (...at: Parameters<typeof openDesk>) => {
  const desk = await openDesk(...at);
  desks.push(desk);
  return desk;
};

afterEach(async () => {
  for (const { services } of desks.splice(0)) {
    for (const { id } of services.connections.all()) services.doctor.cancel(id);
    await services.practice.close();
  }
});

/** Each leaves the setup with a registration and its secret. */
const WAYS: Record<string, (desk: Desk) => Promise<void>> = {
  async guided(desk) {
    const { services, tenant } = desk;
    services.setup.update({ way: 'by-hand' });
    const token = await bootstrapToken(tenant as TestTenant, OLGA);
    const { guided } = services.state.get().setup ?? { guided: [] };
    const brought = await doWhatTheGuideSays(tenant, token, guided);
    // The guide asks for each of these on the page where it is shown.
    expect(guided.flatMap(({ asks }) => asks)).toEqual(['client-id', 'tenant', 'secret', 'secret-expiry']);
    const { clientId, secret, secretExpiresAt } = brought;
    services.setup.update({ registration: { clientId, tenant: brought.tenant }, secretExpiresAt });
    await services.setup.setSecret(secret);
    services.setup.update({ guidedDone: guided.map(({ id }) => id) });
  },
  'by itself': registerByItself,
  async 'by an administrator elsewhere'(desk) {
    const { services, tenant, saved } = desk;
    services.setup.update({ way: 'by-admin' });
    must(await services.requests.saveRequest());
    const admin = await sitDown({ tenant });
    admin.opens = saved.at(-1) ?? null;
    expect(must(await admin.services.requests.openRequest())).toEqual({ opened: true });
    await registerByItself(admin);
    must(await admin.services.requests.saveResponse());
    desk.opens = admin.saved.at(-1) ?? null;
    expect(must(await services.requests.openResponse())).toEqual({ opened: true });
  },
};

describe.each(SEEDS)('$name', (seed) => {
  it.each(Object.keys(WAYS))('from "choose system" to the hand-over sheet, %s', async (way) => {
    const desk = await sitDown();
    await chooseSystem(desk, seed, ADA);
    expectPlan(desk, seed);
    await WAYS[way]?.(desk);
    const { registration } = desk.services.setup.current() ?? {};
    await grantAsAdmin(desk);

    const { connections, signIn } = await rehearse(desk, ADA);
    expect(signIn).toEqual({ phase: 'idle' });
    const [connection] = connections;
    expect(connection?.registration).toEqual(registration);
    expect(connection?.registration.redirectUri).toBe(seed.redirectUri);
    expect(connection?.proof.map(({ item, verdict }) => `${item} ${verdict}`)).toEqual(
      ['client-id', 'tenant', 'secret', 'redirect-uri', 'platform', 'permissions', 'consent', 'signer'].map(
        (item) => `${item} proven`,
      ),
    );
    expectSheet(desk, seed);
    await expectRegistered(desk, seed);
    await expectSecretOnlyOnDemand(desk);
  });
});

function expectPlan({ services }: Desk, seed: Seed): void {
  const plan = services.state.get().setup?.plan;
  expect(plan).toMatchObject({
    redirectUri: seed.redirectUri,
    platform: 'web',
    audience: 'AzureADMyOrg',
    secret: { needed: true, months: seed.secretMonths },
  });
  const names = plan?.permissions.map(({ name }) => name).sort();
  expect(names).toEqual([...seed.permissions, ...seed.besides].sort());
}

/** Every field against the guide: label, order, value, place, and the clicks that follow. */
function expectSheet({ services, tenant }: Desk, seed: Seed): void {
  const [connection] = services.state.get().connections;
  const { handover, registration } = connection ?? {};
  const known: Known = {
    clientId: registration?.clientId ?? '',
    tenantId: tenant.tenantId,
    mailbox: ADA,
    login: PRACTICE_CLOUD.login,
    popHost: PRACTICE_CLOUD.pop?.host ?? '',
  };
  expect(registration?.clientId).toMatch(/^[0-9a-f-]{36}$/);
  const shown = handover?.fields.map(({ label, value, isSecret, where }) => [
    label,
    isSecret ? null : value,
    where,
  ]);
  expect(shown).toEqual(
    seed.fields(known).map(([label, value, where]) => [label, value, expect.stringMatching(where)]),
  );
  const clicks = handover?.afterwards.join('\n') ?? '';
  for (const click of seed.afterwards) expect(clicks).toMatch(click);
  expect(handover?.canCopySecret).toBe(true);
}

/** What stands in Entra is what the guide asks for, and nothing that it does not. */
async function expectRegistered({ services, tenant }: Desk, seed: Seed): Promise<void> {
  const [connection] = services.state.get().connections;
  const token = await bootstrapToken(tenant as TestTenant, OLGA);
  const { clientId } = connection?.registration ?? { clientId: '' };
  const app = await graphJson<AppView>(tenant, token, `/applications(appId='${clientId}')`);
  expect(app).toMatchObject({
    signInAudience: 'AzureADMyOrg',
    web: { redirectUris: [seed.redirectUri] },
    publicClient: { redirectUris: [] },
    spa: { redirectUris: [] },
  });
  const [secret, ...others] = app.passwordCredentials;
  expect(others).toEqual([]);
  const ends = Date.parse(secret?.endDateTime ?? '');
  expect(Math.round((ends - Date.now()) / MONTH_MS)).toBe(seed.secretMonths);
  expect(services.connections.all()[0]?.secretExpiresAt).toBe(secret?.endDateTime);
}

async function expectSecretOnlyOnDemand(desk: Desk): Promise<void> {
  const { services, tenant, clipboard } = desk;
  const [connection] = services.state.get().connections;
  const id = connection?.id ?? '';
  must(await services.handover.copySecret(id));
  const made = tenant.issued().secrets.at(-1) ?? 'none was made';
  expect(clipboard).toEqual([made]);
  for (const format of connection?.handover?.formats ?? [])
    must(await services.handover.exportSheet(id, format, false));
  must(await services.handover.exportCalendar());
  const forbidden = [...tenant.issued().secrets, ...tenant.issued().tokens].flatMap((value, index) =>
    piecesOf(`secret ${index}`, value),
  );
  expect(
    findLeaks(
      desks.flatMap((each) => each.everythingSeen()),
      forbidden,
    ),
  ).toEqual([]);
  // Only where it was asked for.
  must(await services.handover.exportSheet(id, 'json', true));
  expect(desk.saved.at(-1)).toContain(made);
}
