import { expect, it } from 'vitest';
import { connectInPractice, createPracticeServices } from '../../../main/cli/practice-services.ts';

const ADA = 'ada.keller@contoso-practice.example';
const SUPPORT = 'support@contoso-practice.example';

async function connected(wishes: Partial<Parameters<typeof connectInPractice>[1]> = {}) {
  const run = await createPracticeServices();
  const made = await connectInPractice(run, { system: 'this-computer', signer: ADA, ...wishes });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  const { doctor } = run.services;
  const verdicts = async (more: Parameters<typeof doctor.run>[1] = {}) => {
    const ended = await doctor.run(made.value, more);
    return Object.fromEntries(ended?.checks.map(({ id, verdict }) => [id, verdict]) ?? []);
  };
  return { ...run, id: made.value, doctor, verdicts };
}

it('proves a healthy mailbox layer by layer, and shows it in the state', async () => {
  const { doctor, id, services } = await connected();
  const run = await doctor.run(id);
  expect(run?.checks.map(({ id: check }) => check)).toEqual([
    ...['proxy', 'dns', 'tcp', 'tls', 'clock', 'login', 'tenant', 'app', 'redirect', 'consent'],
    ...['refresh', 'token-graph', 'signer', 'graph'],
  ]);
  expect(run?.checks.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
  expect(run).toMatchObject({ wasCancelled: false, reason: 'asked', changes: [] });
  expect(services.state.get().connections[0]?.checks).toEqual(run);
});

it("opens the Signer's own mailbox before the shared one, and tells them apart", async () => {
  const { verdicts } = await connected({ mailbox: SUPPORT });
  expect(await verdicts()).toMatchObject({ 'graph-own': 'passed', graph: 'passed' });
});

it('a web registration proves its secret without a person', async () => {
  const { verdicts, tenant } = await connected({ system: 'perfex-crm' });
  expect(await verdicts()).toMatchObject({ secret: 'passed', refresh: 'passed', graph: 'passed' });
  tenant.control.expireSecrets(true);
  expect(await verdicts()).toMatchObject({
    app: 'passed',
    secret: 'failed',
    refresh: 'skipped',
    graph: 'skipped',
  });
});

it('marks a message read and back, and only when asked', async () => {
  const { verdicts } = await connected({ system: 'perfex-crm' });
  expect(await verdicts()).not.toHaveProperty('graph-write');
  expect(await verdicts({ withWrite: true })).toMatchObject({ 'graph-write': 'passed' });
});

it('sends a message to the Signer, and only when asked; without the right to send as the mailbox it says so', async () => {
  const { verdicts, tenant, doctor, id } = await connected({ system: 'zammad', mailbox: SUPPORT });
  expect(await verdicts()).not.toHaveProperty('graph-send');
  expect(await verdicts({ withSend: true })).toMatchObject({ 'graph-send': 'passed' });
  tenant.control.provoke('send-as-removed', SUPPORT, true);
  const run = await doctor.run(id, { withSend: true });
  const check = run?.checks.find((one) => one.id === 'graph-send');
  expect(check).toMatchObject({ verdict: 'failed', problem: { cause: 'send-as-denied' } });
});

it('a revoked sign-in fails where it is, and skips only what needs it', async () => {
  const { doctor, id, tenant, services } = await connected();
  tenant.control.revoke(ADA);
  const run = await doctor.run(id);
  const failed = run?.checks.filter(({ verdict }) => verdict === 'failed') ?? [];
  expect(failed).toMatchObject([{ id: 'refresh', problem: { cause: 'password-changed-or-revoked' } }]);
  const skipped = run?.checks.filter(({ verdict }) => verdict === 'skipped') ?? [];
  expect(skipped.map(({ because }) => because)).toEqual(skipped.map(() => 'refresh'));
  expect(JSON.stringify(services.state.get())).not.toContain('eyJ');
});

it('one check again keeps what the others found', async () => {
  const { doctor, id } = await connected();
  await doctor.run(id);
  const before = doctor.lastRun(id)?.checks.length;
  const run = await doctor.run(id, { only: ['dns'] });
  expect(run?.checks.length).toBe(before);
  expect(run?.checks.every(({ verdict }) => verdict === 'passed')).toBe(true);
});

it('a cancelled run ends at once and says so', async () => {
  const { doctor, id } = await connected();
  const running = doctor.run(id);
  doctor.cancel(id);
  expect(await running).toMatchObject({ wasCancelled: true });
  expect(doctor.isRunning(id)).toBe(false);
});

it('tells what changed since the run before', async () => {
  const { doctor, id, tenant, store } = await connected();
  await doctor.run(id);
  const kept = store.get('checks')[id];
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000).toISOString();
  store.set('checks', { [id]: { at: yesterday, verdicts: kept?.verdicts ?? [] } });
  tenant.control.revoke(ADA);
  const run = await doctor.run(id, {}, 'daily');
  expect(run?.changes).toMatchObject([{ id: 'refresh', isBetter: false }]);
  expect(run?.changes[0]?.text).toContain('since yesterday');
  expect(JSON.stringify(store.get('checks'))).not.toContain('facts');
});

it('a clock that is wrong is found in the answer of the sign-in service', async () => {
  const { verdicts, tenant } = await connected();
  tenant.control.path.clockAheadMs = 10 * 60_000;
  expect(await verdicts()).toMatchObject({ clock: 'failed', graph: 'passed' });
});

it('names a certificate that an inspecting proxy showed', async () => {
  const { doctor, id, tenant } = await connected();
  tenant.control.path.certificate = 'inspected';
  const run = await doctor.run(id);
  const tls = run?.checks.find(({ id: check }) => check === 'tls');
  expect(tls).toMatchObject({ verdict: 'warned', problem: { cause: 'tls-intercepted' } });
  expect(tls?.problem?.facts.message).toContain('Contoso Web Gateway');
  expect(run?.checks.find(({ id: check }) => check === 'graph')?.verdict).toBe('passed');
});
