import type { Page } from '@playwright/test';
import { hostileMails } from '../renderer/mail/hostile-mails.ts';
import { expect, test } from './fixture.ts';
import { openCanary } from './steps/canary.ts';
import { inboxRows, mailFrame, openMessage, syncNow } from './steps/inbox.ts';
import type { PracticeCloud } from './steps/practice-cloud.ts';
import { connectQuickly } from './steps/wizard.ts';

const SCRIPTS = [
  'a script element',
  'a script in a nested document',
  'an event handler on a broken picture',
  'an event handler after a slash',
  'a javascript link',
  'a script in an SVG',
  'HTML inside MathML',
  'markup in a template',
  'a style that ends early',
];

/** Messages that are there from the start. */
const FIRST_MESSAGES = 120;

/**
 * All that would call somebody, and one of each way into a script; every other one is refused by the same page
 * under the same policies in test/renderer/mail.
 */
const AIMED = Object.entries(hostileMails).filter(
  ([name, html]) => html.includes('evil.example') || SCRIPTS.includes(name),
);

/** Delivers HTML mails and waits until the app knows of them all. */
async function deliver(page: Page, cloud: PracticeCloud, mails: Record<string, string>): Promise<void> {
  const { address } = cloud.person('ada.keller');
  for (const [subject, html] of Object.entries(mails)) {
    cloud.tenant.control.deliverMessage(address, { subject, html, from: 'stranger@evil.example' });
  }
  await syncNow(page);
  const total = FIRST_MESSAGES + Object.keys(mails).length;
  await expect(page.getByText(`unread of ${total}`)).toBeVisible();
}

/** Opens one message after the other with the keyboard; answers their subjects. */
async function readFromTheTop(page: Page, count: number): Promise<string[]> {
  const subjects: string[] = [];
  const head = page.getByRole('article', { name: 'Message' }).getByRole('heading', { level: 2 });
  await inboxRows(page).first().click();
  for (let shown = ''; subjects.length < count; ) {
    shown = await shownAfter(page, shown);
    subjects.push((await head.textContent()) ?? '');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  return subjects;
}

/** Waits until another message than this one is laid out; answers which. */
async function shownAfter(page: Page, last: string): Promise<string> {
  const shown = await page.waitForFunction((before) => {
    const id = document.querySelector('iframe[data-shown]')?.getAttribute('data-shown') ?? before;
    return id === before ? null : id;
  }, last);
  return (await shown.jsonValue()) ?? last;
}

test('no mail runs a script, opens a window or makes a request on its own', async ({ app, cloud }) => {
  await using canary = await openCanary();
  const page = await connectQuickly(app, cloud);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  const aimed = AIMED.map(([name, html]) => [name, html.replaceAll('evil.example', canary.host)]);
  await deliver(page, cloud, Object.fromEntries(aimed));
  const read = await readFromTheTop(page, aimed.length);
  expect(read.toSorted()).toEqual(AIMED.map(([name]) => name).toSorted());
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(canary.calls()).toBe(0);
  // Not even attempts that only the policy stopped.
  expect(complaints.filter((text) => text.includes(canary.host) && !text.includes('base URI'))).toEqual([]);
  expect(await app.windows()).toHaveLength(1);
  expect(await app.dialogs()).toEqual([]);
  expect(await app.openedExternally()).toEqual([]);
});

test('remote pictures are fetched only after the person asked for them', async ({ app, cloud }) => {
  await using canary = await openCanary();
  const page = await connectQuickly(app, cloud);
  const html = `<p>Spring sale</p><img src="https://${canary.host}/a.png" width="300" height="100" alt="Tulips">`;
  await deliver(page, cloud, { 'A picture': html });
  const message = await openMessage(page, 'A picture');
  await expect(message.getByText('Remote images are blocked.')).toBeVisible();
  await expect(mailFrame(page).getByText('Spring sale')).toBeVisible();
  expect(canary.calls()).toBe(0);
  await message.getByRole('button', { name: 'Show for this message' }).click();
  await expect.poll(() => canary.calls()).toBeGreaterThan(0);
  await expect(message.getByText('Remote images are blocked.')).toBeHidden();
});

const LINKS = `
<p><a href="https://evil.example/login">bank.example</a></p>
<p><a href="mailto:dana@contoso.example?bcc=evil@evil.example">Write to Dana</a></p>
<p><a href="javascript:parent.hacked = 1">Nothing here</a></p>
<form action="https://evil.example/"><button>Send your password</button></form>`;

test('a link shows its true host and opens only when the person agrees', async ({ app, cloud }) => {
  const page = await connectQuickly(app, cloud);
  await deliver(page, cloud, { 'Please sign in': LINKS });
  await openMessage(page, 'Please sign in');
  const mail = mailFrame(page);
  const link = mail.getByText('bank.example');
  await link.hover();
  await expect(page.getByText('The text says bank.example, but this opens evil.example')).toBeVisible();

  // Nobody answers the question: nothing opens.
  await link.click();
  await expect.poll(() => app.dialogs()).toHaveLength(1);
  const [question] = await app.dialogs();
  expect(question).toMatchObject({
    message: 'Open evil.example in your browser?',
    buttons: ['Open', 'Cancel'],
  });
  expect(question?.detail).toContain('https://evil.example/login');
  expect(await app.openedExternally()).toEqual([]);

  await app.answerDialogs('Open');
  await link.click();
  await expect.poll(() => app.openedExternally()).toEqual(['https://evil.example/login']);
  await mail.getByText('Write to Dana').click();
  await expect.poll(() => app.openedExternally()).toHaveLength(2);
  expect((await app.openedExternally())[1]).toBe('mailto:dana@contoso.example');

  // Ways past the question: new tab, middle button, script, form.
  await link.click({ modifiers: ['ControlOrMeta'] });
  await link.click({ button: 'middle' });
  await mail.getByText('Nothing here').click();
  await mail.getByText('Send your password').click();
  await page.getByRole('button', { name: 'Show as plain text' }).click();
  await expect(page.getByText('bank.example <https://evil.example/login>')).toBeVisible();
  expect(await app.openedExternally()).toHaveLength(2);
  expect(await app.dialogs()).toHaveLength(3);
  expect(await app.windows()).toHaveLength(1);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('markup in a subject, a sender or a text mail stays text', async ({ app, cloud }) => {
  const page = await connectQuickly(app, cloud);
  const subject = '<img src=x onerror="hacked=1"> & <b>bold</b>';
  const text = '<script>hacked = 1</script> https://contoso.example/offer.';
  const { address } = cloud.person('ada.keller');
  cloud.tenant.control.deliverMessage(address, { subject, text });
  await syncNow(page);
  await expect(inboxRows(page).first()).toContainText(subject);
  const message = await openMessage(page, subject);
  await expect(message.getByText('<script>hacked = 1</script>')).toBeVisible();
  await message.getByRole('button', { name: 'https://contoso.example/offer', exact: true }).click();
  await expect.poll(() => app.dialogs()).toHaveLength(1);
  expect((await app.dialogs())[0]?.message).toBe('Open contoso.example in your browser?');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});
