import { beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { type Pose, type PoseName, poses } from './harness/poses.ts';
import { type SceneName, scenes } from './harness/scenes.ts';
import { harnessWindows, type TestWindow } from './harness/window.ts';

const openWindow = harnessWindows();
/** What each shows on its registration's tab, and behind a button there. */
const REGISTRATIONS: Partial<Record<SceneName, string[]>> = {
  'expiry-question': [],
  'older-secret': [],
  'older-choose': ['Remove the older one…'],
  'renew-begin': ['Renew…'],
  'renew-signing-in': ['See the progress…'],
  'renew-working': ['See the progress…'],
  'renew-unproven': ['Go on renewing…'],
  'renew-kept': ['Go on renewing…'],
  'renew-failed': ['Renew…'],
  'renew-done': ['Renew…'],
};
/** These look like another at first sight. */
const TWINS: SceneName[] = [
  'overview-200',
  'inbox-long',
  'inbox-more',
  'settings-network',
  'settings-network-testing',
  'settings-sync',
  'settings-notifications',
  'settings-storage',
  'settings-diagnostics',
  ...(Object.keys(REGISTRATIONS) as SceneName[]),
];
const names = (Object.keys(scenes) as SceneName[]).filter((name) => !TWINS.includes(name));

describe('accessibility in the light and the dark theme', () => {
  let view: TestWindow;
  beforeAll(async () => {
    view = await openWindow({ reducedMotion: 'reduce' });
  });

  async function expectClean(within?: string): Promise<void> {
    await view.page.emulateMedia({ colorScheme: 'light' });
    expect(await axeViolations(view.page, 'everything', within)).toEqual([]);
    await view.page.emulateMedia({ colorScheme: 'dark' });
    // The theme changes nothing but colours.
    expect(await axeViolations(view.page, 'colours', within)).toEqual([]);
    expect(view.complaints).toEqual([]);
  }

  it.each(names)('axe finds nothing on %s, and no policy is violated', async (scene) => {
    await view.show(scene);
    await expectClean();
  });

  it.each(Object.keys(poses) as PoseName[])('axe finds nothing on %s', async (name) => {
    const { scene, act }: Pose = poses[name];
    await view.show(scene);
    await act(view.page);
    await expectClean();
  });

  it.each([0, 1, 2])('axe finds nothing beside the open message %i', async (index) => {
    await view.show('inbox');
    await view.page.locator(`[data-index="${index}"]`).click();
    await view.page.getByRole('heading', { level: 2 }).nth(2).waitFor();
    await expectClean();
  });

  it.each(['General', 'Syncing', 'Notifications', 'Network', 'Storage', 'Diagnostics'])(
    'axe finds nothing on the settings of %s',
    async (name) => {
      await view.show('settings');
      await view.page.getByRole('tab', { name }).click();
      await expectClean();
    },
  );

  it('axe finds nothing on the matrix of checks, and on what a cell explains', async () => {
    await view.show('overview-errand');
    await view.page.getByRole('tab', { name: 'Checks' }).click();
    await expectClean();
    await view.page
      .getByRole('button', { name: /: Failed$/ })
      .first()
      .click();
    await view.page.getByRole('dialog').waitFor();
    await expectClean();
  });

  it('axe finds nothing on what becomes of a list', async () => {
    await view.show('add-many');
    await view.page.getByRole('textbox', { name: /^Mailboxes/ }).fill('a@contoso.com\nnobody');
    await view.page.getByRole('button', { name: 'Add 1 mailbox' }).waitFor();
    await expectClean();
  });

  it.each(['Practice', 'More actions'])('axe finds nothing behind the button %s', async (name) => {
    await view.show('inbox');
    await view.page.getByRole('button', { name, exact: true }).click();
    const opened = '[role=dialog], [role=menu]';
    await view.page.locator(opened).waitFor();
    await expectClean(opened);
  });

  it('axe finds nothing on open details and marked fields', async () => {
    await view.show('mailbox-failed');
    await view.page.getByRole('button', { name: 'Details' }).click();
    await expectClean();
    await view.show('registration');
    await view.page.getByRole('button', { name: 'Next' }).click();
    await view.page.locator('[aria-invalid=true]').first().waitFor();
    await expectClean();
  });

  it('axe finds nothing on the toast of a failed command', async () => {
    await view.show('inbox');
    await view.page.evaluate(() => window.harness.fail('connection.sync', 'offline'));
    await view.page.getByRole('button', { name: 'Sync now' }).click();
    await view.page.getByRole('button', { name: 'What can I do?' }).waitFor();
    await expectClean();
  });

  it.each([
    ['welcome', 'Import a configuration'],
    ['handover-no-inbox', 'Renew…'],
    ['automatic-done', 'Undo…'],
  ] as const)('axe finds nothing in the dialog that %s opens with %s', async (scene, name) => {
    await view.show(scene);
    await view.page.getByRole('button', { name, exact: true }).click();
    await view.page.locator('[role=dialog], [role=alertdialog]').waitFor();
    await expectClean();
  });

  it.each(['handover', 'handover-expired', 'handover-date-unknown'] as const)(
    'axe finds nothing on the registration of %s',
    async (scene) => {
      await view.show(scene);
      await view.page.getByRole('tab', { name: 'Registration' }).click();
      await expectClean();
    },
  );

  it.each(Object.entries(REGISTRATIONS) as [SceneName, string[]][])(
    'axe finds nothing on the registration of %s and behind %j',
    async (scene, buttons) => {
      await view.show(scene);
      await view.page.getByRole('tab', { name: 'Registration' }).click();
      for (const name of buttons) await view.page.getByRole('button', { name }).last().click();
      await expectClean();
    },
  );

  it('axe finds nothing on what an import has found', async () => {
    await view.show('welcome');
    await view.page.getByRole('button', { name: 'Import a configuration' }).click();
    await view.page.getByRole('textbox').fill('client_id = 1');
    await view.page.getByRole('button', { name: 'Import', exact: true }).click();
    await view.page.getByRole('button', { name: 'Go on' }).waitFor();
    await expectClean();
  });
});
