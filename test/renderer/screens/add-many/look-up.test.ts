import { beforeAll, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const names = async () => (await view.sent()).map(({ name }) => name);

it('domains are looked up before anything can be added; who does not want to wait skips it', async () => {
  await view.show('add-many');
  await view.page.evaluate(() => {
    const row = {
      line: 1,
      name: '',
      mailbox: 'a@b.example',
      signer: 'a@b.example',
      verdict: 'ready',
      notes: [],
    };
    let isKnown = false;
    let answer = () => {};
    window.harness.answer('fleet.read', () => ({
      columns: [],
      unknownDomains: isKnown ? [] : ['b.example'],
      rows: [isKnown ? { ...row, verdict: 'refused', notes: ['b.example is in another cloud.'] } : row],
    }));
    window.harness.answer('fleet.lookUp', () => new Promise((resolve) => (answer = () => resolve(null))));
    window.harness.answer('fleet.cancelLookUp', () => {
      isKnown = true;
      answer();
      return null;
    });
  });
  await view.page.getByRole('textbox', { name: /^Mailboxes/ }).fill('a@b.example');
  await view.page.getByText('Looking up b.example…').waitFor();
  const add = view.page.getByRole('button', { name: 'Add 1 mailbox' });
  expect(await add.getAttribute('aria-disabled')).toBe('true');
  await view.page.getByRole('button', { name: 'Skip' }).click();
  await view.page.getByText('b.example is in another cloud.').waitFor();
  expect(await names()).toEqual(['fleet.read', 'fleet.lookUp', 'fleet.cancelLookUp', 'fleet.read']);
});
