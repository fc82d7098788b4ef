import { beforeAll, describe, expect, it } from 'vitest';
import { practiceSubjects } from '../../../../renderer/screens/practice/practice-subjects.ts';
import { appState, connectionView, setupView } from '../../harness/states.ts';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const button = (name: string) => view.page.getByRole('button', { name, exact: true });
const panel = () => view.page.getByRole('dialog');
const provoked = async () =>
  (await view.sent()).filter(({ name }) => name === 'practice.provoke').map(({ input }) => input);

describe('the practice panel in a setup', () => {
  it('makes things happen to the mailbox, the Signer and the app of this setup', async () => {
    await view.show('setup-practice');
    await button('Practice').click();
    await panel().getByRole('combobox', { name: 'Mailbox' }).waitFor();
    expect(await panel().getByRole('combobox').inputValue()).toBe('support@practice.example');
    await panel().getByRole('switch', { name: 'IMAP is switched off' }).click();
    await panel().getByRole('switch', { name: 'Conditional Access blocks the sign-in' }).click();
    await panel().getByRole('switch', { name: 'The client secrets have expired' }).click();
    const { registration } = setupView('mailbox');
    await expect
      .poll(async () => (await provoked()).map((input) => (input as { target: string }).target))
      .toEqual(['support@practice.example', 'robin@practice.example', registration.clientId]);
    expect(await panel().getByText('New mail arrives').count()).toBe(0);
    expect(await panel().getByText('Connect another practice mailbox').count()).toBe(0);
    await view.page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    expect(await button('Practice').evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('says what is still missing before there is an address, and switches the rest', async () => {
    await view.show('mailbox-practice');
    await button('Practice').click();
    await panel()
      .getByText(/once this setup has the address of a practice mailbox/)
      .waitFor();
    expect(await panel().getByRole('switch', { name: 'IMAP is switched off' }).isDisabled()).toBe(true);
    await panel().getByRole('switch', { name: 'The network is down' }).click();
    await expect.poll(provoked).toMatchObject([{ target: '', on: true }]);
  });

  it('is not there where a real mailbox is set up', async () => {
    await view.show('registration');
    await button('Save and close').waitFor();
    expect(await button('Practice').count()).toBe(0);
  });
});

describe('whose mailbox things happen to', () => {
  const robin = connectionView({
    practice: true,
    mailbox: 'robin@practice.example',
    signer: 'robin@practice.example',
  });
  const setup = setupView('mailbox', {
    practice: true,
    mailbox: ' Kim@Practice.example ',
    signer: 'nobody@x.example',
  });

  it('is the one being set up first, as the practice tenant spells it, and without what nobody there has', () => {
    const subjects = practiceSubjects(appState({ connections: [robin, robin], setup }), true);
    expect(subjects.map(({ mailbox, signer }) => [mailbox, signer])).toEqual([
      ['kim@practice.example', ''],
      ['robin@practice.example', 'robin@practice.example'],
    ]);
  });

  it('is a connected one outside the setup, and never a real one', () => {
    const real = connectionView();
    const subjects = practiceSubjects(appState({ connections: [real, robin], setup }), false);
    expect(subjects.map(({ mailbox }) => mailbox)).toEqual(['robin@practice.example']);
    const unknown = { ...setup, mailbox: 'stranger@contoso.example' };
    expect(practiceSubjects(appState({ setup: unknown }), true)).toEqual([]);
  });
});
