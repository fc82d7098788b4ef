import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../../../preload/contract.ts';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

async function inputsOf(name: CommandName): Promise<unknown[]> {
  return (await view.sent()).filter((command) => command.name === name).map(({ input }) => input);
}

const button = (name: string) => view.page.getByRole('button', { name, exact: true });
const tab = (name: string) => view.page.getByRole('tab', { name, exact: true });
const target = { connectionId: 'c1' };

describe('the parts of a connection', () => {
  it('are the inbox, its checks and its history for this computer', async () => {
    await view.show('inbox');
    expect(await view.page.getByRole('tab').allInnerTexts()).toEqual(['Inbox', 'Checks', 'Activity']);
  });

  it('begin with the hand-over for a System, and the inbox is one click away', async () => {
    await view.show('handover');
    expect(await tab('Hand-over').getAttribute('aria-selected')).toBe('true');
    await tab('Inbox').click();
    await view.page.getByRole('region', { name: 'Inbox' }).waitFor();
    expect(await view.page.getByRole('tabpanel').count()).toBe(0);
  });

  it('lack the inbox where the System does not open it, and all that goes with it', async () => {
    await view.show('handover-no-inbox');
    expect(await view.page.getByRole('tab').allInnerTexts()).toEqual([
      'Hand-over',
      'Registration',
      'Checks',
      'Activity',
    ]);
    expect(await button('Sync now').count()).toBe(0);
    expect(await view.page.getByRole('navigation').textContent()).toContain('Perfex CRM · Ready');
  });

  it('are chosen with the arrow keys, and the focus stays on them', async () => {
    await view.show('handover');
    await tab('Hand-over').focus();
    await view.page.keyboard.press('ArrowRight');
    await view.page.keyboard.press('Enter');
    await expect.poll(() => tab('Registration').getAttribute('aria-selected')).toBe('true');
    expect(await tab('Registration').evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('the hand-over sheet', () => {
  it("keeps the System's order, under the page each value is pasted on", async () => {
    await view.show('handover');
    expect(await view.page.locator('[role=tabpanel] dt').allInnerTexts()).toEqual([
      'Client ID',
      'Client Secret',
      'Tenant ID',
      'Email',
    ]);
    expect(await view.page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      'Setup › Settings › Mailbox › Outlook OAuth',
      'Mailbox › Settings › Accounts',
    ]);
  });

  it('has main copy the secret, and says when the clipboard is cleared', async () => {
    await view.show('handover');
    await button('Copy secret').click();
    await view.page.getByText('It is cleared from the clipboard after 60 seconds.').first().waitFor();
    expect(await inputsOf('handover.copySecret')).toEqual([target]);
    expect(await inputsOf('clipboard.write')).toEqual([]);
  });

  it('says why the secret cannot be copied', async () => {
    await view.show('handover-no-inbox');
    expect(await button('Copy secret').getAttribute('aria-disabled')).toBe('true');
    await view.page.getByText('no longer holds it').waitFor();
  });

  it('leaves the secret out of a file unless it is asked for', async () => {
    await view.show('handover');
    await button('Save as .env').click();
    await view.page.getByRole('checkbox', { name: 'Include the client secret' }).check();
    await button('Page to print').click();
    await expect
      .poll(() => inputsOf('handover.export'))
      .toEqual([
        { ...target, format: 'env', withSecret: false },
        { ...target, format: 'html', withSecret: true },
      ]);
  });
});

describe('the client secret', () => {
  it('is not mentioned above while there is time', async () => {
    await view.show('handover');
    expect(await button('Renew…').count()).toBe(0);
  });

  it('is announced above with the days that are left', async () => {
    await view.show('handover-no-inbox');
    await view.page.getByText('12 days left').waitFor();
    await view.show('handover-expired');
    await view.page.getByText('The client secret has expired.').waitFor();
  });

  it('asks once when it expires, and takes "I do not know" for an answer', async () => {
    await view.show('expiry-question');
    await tab('Registration').click();
    await button('Remind me').click();
    await view.page.getByText('Choose the day.').waitFor();
    await view.page.getByLabel('When does it expire?').fill('2028-11-20');
    await button('Remind me').click();
    await button("I don't know").click();
    await expect
      .poll(() => inputsOf('secret.setExpiry'))
      .toEqual([
        { ...target, expiresAt: '2028-11-20T00:00:00.000Z' },
        { ...target, expiresAt: null },
      ]);
  });

  it('has its end saved as a calendar file', async () => {
    await view.show('handover-expired');
    await tab('Registration').click();
    await button('Save a calendar file').click();
    await button('Calendar file saved').waitFor();
  });
});

describe('drift', () => {
  it('is fixed by the app where it can be, else in the portal', async () => {
    await view.show('handover-expired');
    await tab('Registration').click();
    await button('Fix: Implicit grant is switched on').click();
    await button('Open in Entra: A permission is missing').click();
    expect(await inputsOf('drift.fix')).toEqual([{ ...target, driftId: 'implicit' }]);
    expect(await inputsOf('link.open')).toHaveLength(1);
  });

  it('is looked for on request', async () => {
    await view.show('handover');
    await tab('Registration').click();
    await button('Compare now').click();
    expect(await inputsOf('drift.check')).toEqual([target]);
  });
});
