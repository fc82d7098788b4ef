import { expect, it } from 'vitest';
import { newSetup } from '../../main/connections/setup-draft.ts';
import { isNew } from '../../main/first-state.ts';
import { memoryStore } from '../fakes/memory-store.ts';

it('the first state is all there is only where no connection and no setup is kept', () => {
  expect(isNew(memoryStore())).toBe(true);
  expect(isNew(memoryStore({ setup: newSetup(false, 'global') }))).toBe(false);
  expect(isNew(memoryStore({ connections: [{ id: 'a' } as never] }))).toBe(false);
});
