import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { explanationView } from '../../../../main/diagnosis/explain/explanation-view.ts';
import { loadClouds } from '../../../../main/identity/clouds.ts';
import { axeViolations } from '../../../support/axe.ts';
import { connectionView } from '../../harness/states.ts';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const connections = [connectionView({})];
const [{ mailbox } = { mailbox: '' }] = connections;
const SECRET = `abc8Q~${'k3J'.repeat(12)}`;
const EXPIRED = `${mailbox} <b>AADSTS7000222</b>: The provided client secret keys are expired. client_secret=${SECRET}\n\n535 5.7.139 SmtpClientAuthentication is disabled for the Mailbox.`;

const button = (name: string) => view.page.getByRole('button', { name, exact: true });
const field = () => view.page.getByRole('textbox', { name: 'Error text' });
const names = async () => (await view.sent()).map(({ name }) => name);

/** The window's bridge answers what main would. */
async function answerLikeMain(text: string): Promise<void> {
  const explanation = explanationView(text, connections, loadClouds());
  await view.page.evaluate((value) => window.harness.answer('explain.text', () => value), explanation);
}

async function explain(text: string): Promise<void> {
  await answerLikeMain(text);
  await field().fill(text);
  await button('Explain').click();
}

const violations = () => axeViolations(view.page);

describe('explaining an error', () => {
  beforeEach(async () => {
    await view.show('inbox');
    await button('Explain an error').click();
    await view.page.getByRole('heading', { level: 1, name: 'Explain an error' }).waitFor();
  });

  it('names the cause, who, where and how, and marks the evidence as plain text', async () => {
    await explain(EXPIRED);
    await view.page.getByRole('heading', { name: 'The client secret has expired' }).waitFor();
    await view.page.getByText('Needs the owner of the app registration').waitFor();
    expect(await view.page.locator('mark').first().textContent()).toBe('AADSTS7000222');
    expect(await view.page.locator('mark').allTextContents()).toContain(
      'SmtpClientAuthentication is disabled for the Mailbox',
    );
    // The pasted tag is shown, not obeyed.
    await view.page.getByText('<b>').first().waitFor();
    await button('Entra admin center > App registrations > your app > Certificates & secrets').click();
    expect((await view.sent()).at(-1)).toMatchObject({
      name: 'link.open',
      input: { url: expect.stringContaining('/~/Credentials/appId/') },
    });
    await view.page.getByRole('button', { name: /^Copy: az ad app credential reset/ }).click();
    expect(await names()).toContain('clipboard.write');
  });

  it('warns of a secret and shows it nowhere', async () => {
    await explain(EXPIRED);
    await view.page.getByText('Consider it compromised').waitFor();
    expect(await view.page.content()).not.toContain(SECRET);
  });

  it('opens the other causes of the same text', async () => {
    await explain(EXPIRED);
    await view.page.getByRole('button', { name: /^Sending by SMTP is off for this mailbox/ }).click();
    await view.page.getByRole('heading', { name: 'Sending by SMTP is off for this mailbox' }).waitFor();
    await view.page.getByRole('button', { name: /^The client secret has expired/ }).waitFor();
  });

  it('checks the mailbox that the text is about', async () => {
    await explain(EXPIRED);
    await button('Check this mailbox').click();
    await view.page.getByRole('tab', { name: 'Checks' }).waitFor();
    const sent = (await view.sent()).filter(({ name }) => name === 'check.run' || name === 'place.go');
    expect(sent.slice(-2)).toEqual([
      { name: 'check.run', input: { connectionId: 'c1' } },
      { name: 'place.go', input: { screen: 'connection', connectionId: 'c1', tab: 'checks' } },
    ]);
  });

  it('says what is known of an unknown text, and whom to ask', async () => {
    await explain('AADSTS999999: new. Correlation ID: c0ffee00-1234-4abc-8def-0123456789ab');
    await view.page.getByRole('heading', { name: 'No explanation for this text' }).waitFor();
    await view.page.getByText('correlation ID c0ffee00-1234-4abc-8def-0123456789ab').waitFor();
    await button("Microsoft's page about AADSTS999999").click();
    expect((await view.sent()).at(-1)?.input).toEqual({
      url: 'https://login.microsoftonline.com/error?code=999999',
    });
  });

  it('takes a dropped file, and refuses one that is no text', async () => {
    await answerLikeMain(EXPIRED);
    const drop = (bytes: number[]) =>
      field().evaluate((area, content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(content)], 'error.log'));
        area.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }, bytes);
    await drop(Array.from({ length: 400 }, (_, index) => index % 20));
    await view.page.getByText('This file is no text').waitFor();
    await drop([...new TextEncoder().encode(EXPIRED)]);
    await view.page.getByRole('heading', { name: 'The client secret has expired' }).waitFor();
    expect((await view.sent()).find(({ name }) => name === 'explain.text')?.input).toEqual({ text: EXPIRED });
  });

  it('works by keyboard: Ctrl+Enter explains, the heading takes the focus, and one goes back', async () => {
    await answerLikeMain(EXPIRED);
    await button('Explain').click();
    await view.page.getByText('Paste a text first.').waitFor();
    await field().focus();
    await view.page.keyboard.insertText(EXPIRED);
    await view.page.keyboard.press('Control+Enter');
    await button('Explain another text').waitFor();
    expect(await view.page.evaluate(() => document.activeElement?.textContent)).toBe('Explain an error');
    await view.page.keyboard.press('Tab');
    await view.page.keyboard.press('Enter');
    await field().waitFor();
    expect(await field().inputValue()).toBe('');
  });

  it('has nothing that axe finds, empty, explained and unknown, light and dark', async () => {
    expect(await violations()).toEqual([]);
    await explain(EXPIRED);
    await button('Explain another text').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await view.page.emulateMedia({ colorScheme });
      expect([colorScheme, await violations()]).toEqual([colorScheme, []]);
    }
    await button('Explain another text').click();
    await explain('nothing known');
    await view.page.getByRole('heading', { name: 'No explanation for this text' }).waitFor();
    expect(await violations()).toEqual([]);
    expect(view.complaints).toEqual([]);
  });
});

it('is reached from the first screen', async () => {
  await view.show('welcome');
  await button('Explain an error').click();
  await field().waitFor();
});
