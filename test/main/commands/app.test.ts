import { expect, it } from 'vitest';
import { createPracticeServices, SILENT } from '../../../main/cli/practice-services.ts';
import { createCommands } from '../../../main/commands.ts';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import { appStateSchema } from '../../../preload/contract.ts';

async function desk() {
  const { services } = await createPracticeServices();
  const told: boolean[] = [];
  services.state.subscribe(({ vault }) => told.push(vault.isNoticeClosed === true));
  const perform = createCommands({
    ...services,
    log: SILENT,
    diagnose,
    links: { open: async () => false, openFromMail: async () => false },
    clipboard: { write: async () => {} },
    showLog: () => {},
  });
  return { ...services, perform, told };
}

it('the notice of a missing keyring is put away, and what it said stays true', async () => {
  const { state, perform, told } = await desk();
  const before = state.get().vault;
  expect(before).toMatchObject({ kind: 'memory' });
  expect(before.isNoticeClosed).toBeUndefined();
  expect(await perform('vault.closeNotice', {})).toEqual({ ok: true, value: null });
  expect(state.get().vault).toEqual({ ...before, isNoticeClosed: true });
  expect(appStateSchema.shape.vault.safeParse(state.get().vault).success).toBe(true);
  await Promise.resolve();
  expect(told).toEqual([true]);
});

it('a notice about the settings is put away for good, and no other one with it', async () => {
  const { state, perform } = await desk();
  const { vault } = state.get();
  state.update({
    notice: diagnose({ source: 'app', cause: 'settings-damaged', facts: { message: 'torn' } }),
  });
  expect(await perform('notice.dismiss', {})).toEqual({ ok: true, value: null });
  expect(state.get()).toMatchObject({ notice: null, vault });
});
