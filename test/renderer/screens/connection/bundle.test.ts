import { beforeAll, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const button = (name: string) => view.page.getByRole('button', { name, exact: true });

it('the support bundle is shown file by file before anything is saved', async () => {
  await view.show('doctor-failed');
  await button('Support bundle…').click();
  const dialog = view.page.getByRole('dialog', { name: 'Support bundle' });
  await dialog.getByText('imap-disabled-or-refused: A3 NO AUTHENTICATE failed.').waitFor();
  await dialog.getByRole('tab', { name: 'log.txt' }).click();
  await dialog.getByText(/info connection c1: ok/).waitFor();
  const names = async () => (await view.sent()).map(({ name }) => name);
  expect(await names()).not.toContain('bundle.save');
  await button('Save the file').click();
  await dialog.waitFor({ state: 'detached' });
  expect(await names()).toContain('bundle.save');
});

it('the report is copied, and saved in both forms', async () => {
  await view.show('doctor-failed');
  await button('Copy the report').click();
  await button('Save as web page').click();
  await button('Save as JSON').click();
  await expect
    .poll(async () =>
      (await view.sent()).filter(({ name }) => name === 'report.save').map(({ input }) => input),
    )
    .toEqual([
      { connectionId: 'c1', format: 'html' },
      { connectionId: 'c1', format: 'json' },
    ]);
  const copied = (await view.sent()).find(({ name }) => name === 'clipboard.write');
  expect(copied?.input).toMatchObject({
    text: expect.stringContaining('FAILED  IMAP access to the mailbox'),
  });
});
