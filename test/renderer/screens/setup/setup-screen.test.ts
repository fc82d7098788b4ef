import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandName } from '../../../../preload/contract.ts';
import type { SceneName } from '../../harness/scenes.ts';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

/** Inputs of the commands of one name, in order. */
async function inputsOf(name: CommandName): Promise<unknown[]> {
  return (await view.sent()).filter((command) => command.name === name).map(({ input }) => input);
}

/** Names of the commands sent, in order. */
async function order(): Promise<CommandName[]> {
  return (await view.sent()).map(({ name }) => name);
}

const field = (label: string) => view.page.getByLabel(label, { exact: true });
const button = (name: string) => view.page.getByRole('button', { name, exact: true });
const heading = (name: string) => view.page.getByRole('heading', { level: 1, name });

function starting(scene: SceneName): void {
  beforeEach(() => view.show(scene));
}

describe('what is typed', () => {
  starting('mailbox');

  it('reaches main together, a moment after the last keystroke', async () => {
    await field('Mailbox address').pressSequentially('a@b.example', { delay: 5 });
    expect(await inputsOf('setup.update')).toEqual([]);
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
    await button('What can I do?').waitFor();
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

describe('advice on a field', () => {
  starting('registration');

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

describe('the steps', () => {
  starting('registration-practice');

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
    await button('Discard').click();
    await heading('Mailbox Connector').waitFor();
  });
});

describe('the look-up of a mailbox', () => {
  starting('mailbox');

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
    await view.page.getByLabel('Choose the cloud by hand').selectOption('usgov');
    await button('Next').click();
    await heading('Which app registration is used?').waitFor();
    expect(await inputsOf('setup.update')).toEqual([{ cloud: 'usgov' }]);
  });
});

describe('a shared mailbox', () => {
  starting('mailbox');

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

describe('the client secret', () => {
  const SECRET = 'abc8Q~1234567890abcdefghijklmnopqrstuvwx';

  it('is put away when its field is left, and is nowhere on the page afterwards', async () => {
    await view.show('registration');
    await view.page.getByRole('radio', { name: /^Web/ }).check();
    await field('Client secret').fill(SECRET);
    await field('Client secret').blur();
    await view.page.getByText('Kept in Secret Service').waitFor();
    expect(await inputsOf('setup.setSecret')).toEqual([{ secret: SECRET }]);
    expect((await view.page.content()).includes(SECRET)).toBe(false);
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

describe('the sign-in', () => {
  it('starts in the window, for the setup', async () => {
    await view.show('sign-in');
    await button('Sign in as support@contoso.com').click();
    expect(await inputsOf('signIn.start')).toEqual([{ target: null, flow: 'window' }]);
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
