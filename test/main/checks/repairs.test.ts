import { expect, it } from 'vitest';
import { connectInPractice, createPracticeServices } from '../../../main/cli/practice-services.ts';
import type { Repair } from '../../../preload/contract.ts';

const ADA = 'ada.keller@contoso-practice.example';

it('a sign-in again checks what had failed by itself', async () => {
  const run = await createPracticeServices();
  const made = await connectInPractice(run, { system: 'this-computer', signer: ADA });
  if (!made.ok) throw new Error(made.problem.title);
  const { doctor, repairs, state } = run.services;
  // The end of the setup has checked it already.
  await expect.poll(() => state.get().connections[0]?.checks?.endedAt, { timeout: 20_000 }).toBeTruthy();
  expect(doctor.lastRun(made.value)?.reason).toBe('setup');
  run.tenant.control.revoke(ADA);
  const failed = await doctor.run(made.value);
  expect(failed?.checks.some(({ verdict }) => verdict === 'failed')).toBe(true);
  expect(await repairs.perform(made.value, 'sign-in-again')).toEqual({ ok: true, value: null });
  const after = doctor.lastRun(made.value);
  expect(after?.reason).toBe('repair');
  expect(after?.checks.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
});

it('says so where there is nothing it could do', async () => {
  const { services } = await createPracticeServices();
  const answer = await services.repairs.perform('nobody', 'retry' satisfies Repair);
  expect(answer.ok).toBe(false);
});
