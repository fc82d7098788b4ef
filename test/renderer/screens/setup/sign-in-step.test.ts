import { describe, expect, it } from 'vitest';
import { openScreen } from './screen.ts';

const { view, inputsOf, field, button, heading } = openScreen();

describe('the sign-in', () => {
  it('starts in the window, for the setup', async () => {
    await view.show('sign-in');
    await button('Sign in as support@contoso.com').click();
    expect(await inputsOf('signIn.start')).toEqual([{ target: null, flow: 'usual' }]);
  });

  it('that stalls can go on in the system browser', async () => {
    await view.show('sign-in-stalled');
    await button('Open in the system browser instead').click();
    expect(await inputsOf('signIn.start')).toEqual([{ target: null, flow: 'browser' }]);
  });

  it('that waits can be cancelled', async () => {
    await view.show('sign-in-waiting');
    await view.page.getByText('Now at login.microsoftonline.com').waitFor();
    await button('Cancel').click();
    expect(await inputsOf('signIn.cancel')).toEqual([{}]);
  });

  it('that failed leads to the step that repairs it', async () => {
    await view.show('sign-in-failed');
    await button('Ask an administrator').click();
    await heading('Who agrees to the permissions?').waitFor();
    expect(await view.page.getByRole('radio', { name: /^An administrator/ }).isChecked()).toBe(true);
    expect(await inputsOf('signIn.dismiss')).toEqual([{}]);
  });

  it('that failed shows its raw facts on request, ready to be copied', async () => {
    await view.show('sign-in-failed');
    expect(await view.page.getByText('AADSTS90094', { exact: true }).count()).toBe(0);
    await button('Details').click();
    await view.page.getByText('66666666-7777-8888-9999-000000000000').waitFor();
    await button('Copy details').click();
    const [copied] = (await inputsOf('clipboard.write')) as { text: string }[];
    expect(copied?.text).toContain('Correlation ID: 66666666-7777-8888-9999-000000000000');
    await view.page.locator('[aria-live=polite]', { hasText: 'Copied' }).waitFor();
  });
});

describe('the focus', () => {
  /** Words of the element that has the focus. */
  const focused = () => view.page.evaluate(() => document.activeElement?.textContent ?? '');

  it('goes on to what takes the place of the sign-in button, phase by phase', async () => {
    await view.show('sign-in');
    await view.page.evaluate(() => {
      const startedAt = new Date().toISOString();
      window.harness.answer('signIn.start', () => {
        window.harness.setState((state) => ({
          ...state,
          signIn: { phase: 'waiting', target: null, flow: 'window', host: '', stalled: false, startedAt },
        }));
      });
    });
    await button('Sign in as support@contoso.com').click();
    await expect.poll(focused).toContain('Sign in in the window that opened');
    await button('Cancel').focus();
    await view.page.evaluate(() =>
      window.harness.setState((state) => ({ ...state, signIn: { phase: 'finishing', target: null } })),
    );
    await expect.poll(focused).toContain('Opening the mailbox');
  });

  it('goes into the field that takes the place of "Replace"', async () => {
    await view.show('registration-web');
    await button('Replace').click();
    await expect
      .poll(() => field('Client secret').evaluate((input) => input === document.activeElement))
      .toBe(true);
  });

  it('returns to the button whose question was answered', async () => {
    await view.show('registration');
    await button('Discard…').click();
    await button('Keep it').click();
    await expect.poll(focused).toBe('Discard…');
  });
});
