import { beforeAll, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const CLIENT_ID = '2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23';
const added = async () => (await view.sent()).filter(({ name }) => name === 'fleet.add');

it('the first screen leads to a list; what is missing of the registration is said, and then all of it is sent', async () => {
  await view.show('welcome');
  const { page } = view;
  await page.getByRole('button', { name: 'Connect many from a list' }).click();
  await page.getByRole('textbox', { name: /^Mailboxes/ }).fill('a@contoso.com\nb@contoso.com');
  const add = page.getByRole('button', { name: 'Add 2 mailboxes' });
  await add.click();
  const clientId = page.getByRole('textbox', { name: 'Application (client) ID' });
  expect(await clientId.evaluate((field) => field.getAttribute('aria-invalid'))).toBe('true');
  expect(await added()).toEqual([]);
  await clientId.fill(CLIENT_ID);
  await page.getByRole('textbox', { name: 'Directory (tenant) ID' }).fill('contoso.com');
  await page.getByRole('radio', { name: /^Web/ }).check();
  await page.getByRole('textbox', { name: 'Redirect URI' }).fill('https://crm.contoso.com/oauth');
  await page.getByRole('textbox', { name: 'Client secret' }).fill('Abc8Q~0123456789abcdefghijklmnopqrstuvwx');
  await page.getByRole('textbox', { name: 'Signed in to by' }).fill('dana@contoso.com');
  await add.click();
  await expect.poll(added).toHaveLength(1);
  expect((await added())[0]?.input).toMatchObject({
    secret: 'Abc8Q~0123456789abcdefghijklmnopqrstuvwx',
    signer: 'dana@contoso.com',
    like: {
      system: 'this-computer',
      cloud: 'global',
      registration: { clientId: CLIENT_ID, tenant: 'contoso.com', platform: 'web' },
    },
  });
  const others = (await view.sent()).filter(({ name }) => name !== 'fleet.add');
  expect(JSON.stringify(others)).not.toContain('Abc8Q~');
});
