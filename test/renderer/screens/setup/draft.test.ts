import { beforeEach, describe, expect, it } from 'vitest';
import { openScreen } from './screen.ts';

const { view, inputsOf, order, field, button, heading } = openScreen();

describe('what is typed', () => {
  beforeEach(() => view.show('mailbox'));

  it('reaches main together, a moment after the last keystroke', async () => {
    const sentAtOnce = await field('Mailbox address').evaluate((input: HTMLInputElement) => {
      for (const letter of 'a@b.example') {
        input.setRangeText(letter, input.value.length, input.value.length, 'end');
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
      return window.harness.sent.filter(({ name }) => name === 'setup.update');
    });
    expect(sentAtOnce).toEqual([]);
    await expect
      .poll(() => inputsOf('setup.update'))
      .toEqual([{ mailbox: 'a@b.example', signer: 'a@b.example' }]);
    expect(await field('Mailbox address').inputValue()).toBe('a@b.example');
  });

  it('reaches main before the step changes', async () => {
    await field('Mailbox address').fill('dana@contoso.com');
    await field('Mailbox address').press('Enter');
    await heading('Which app registration is used?').waitFor();
    expect(await order()).toEqual(['setup.update', 'setup.discover', 'setup.goTo']);
  });

  it('reaches main before the setup is left, and is there again afterwards', async () => {
    await field('Mailbox address').fill('dana@contoso.com');
    await button('Save and close').click();
    await button('Continue setup').click();
    expect(await inputsOf('setup.update')).toEqual([
      { mailbox: 'dana@contoso.com', signer: 'dana@contoso.com' },
    ]);
    expect(await field('Mailbox address').inputValue()).toBe('dana@contoso.com');
  });

  it('is not taken back by an older state that arrives meanwhile', async () => {
    await field('Mailbox address').fill('dana@contoso.com');
    await view.page.evaluate(() => window.harness.setState((state) => ({ ...state, version: '0.1.1' })));
    expect(await field('Mailbox address').inputValue()).toBe('dana@contoso.com');
  });

  it('stays when main cannot keep it, and is sent again', async () => {
    await view.page.evaluate(() => window.harness.fail('setup.update', 'unavailable'));
    await field('Mailbox address').fill('dana@contoso.com');
    await button('What can I do?').first().waitFor();
    expect(await field('Mailbox address').inputValue()).toBe('dana@contoso.com');
    await button('Save and close').click();
    await expect.poll(async () => (await inputsOf('setup.update')).length).toBeGreaterThan(1);
    await heading('Which mailbox do you want to connect?').waitFor();
  });

  it('loses its hidden characters and labels when it is pasted', async () => {
    await field('Mailbox address').focus();
    await field('Mailbox address').evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'E-mail address: \u200bdana@contoso.com\u00a0\n');
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    expect(await field('Mailbox address').inputValue()).toBe('dana@contoso.com');
  });
});

describe('the client secret', () => {
  const SECRET = 'abc8Q~1234567890abcdefghijklmnopqrstuvwx';

  it('is put away when its field is left, and is nowhere on the page afterwards', async () => {
    await view.show('registration');
    await view.page.getByRole('radio', { name: /^Web/ }).check();
    await field('Client secret').fill(SECRET);
    await field('Client secret').blur();
    await view.page.getByText('Kept in Secret Service').waitFor();
    expect(await inputsOf('setup.setSecret')).toEqual([{ secret: SECRET }]);
    expect(await view.page.content()).not.toContain(SECRET);
  });

  it('can be replaced and removed', async () => {
    await view.show('registration-web');
    await button('Replace').click();
    await field('Client secret').fill(SECRET);
    await button('Next').click();
    await heading('What the app asks for').waitFor();
    await button('Back').click();
    await button('Remove').click();
    await field('Client secret').waitFor();
    expect(await inputsOf('setup.setSecret')).toEqual([{ secret: SECRET }, { secret: '' }]);
  });

  it('is not asked for on a desktop registration', async () => {
    await view.show('registration');
    expect(await field('Client secret').count()).toBe(0);
    expect(await button('Copy redirect URI').count()).toBe(1);
  });
});
