import { beforeAll, describe, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const button = (name: string) => view.page.getByRole('button', { name, exact: true });

describe('the check at the end of the setup', () => {
  it('shows how each layer is doing, is cancelled, and leads to the checks', async () => {
    await view.show('setup-checking');
    const bar = view.page.getByRole('region', { name: 'The check at the end of the setup' });
    expect(await bar.getByRole('listitem').allTextContents()).toEqual([
      'NetworkPassed',
      'RegistrationChecking…',
      'Sign-inChecking…',
      'MailboxWaiting',
    ]);
    await button('Cancel').click();
    await button('Show the checks').click();
    const sent = await view.sent();
    expect(sent).toContainEqual({ name: 'check.cancel', input: { connectionId: 'c1' } });
    expect(sent).toContainEqual({
      name: 'place.go',
      input: { screen: 'connection', connectionId: 'c1', tab: 'checks' },
    });
    // There the checks themselves are on screen.
    await view.page.getByRole('heading', { name: 'Checking…' }).waitFor();
    expect(await bar.count()).toBe(0);
  });

  it('says what works, until it is closed', async () => {
    await view.show('setup-checked');
    await view.page.getByText('The mailbox opens: Graph, IMAP, and SMTP.').waitFor();
    await button('Close').click();
    await expect.poll(() => view.page.getByText('It works in every layer.').count()).toBe(0);
  });

  it('says what failed, and tries again', async () => {
    await view.show('setup-check-failed');
    await view.page.getByText('Found by “IMAP access to the mailbox”.').waitFor();
    await button('Try again').click();
    expect((await view.sent()).at(-1)).toEqual({ name: 'check.run', input: { connectionId: 'c1' } });
  });
});
