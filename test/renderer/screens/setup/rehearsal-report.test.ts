import { beforeAll, describe, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const button = (name: string) => view.page.getByRole('button', { name, exact: true });

describe('the rehearsal', () => {
  it('says whose sign-in is played, and offers no browser, which would hand the code over', async () => {
    await view.show('rehearse');
    await view.page.getByRole('heading', { level: 1, name: 'Rehearse the sign-in of Perfex CRM' }).waitFor();
    expect(await button('Use the system browser instead').count()).toBe(0);
    await button('Rehearse as support@contoso.com').click();
    expect((await view.sent()).at(-1)).toEqual({
      name: 'signIn.start',
      input: { target: null, flow: 'usual' },
    });
  });

  it('is an ordinary sign-in for this computer', async () => {
    await view.show('sign-in');
    await button('Sign in as support@contoso.com').waitFor();
    expect(await button('Use the system browser instead').count()).toBe(1);
  });

  it('lists each value with a word for its verdict, not a colour alone', async () => {
    await view.show('rehearse-failed');
    const rows = await view.page.getByRole('list', { name: 'Values' }).getByRole('listitem').allInnerTexts();
    expect(rows).toHaveLength(8);
    expect(rows[0]).toMatch(/Client ID\s+Proven\s+Microsoft knows/u);
    expect(rows[2]).toMatch(/Redirect URI\s+Failed/u);
    expect(rows[3]).toMatch(/Platform\s+Not tested/u);
  });
});

describe('a redirect URI that is not registered', () => {
  it('is compared with what the portal shows', async () => {
    await view.show('rehearse-compare');
    await view.page.evaluate(() => {
      window.harness.answer('rehearsal.compareRedirect', (() => ({
        outcome: 'differs',
        text: 'There is a slash too many.',
        diff: {
          sent: [{ text: 'https://crm.contoso.com/cb', differs: false }],
          registered: [
            { text: 'https://crm.contoso.com/cb', differs: false },
            { text: '/', differs: true },
          ],
          reason: 'There is a slash too many.',
        },
      })) as never);
    });
    await view.page.getByLabel('What the portal shows').fill('https://crm.contoso.com/cb/');
    await view.page.getByLabel('It stands under (optional)').selectOption('Web');
    await button('Compare').click();
    await view.page.getByRole('heading', { name: 'Where the two addresses differ' }).waitFor();
    expect((await view.sent()).at(-1)).toEqual({
      name: 'rehearsal.compareRedirect',
      input: { target: null, text: 'https://crm.contoso.com/cb/', platform: 'web' },
    });
  });
});

describe('a consent that is waited for', () => {
  it('is looked for by itself, when the person comes back, and on request', async () => {
    await view.show('rehearse-waiting');
    await view.page.getByText('The app notices by itself when somebody agrees').waitFor();
    await button('Check now').click();
    await view.page.evaluate(() => dispatchEvent(new Event('focus')));
    await expect
      .poll(async () => (await view.sent()).filter(({ name }) => name === 'setup.checkConsent').length)
      .toBe(2);
  });
});

describe('two redirect URIs that differ', () => {
  it('have their differing characters marked and named for screen readers', async () => {
    await view.show('rehearse-failed');
    const card = view.page.getByRole('region', { name: 'Where the two addresses differ' });
    expect(await card.locator('mark').allTextContents()).toEqual([
      ' (differs from here) oa (to here) ',
      '␣ (something is missing here) ',
      ' (differs from here) OA (to here) ',
      ' (differs from here) / (to here) ',
    ]);
    await card.getByText('Upper and lower case differ in the path').waitFor();
    await card.getByText('In the registration “Perfex CRM Mailbox”').waitFor();
    const line = await card
      .locator('mark')
      .first()
      .evaluate((mark) => getComputedStyle(mark).textDecorationLine);
    expect(line).toBe('underline');
  });

  it('are found by the app itself: somebody signs in, and can call it off', async () => {
    await view.show('rehearse-compare');
    await button('Sign in and compare').click();
    await view.show('rehearse-reading');
    await button('Cancel').click();
    expect((await view.sent()).map(({ name }) => name)).toEqual(['rehearsal.cancelReadBack']);
    expect(await view.page.getByLabel('What the portal shows').count()).toBe(0);
  });

  it('leave nothing to paste once the registration was read', async () => {
    await view.show('rehearse-platform');
    await view.page.getByText('it stands under “Single-page application”').waitFor();
    expect(await view.page.getByLabel('What the portal shows').count()).toBe(0);
  });

  it('can be pasted where nobody may read the registration', async () => {
    await view.show('rehearse-unread');
    await view.page
      .getByRole('heading', { name: 'This account may not read or change app registrations' })
      .waitFor();
    expect(await view.page.getByLabel('What the portal shows').count()).toBe(1);
    await button('Read it again').click();
    expect((await view.sent()).at(-1)).toEqual({ name: 'rehearsal.readBack', input: {} });
  });

  it('are copied without the words for screen readers', async () => {
    await view.show('rehearse-failed');
    await button('Copy the address that was sent').click();
    expect((await view.sent()).at(-1)).toEqual({
      name: 'clipboard.write',
      input: { text: 'https://crm.contoso.com/admin/mailbox/oauth/callback?provider=outlook' },
    });
  });
});
