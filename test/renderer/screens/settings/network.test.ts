import { beforeAll, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const button = (name: string) => view.page.getByRole('button', { name, exact: true });
const field = (name: string) => view.page.getByRole('textbox', { name, exact: true });

it('a proxy is taken once its address is one; a wrong one is explained and repaired with a click', async () => {
  await view.show('settings-network');
  await view.page.getByRole('radio', { name: /^This one/ }).check();
  await button('Save').click();
  await view.page.getByText('Type the address of the proxy').waitFor();
  await field('Address').fill('proxy.contoso.example:8080');
  await button('Use http://proxy.contoso.example:8080').click();
  await field('Name at the proxy').fill('kim');
  await view.page.getByLabel('Password', { exact: true }).fill('pa55');
  await field('Not for these hosts').fill('*.contoso.example 10.0.0.0/8');
  expect(await view.sent()).toEqual([]);
  await button('Save').click();
  await view.page.getByText('Saved. Test it below.').waitFor();
  expect(await view.page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
  expect(await view.sent()).toEqual([
    {
      name: 'network.setProxy',
      input: {
        proxy: {
          mode: 'manual',
          address: 'http://proxy.contoso.example:8080',
          user: 'kim',
          bypass: ['*.contoso.example', '10.0.0.0/8'],
          isForMail: true,
        },
        password: 'pa55',
      },
    },
  ]);
});

it('another way is taken at once, and what was typed for the proxy stays', async () => {
  await view.show('settings-network-manual');
  await view.page.getByRole('radio', { name: /^No proxy/ }).check();
  await view.page.getByRole('radio', { name: /^This one/ }).check();
  expect(await field('Address').inputValue()).toBe('http://proxy.contoso.example:8080');
  expect((await view.sent()).map(({ input }) => (input as { proxy: { mode: string } }).proxy.mode)).toEqual([
    'none',
  ]);
});

it('a certificate is shown before it is trusted, and one that is none is refused with a word', async () => {
  await view.show('settings-network');
  await button('Add a certificate…').click();
  const trust = button('Trust this certificate');
  expect(await trust.getAttribute('aria-disabled')).toBe('true');
  await field('Certificate').fill('hello');
  await view.page.getByText('There is no certificate in this.').waitFor();
  await field('Certificate').fill('-----BEGIN CERTIFICATE-----');
  await view.page.getByText('Contoso Root CA G2, Contoso Ltd').waitFor();
  await trust.click();
  await view.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await view.sent()).at(-1)).toEqual({
    name: 'network.trustAuthorities',
    input: { text: '-----BEGIN CERTIFICATE-----' },
  });
});

it('a trusted certificate is removed after a question', async () => {
  await view.show('settings-network-manual');
  await button('Remove Contoso Root CA G1, Contoso Ltd').click();
  await button('Remove').click();
  expect((await view.sent()).map(({ name }) => name)).toEqual(['network.forgetAuthority']);
});

it('a test runs, can be cancelled, and explains what stands in the way', async () => {
  await view.show('settings-network-testing');
  await button('Cancel').click();
  await view.show('settings-network-manual');
  await view.page.getByText('1 of 3 cannot be reached.').waitFor();
  await view.page.getByRole('heading', { name: 'The company network blocks the connection' }).waitFor();
  await button('Test now').click();
  expect((await view.sent()).map(({ name }) => name)).toEqual(['network.test']);
});

it('what a test found comes into view in a low window', async () => {
  const low = await openWindow({ viewport: { width: 800, height: 600 } });
  await low.show('settings-network-testing');
  const words = low.page.getByText('1 of 3 cannot be reached.');
  const isInView = (name: RegExp) =>
    low.page
      .getByText(name)
      .first()
      .evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
  expect(await isInView(/^Trying the way to Microsoft/)).toBe(false);
  await low.page.evaluate(() =>
    window.harness.setState((state) => ({
      ...state,
      network: {
        ...state.network,
        test: state.network.test && {
          phase: 'done',
          steps: state.network.test.steps.map((step, index) => ({
            ...step,
            state: index === 1 ? 'failed' : 'passed',
          })),
        },
      },
    })),
  );
  await words.first().waitFor();
  await expect.poll(() => isInView(/^1 of 3 cannot be reached/)).toBe(true);
  expect(await isInView(/^graph\.microsoft\.com$/)).toBe(true);
});
