import { beforeAll, describe, expect, it } from 'vitest';
import { connectInPractice, createPracticeServices } from '../../../../main/cli/practice-services.ts';
import type { Connection } from '../../../../main/connections/types.ts';
import type { Edited } from '../../../../preload/contract.ts';
import { ADA, BEN, OLGA, SUPPORT } from '../../checks/causes.ts';

type Run = Awaited<ReturnType<typeof createPracticeServices>>;

async function connected(system: string, mailbox = ADA) {
  const run = await createPracticeServices();
  const made = await connectInPractice(run, { system, signer: ADA, mailbox });
  if (!made.ok) throw new Error(made.problem.title);
  return { run, id: made.value };
}

function saved({ services }: Run, id: string): Connection {
  const connection = services.connections.get(id);
  if (!connection) throw new Error('the connection is gone');
  return connection;
}

function valuesOf({ services }: Run, id: string): Edited {
  const view = services.edits.look(id);
  if (!view.ok) throw new Error(view.problem.title);
  return view.value.values;
}

function withRegistration(values: Edited, changes: Partial<Edited['registration']>): Edited {
  return { ...values, registration: { ...values.registration, ...changes } };
}

const failedChecks = ({ services }: Run, id: string) =>
  services.doctor.lastRun(id)?.checks.filter(({ verdict }) => verdict === 'failed') ?? [];

describe('a connection for this computer', () => {
  let run: Run;
  let id: string;
  beforeAll(async () => {
    ({ run, id } = await connected('this-computer'));
  });

  it('a wrong client ID is put right, signed in anew and checked by itself', async () => {
    const { edits, connections, doctor } = run.services;
    const right = valuesOf(run, id);
    connections.replace({
      ...saved(run, id),
      registration: { ...right.registration, clientId: '6731de76-14a6-49ae-97bc-6eba6914391e' },
    });
    await doctor.run(id);
    expect(failedChecks(run, id)[0]?.problem?.cause).toBe('app-not-found-in-tenant');
    const view = edits.look(id, right);
    expect(view.ok && view.value.needsSignIn).toBe(true);
    run.person.wishes = { address: ADA };
    const done = await edits.saveAndProve({ connectionId: id, values: right, secret: '', withOthers: false });
    expect(done).toEqual({ ok: true, value: null });
    expect(failedChecks(run, id)).toEqual([]);
    expect(doctor.lastRun(id)?.reason).toBe('repair');
  });

  it('a mistyped tenant is put right without a sign-in', async () => {
    const { edits, connections, doctor } = run.services;
    const right = valuesOf(run, id);
    connections.replace({
      ...saved(run, id),
      registration: { ...right.registration, tenant: 'c0ntoso-practice.example' },
    });
    await doctor.run(id);
    expect(failedChecks(run, id)[0]?.problem?.cause).toBe('tenant-not-found');
    const view = edits.look(id, right);
    expect(view.ok && view.value.needsSignIn).toBe(false);
    await edits.saveAndProve({ connectionId: id, values: right, secret: '', withOthers: false });
    expect(failedChecks(run, id)).toEqual([]);
  });

  it('another mailbox is opened from now on; where it takes more permissions, the checks say who gives them', async () => {
    const values = { ...valuesOf(run, id), mailbox: ` ${SUPPORT} ` };
    run.person.wishes = { address: ADA };
    await run.services.edits.saveAndProve({ connectionId: id, values, secret: '', withOthers: false });
    expect(saved(run, id).mailbox).toBe(SUPPORT);
    expect(run.services.doctor.lastRun(id)?.checks.map(({ id: check }) => check)).toContain('graph-own');
    expect(failedChecks(run, id)[0]?.problem?.cause).toBe('admin-consent-required');
    run.person.wishes = { address: OLGA, consent: 'organization' };
    await run.services.repairs.perform(id, 'ask-admin');
    expect(failedChecks(run, id)).toEqual([]);
  });

  it('another Signer takes the tokens away until they have signed in', async () => {
    const values = { ...valuesOf(run, id), signer: BEN, mailbox: BEN };
    run.person.wishes = { address: BEN };
    await run.services.edits.saveAndProve({ connectionId: id, values, secret: '', withOthers: false });
    expect(saved(run, id).signedInAs).toBe(BEN);
    expect(failedChecks(run, id)).toEqual([]);
  });

  it('refuses what cannot be, and keeps what was', async () => {
    const before = saved(run, id);
    const values = withRegistration(valuesOf(run, id), { clientId: 'not an id' });
    const done = await run.services.edits.save({ connectionId: id, values, secret: '', withOthers: false });
    expect(done.ok ? '' : done.problem.facts.message).toMatch(/36 characters/);
    expect(saved(run, id)).toEqual(before);
  });

  it('a practice connection does not leave its tenant', () => {
    const view = run.services.edits.look(id, { ...valuesOf(run, id), cloud: 'global' });
    expect(view.ok && view.value.values.cloud).toBe('practice');
  });

  it('says so where the connection is gone', async () => {
    const values = valuesOf(run, id);
    expect(run.services.edits.look('nobody').ok).toBe(false);
    const input = { connectionId: 'nobody', values, secret: '', withOthers: false };
    expect((await run.services.edits.save(input)).ok).toBe(false);
  });
});

describe('a connection for a System', () => {
  it('takes a new secret, and does not let platform and redirect URI be typed', async () => {
    const { run, id } = await connected('osticket');
    const { edits, doctor } = run.services;
    const right = await run.vault.get(`secret-${id}`);
    run.tenant.control.provoke('secret-replaced', saved(run, id).registration.clientId, true);
    await doctor.run(id);
    expect(failedChecks(run, id)[0]?.problem?.cause).toBe('secret-wrong-or-id-pasted');
    run.tenant.control.provoke('secret-replaced', saved(run, id).registration.clientId, false);
    await run.vault.set(`secret-${id}`, 'wrong~one.wrong~one.wrong~one.wrong~one');
    const values = withRegistration(valuesOf(run, id), {
      platform: 'publicClient',
      redirectUri: 'https://elsewhere.example/',
    });
    const secret = right.kind === 'found' ? right.value : '';
    await edits.saveAndProve({ connectionId: id, values, secret, withOthers: false });
    expect(saved(run, id).registration.platform).toBe('web');
    expect(saved(run, id).registration.redirectUri).not.toContain('elsewhere');
    expect(failedChecks(run, id)).toEqual([]);
    expect(saved(run, id).upkeep.generation).toBe(2);
  });

  it('its registration is changed for the others that have the same, and each keeps the rest', async () => {
    const { run, id } = await connected('osticket');
    const { connections, edits } = run.services;
    const lead = saved(run, id);
    connections.addMany([{ ...lead, id: 'second', mailbox: SUPPORT, signInKey: id, paused: true }]);
    const look = edits.look(id);
    expect(look.ok && look.value.others).toEqual([SUPPORT]);
    const values = withRegistration(valuesOf(run, id), { clientId: '6731de76-14a6-49ae-97bc-6eba6914391e' });
    await edits.save({ connectionId: id, values, secret: '', withOthers: true });
    expect(saved(run, 'second').registration.clientId).toBe('6731de76-14a6-49ae-97bc-6eba6914391e');
    expect(saved(run, 'second').mailbox).toBe(SUPPORT);
    expect(saved(run, 'second').signInKey).toBe(id);
  });

  it('one that leaves the registration of the others has a sign-in of its own from then on', async () => {
    const { run, id } = await connected('osticket');
    const { connections, edits } = run.services;
    const lead = saved(run, id);
    connections.addMany([{ ...lead, id: 'second', mailbox: SUPPORT, signInKey: id, paused: true }]);
    const values = withRegistration(valuesOf(run, id), { clientId: '6731de76-14a6-49ae-97bc-6eba6914391e' });
    await edits.save({ connectionId: id, values, secret: '', withOthers: false });
    expect(saved(run, id).signInKey).not.toBe(id);
    expect(saved(run, 'second').registration.clientId).toBe(lead.registration.clientId);
  });
});

it('a sign-in that fails is told with the commands of this very registration', async () => {
  const { run, id } = await connected('this-computer');
  const { signIn, state, connections } = run.services;
  const { registration } = saved(run, id);
  run.tenant.control.provoke('app-deleted', registration.clientId, true);
  run.person.wishes = { address: ADA };
  await signIn.start(id, 'window');
  const ended = state.get().signIn;
  const problem = ended.phase === 'failed' ? ended.problem : null;
  expect(problem?.cause).toBe('app-not-found-in-tenant');
  expect(problem?.commands?.[0]?.text).toContain(registration.clientId);
  expect(connections.get(id)).toBeDefined();
});
