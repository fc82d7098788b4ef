import { expect, it } from 'vitest';
import { harnessWindows } from '../../harness/window.ts';

const openWindow = harnessWindows();

it('the notice of a missing keyring can be put away, and the settings still say how to get one', async () => {
  const view = await openWindow();
  await view.show('settings-storage-memory');
  const notices = view.page.getByRole('region', { name: 'Notices' });
  await notices.getByRole('button', { name: /^Close the notice/ }).click();
  await notices.waitFor({ state: 'detached' });
  expect((await view.sent()).map(({ name }) => name)).toEqual(['vault.closeNotice']);
  await view.page.getByRole('button', { name: 'How to fix', exact: true }).click();
  await view.page.getByRole('dialog').waitFor();
});
