import { beforeAll, describe, it } from 'vitest';
import { type Pose, type PoseName, poses } from '../harness/poses.ts';
import type { SceneName } from '../harness/scenes.ts';
import { harnessWindows, type TestWindow } from '../harness/window.ts';
import { expectClean } from './clean.ts';
import { REGISTRATIONS } from './registrations.ts';

const openWindow = harnessWindows();
describe('accessibility behind buttons, in the light and the dark theme', () => {
  let view: TestWindow;
  beforeAll(async () => {
    view = await openWindow();
  });

  it.each(Object.keys(poses) as PoseName[])('axe finds nothing on %s', async (name) => {
    const { scene, act }: Pose = poses[name];
    await view.show(scene);
    await act(view.page);
    await expectClean(view);
  });

  it.each([1, 2])('axe finds nothing beside the open message %i', async (index) => {
    await view.show('inbox');
    await view.page.locator(`[data-index="${index}"]`).click();
    await view.page.getByRole('heading', { level: 2 }).nth(2).waitFor();
    await expectClean(view);
  });

  it.each(['General', 'Syncing', 'Notifications', 'Network', 'Storage', 'Diagnostics'])(
    'axe finds nothing on the settings of %s',
    async (name) => {
      await view.show('settings');
      await view.page.getByRole('tab', { name }).click();
      await expectClean(view);
    },
  );

  it('axe finds nothing behind the button More actions', async () => {
    await view.show('inbox');
    await view.page.getByRole('button', { name: 'More actions', exact: true }).click();
    await view.page.getByRole('menu').waitFor();
    await expectClean(view);
  });

  it('axe finds nothing on open details and marked fields', async () => {
    await view.show('mailbox-failed');
    await view.page.getByRole('button', { name: 'Details' }).click();
    await expectClean(view);
    await view.show('registration');
    await view.page.getByRole('button', { name: 'Next' }).click();
    await view.page.locator('[aria-invalid=true]').first().waitFor();
    await expectClean(view);
  });

  it('axe finds nothing on the toast of a failed command', async () => {
    await view.show('inbox');
    await view.page.evaluate(() => window.harness.fail('connection.sync', 'offline'));
    await view.page.getByRole('button', { name: 'Sync now' }).click();
    await view.page.getByRole('button', { name: 'What can I do?' }).waitFor();
    await expectClean(view);
  });

  it.each([
    ['welcome', 'Import a configuration'],
    ['handover-no-inbox', 'Renew…'],
    ['automatic-done', 'Undo…'],
  ] as const)('axe finds nothing in the dialog that %s opens with %s', async (scene, name) => {
    await view.show(scene);
    await view.page.getByRole('button', { name, exact: true }).click();
    await view.page.locator('[role=dialog], [role=alertdialog]').waitFor();
    await expectClean(view);
  });

  it('axe finds nothing on the registration of handover-date-unknown', async () => {
    await view.show('handover-date-unknown');
    await view.page.getByRole('tab', { name: 'Registration' }).click();
    await expectClean(view);
  });

  it.each(Object.entries(REGISTRATIONS) as [SceneName, string[]][])(
    'axe finds nothing on the registration of %s and behind %j',
    async (scene, buttons) => {
      await view.show(scene);
      await view.page.getByRole('tab', { name: 'Registration' }).click();
      for (const name of buttons) await view.page.getByRole('button', { name }).last().click();
      await expectClean(view);
    },
  );
});
