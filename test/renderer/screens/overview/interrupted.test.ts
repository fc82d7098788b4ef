import { beforeAll, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

it.each([
  ['Go on', 'errand.resume'],
  ['Not now', 'errand.dismiss'],
])('adding that was interrupted is told; “%s” decides', async (name, command) => {
  await view.show('overview-interrupted');
  const panel = view.page.getByRole('region', { name: 'Progress' });
  await panel.getByText('Adding was interrupted: 18 mailboxes wait for their sign-in').waitFor();
  expect(await panel.getByRole('progressbar').count()).toBe(0);
  await panel.getByRole('button', { name }).click();
  expect((await view.sent()).map((sent) => sent.name)).toEqual([command]);
});
