import { beforeEach, describe, expect, it } from 'vitest';
import { openScreen } from './screen.ts';

const { view, inputsOf, field, button, heading } = openScreen();

describe('advice on a field', () => {
  beforeEach(() => view.show('registration'));

  it('appears at the keystroke and goes with its cause', async () => {
    await field('Application (client) ID').fill('dana@contoso.com');
    await view.page.getByText('This is an e-mail address; paste the Application (client) ID.').waitFor();
    expect(await field('Application (client) ID').getAttribute('aria-invalid')).toBe('true');
    await field('Application (client) ID').fill('2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23');
    expect(await field('Application (client) ID').getAttribute('aria-invalid')).not.toBe('true');
  });

  it('offers its fix as one click', async () => {
    await field('Application (client) ID').fill('{2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23}');
    await view.page.getByRole('button', { name: /^Use 2c9e4a70/ }).click();
    expect(await field('Application (client) ID').inputValue()).toBe('2c9e4a70-51b8-4d3e-a6f1-0b7c8d9e1f23');
    expect(await field('Application (client) ID').evaluate((input) => input === document.activeElement)).toBe(
      true,
    );
  });

  it('does not scold an empty field before Next is pressed, and then puts the focus there', async () => {
    expect(await view.page.locator('[aria-invalid=true]').count()).toBe(0);
    await button('Next').click();
    await expect
      .poll(() => field('Application (client) ID').evaluate((input) => input === document.activeElement))
      .toBe(true);
    expect(await inputsOf('setup.goTo')).toEqual([]);
  });
});

describe('what was missing', () => {
  it('is no longer said once another way is chosen', async () => {
    await view.show('registration');
    await button('Next').click();
    const said = view.page.getByRole('contentinfo').getByText('Something is missing.');
    await said.waitFor();
    await view.page.getByRole('radio', { name: /^Do it for me/ }).check();
    await said.waitFor({ state: 'hidden' });
    await view.page.getByRole('radio', { name: /^I already have/ }).check();
    await field('Application (client) ID').waitFor();
    expect(await view.page.locator('[aria-invalid=true]').count()).toBe(0);
  });

  it('need not be added to a registration that somebody else makes', async () => {
    await view.show('permissions');
    await view.page.getByText(/Add them to the registration under API permissions/).waitFor();
    await view.page.evaluate(() =>
      window.harness.setState((state) => ({
        ...state,
        setup: state.setup && { ...state.setup, way: 'by-admin' },
      })),
    );
    await view.page.getByText(/The administrator adds them/).waitFor();
    expect(await view.page.getByText(/Add them to the registration/).count()).toBe(0);
  });
});

describe('the steps', () => {
  beforeEach(() => view.show('registration-practice'));

  it('move forwards and backwards, with the focus on the new heading', async () => {
    await button('Next').click();
    await heading('What the app asks for').waitFor();
    await expect
      .poll(() => heading('What the app asks for').evaluate((title) => title === document.activeElement))
      .toBe(true);
    await button('Back').click();
    await heading('Which app registration is used?').waitFor();
  });

  it('behind can be gone back to from the list, those ahead cannot', async () => {
    expect(await view.page.getByRole('navigation', { name: 'Steps' }).getByRole('button').count()).toBe(2);
    await view.page.getByRole('button', { name: /Mailbox$/ }).click();
    await heading('Which mailbox do you want to connect?').waitFor();
  });

  it('take the practice registration over', async () => {
    await button('Fill in for me').click();
    expect(await field('Application (client) ID').inputValue()).toBe('f0e1d2c3-b4a5-4697-8899-aabbccddeeff');
    await expect
      .poll(() => inputsOf('setup.update'))
      .toEqual([
        {
          registration: {
            clientId: 'f0e1d2c3-b4a5-4697-8899-aabbccddeeff',
            tenant: '0c8b7a69-5f4e-4d3c-8b2a-190f8e7d6c5b',
          },
        },
      ]);
  });

  it('are forgotten only after a question', async () => {
    await button('Discard…').click();
    await view.page.getByRole('alertdialog').waitFor();
    await button('Keep it').click();
    expect(await inputsOf('setup.discard')).toEqual([]);
    await button('Discard…').click();
    // Only the dialog is there for a screen reader; after it the app is again.
    await view.page.locator('#root[aria-hidden=true]').waitFor({ state: 'attached' });
    await button('Discard').click();
    await heading('Mailbox Connector').waitFor();
  });
});

describe('the look-up of a mailbox', () => {
  beforeEach(() => view.show('mailbox'));

  it('runs by itself once a complete address stands still', async () => {
    await field('Mailbox address').fill('dana@contoso.com');
    await view.page.getByText('contoso.com was found').waitFor();
    expect(await inputsOf('setup.discover')).toHaveLength(1);
  });

  it('runs once, however many reasons there are', async () => {
    await field('Mailbox address').fill('dana@contoso.com');
    await button('Next').click();
    await heading('Which app registration is used?').waitFor();
    expect(await inputsOf('setup.discover')).toHaveLength(1);
  });

  it('that fails holds the step once, then the cloud can be chosen by hand', async () => {
    await view.show('mailbox-failed');
    // Whoever typed an address need not know the word.
    const card = view.page.getByRole('region', { name: 'Microsoft does not know contoso.com' });
    expect(await card.textContent()).not.toMatch(/tenant/i);
    await view.page.getByLabel('Choose the cloud by hand').selectOption('usgov');
    await button('Next').click();
    await heading('Which app registration is used?').waitFor();
    expect(await inputsOf('setup.update')).toEqual([{ cloud: 'usgov' }]);
  });
});

it('the password of all practice people is said once, and can be copied', async () => {
  await view.show('mailbox-practice');
  const people = view.page.getByRole('region', { name: 'Practice people' });
  expect((await people.textContent())?.split('practice-1')).toHaveLength(2);
  await button('Copy the practice password').click();
  expect(await inputsOf('clipboard.write')).toEqual([{ text: 'practice-1' }]);
});

describe('a shared mailbox', () => {
  beforeEach(() => view.show('mailbox'));

  it('has a signer of its own', async () => {
    await field('Mailbox address').fill('support@contoso.com');
    await view.page.getByLabel('Someone else signs in (shared mailbox)').check();
    await field('Signs in as').fill('dana@contoso.com');
    await button('Next').click();
    await heading('Which app registration is used?').waitFor();
    const updates = await inputsOf('setup.update');
    expect(Object.assign({}, ...(updates as object[]))).toEqual({
      mailbox: 'support@contoso.com',
      signer: 'dana@contoso.com',
    });
  });
});
