import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from './fixture.ts';
import { prepareSetup, send, stateOf } from './steps/bridge.ts';
import { inboxRows, mailFrame, openMessage, syncNow } from './steps/inbox.ts';
import { type Forbidden, filesBelow, findLeaks, type Place, piecesOf, wordsOf } from './steps/leak-search.ts';
import type { PracticeCloud } from './steps/practice-cloud.ts';
import { expectTray } from './steps/tray.ts';
import { connectInWindow } from './steps/wizard.ts';
import type { Connector } from './support/connector.ts';

const SUBJECT = 'Zwetschgenmusbilanz of the quarter, please keep it to yourself';
const BODY = 'The turnover has doubled since the Kirschkernfusion with Fabrikam';
const PLAIN = 'Nobody but us knows of the Rhabarberverhandlung';
const SOUGHT = 'Stachelbeergutachten';
const FILE = 'Quittengeleerezeptur';

/** Shorter ones could stand anywhere by chance. */
const MIN_SUBJECT = 8;

/** A life of many steps on the whole browser, which keeps more than its quicker sibling. */
test.setTimeout(240_000);

function secretsOf(cloud: PracticeCloud): Forbidden[] {
  const { tokens, codes, secrets } = cloud.tenant.issued();
  return [
    ...tokens.flatMap((token) => piecesOf('a token', token)),
    ...codes.flatMap((code) => piecesOf('a code', code)),
    ...secrets.map((value) => ({ name: 'a client secret', value })),
    ...cloud.tenant.people.map(({ password }) => ({ name: 'a password', value: password })),
  ];
}

function mailOf(cloud: PracticeCloud): Forbidden[] {
  const subjects = cloud.tenant.issued().subjects.filter((subject) => subject.length >= MIN_SUBJECT);
  return [
    ...subjects.map((value) => ({ name: 'a subject', value })),
    ...wordsOf('a subject', SUBJECT),
    ...[BODY, PLAIN].flatMap((text) => wordsOf('a body', text)),
    { name: 'what was searched for', value: SOUGHT },
    { name: 'a file of a mail', value: FILE },
  ];
}

/** What a person does with mail that could leave something behind; `folder` is where they want files to be. */
async function saveMail(app: Connector, page: Page, folder: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search mail' }).fill(SOUGHT);
  await expect(page.getByText('1 found')).toBeVisible();
  const message = await openMessage(page, `About the ${SOUGHT}`);
  await expect(message.getByText(PLAIN)).toBeVisible();
  await app.answerDialogs(({ kind }) => (kind === 'save' ? join(folder, 'saved') : undefined));
  await message.getByRole('button', { name: /^Save .*recipe\.txt/ }).click();
  await expect.poll(() => readText(join(folder, 'saved'))).toContain(FILE);
  await app.answerDialogs(({ kind }) => (kind === 'save' ? join(folder, 'saved.eml') : undefined));
  await page.getByRole('button', { name: 'Save as .eml' }).click();
  await expect.poll(() => readText(join(folder, 'saved.eml'))).toContain(SOUGHT);
  await page.getByRole('searchbox', { name: 'Search mail' }).fill('');
  await expect(page.getByText('1 found')).toBeHidden();
}

/** The history and a support bundle, saved where the person wants them: they may hold no mail and no secret either. */
async function handOut(app: Connector, page: Page, folder: string): Promise<void> {
  await page.getByRole('button', { name: 'Activity', exact: true }).click();
  for (const format of ['CSV', 'JSON']) {
    const path = join(folder, `history.${format}`);
    await app.answerDialogs(({ kind }) => (kind === 'save' ? path : undefined));
    await page.getByRole('button', { name: `Save as ${format}…` }).click();
    await expect.poll(() => readText(path)).not.toBe('');
  }
  await page.getByRole('navigation').getByRole('listitem').getByRole('button').first().click();
  await page.getByRole('tab', { name: 'Checks' }).click();
  await page.getByRole('button', { name: 'Support bundle…' }).click();
  await app.answerDialogs(({ kind }) => (kind === 'save' ? join(folder, 'bundle.zip') : undefined));
  await page.getByRole('button', { name: 'Save the file' }).click();
  await expect.poll(() => readText(join(folder, 'bundle.zip'))).not.toBe('');
}

/** Empty where there is no such file yet. */
function readText(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The files that were handed out; those of the bundle by themselves. */
function handedOut(folder: string): Place[] {
  const bundle = unzipSync(readFileSync(join(folder, 'bundle.zip')));
  const inside = Object.entries(bundle).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }));
  return [...inside, ...filesBelow(folder).filter(({ name }) => name.startsWith('history'))];
}

test('a whole life of the app leaves no token, secret or mail in any file or output', async ({
  launch,
  cloud,
  folder,
}) => {
  const userData = join(folder, 'user-data');
  // Where a person wants files to be; nothing else may hold mail.
  const chosen = join(folder, 'chosen');
  mkdirSync(chosen);
  // Electron keeps its profile in user data too.
  const env = { CONNECTOR_PROFILE: join(userData, 'Chromium') };
  const ada = cloud.person('ada.keller');
  const { clientId, clientSecret, redirectUri } = cloud.tenant.webClient;
  const outputs: string[] = [];
  const leaks = () => {
    const places = [...filesBelow(userData), { name: 'output', bytes: Buffer.from(outputs.join('\n')) }];
    return findLeaks(places, [...secretsOf(cloud), ...mailOf(cloud)]);
  };
  const { deliverMessage } = cloud.tenant.control;

  const first = await launch({ env, wholeBrowser: true });
  const hasDialogs = !first.runtime.startsWith('electron');
  const page = await connectInWindow(first, cloud);
  await send(page, 'settings.update', {
    notifications: { newMail: true, showSender: true, needsYou: true, ending: true, changes: true },
  });
  deliverMessage(ada.address, { subject: SUBJECT, html: `<p>${BODY}</p>` });
  await syncNow(page);
  // The one notification that names a sender and a subject.
  await expect.poll(async () => JSON.stringify(await first.notifications())).toContain(SUBJECT);
  await openMessage(page, SUBJECT);
  await expect(mailFrame(page).getByText(BODY)).toBeVisible();
  deliverMessage(ada.address, {
    subject: `About the ${SOUGHT}`,
    text: PLAIN,
    attachments: [{ name: 'recipe.txt', contentType: 'text/plain', bytes: Buffer.from(FILE) }],
  });
  await syncNow(page);
  await openMessage(page, `About the ${SOUGHT}`);
  if (hasDialogs) await saveMail(first, page, chosen);
  // The same mailbox once more, through a registration with a secret; then a failure that is logged.
  const registration = { clientId, platform: 'web' as const, redirectUri };
  await prepareSetup(page, { mailbox: ada.address, registration, secret: clientSecret });
  await page.getByRole('button', { name: /^Sign in as/ }).click();
  await expect(page.getByRole('navigation').getByRole('listitem')).toHaveCount(2);
  cloud.tenant.control.revoke(ada.address);
  await syncNow(page);
  await expectTray(first, { tooltip: `${ada.address}: needs you`, icon: 'needs-you' });
  const state = { name: 'state of the page', bytes: Buffer.from(JSON.stringify(await stateOf(page))) };
  expect(findLeaks([state], [...secretsOf(cloud), ...mailOf(cloud)])).toEqual([]);
  if (hasDialogs) {
    await handOut(first, page, chosen);
    expect(findLeaks(handedOut(chosen), [...secretsOf(cloud), ...mailOf(cloud)])).toEqual([]);
  }
  outputs.push(first.output());
  expect(leaks()).toEqual([]);
  await first.close();
  expect(leaks()).toEqual([]);

  const second = await launch({ env, wholeBrowser: true });
  const again = await second.window();
  await again.getByRole('navigation').getByRole('listitem').getByRole('button').first().click();
  await expect(again.getByText('You need to sign in again').first()).toBeVisible();
  await again.getByRole('button', { name: 'More actions' }).click();
  await again.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(inboxRows(again)).toHaveCount(0);
  await second.close();
  outputs.push(second.output());
  expect(leaks()).toEqual([]);

  // What was looked for was there to be found, and so were the places.
  expect(cloud.tenant.issued().tokens.length).toBeGreaterThan(5);
  expect(cloud.tenant.issued().codes.length).toBe(2);
  expect(mailOf(cloud).length).toBeGreaterThan(50);
  expect(readFileSync(join(userData, 'settings.json'), 'utf8')).toContain(ada.address);
  expect(readFileSync(join(userData, 'logs', 'connector.log'), 'utf8')).toContain('needs-you');
  const profile = filesBelow(userData).filter(({ name }) => /Local Storage|IndexedDB|Cache/.test(name));
  expect(profile.length).toBeGreaterThan(3);
});

test('the search finds what is planted, in every form', async ({ cloud, folder }) => {
  const page = 'https://login.example/?x=';
  const token = `eyJ0eXAiOiJKV1QifQ.${'aB3_x-'.repeat(40)}.${'Zk9-_q'.repeat(12)}`;
  const forbidden = [...piecesOf('a token', token), { name: 'a subject', value: 'Re: Füße & "Co"' }];
  const plants: [string, string | Buffer][] = [
    ['plain', `log line ${token} end`],
    ['cut', `log line …${token.slice(-60)}`],
    ['uri', page + encodeURIComponent(token)],
    ['base64', Buffer.from(`{"t":"${token}"}`).toString('base64')],
    ['base64url', Buffer.from(`..${token}`).toString('base64url')],
    ['hex', Buffer.from(token).toString('hex')],
    ['utf16', Buffer.from(token, 'utf16le')],
    ['utf16be', Buffer.from(token, 'utf16le').swap16()],
    ['latin1', Buffer.from('Re: Füße & "Co"', 'latin1')],
    ['json', JSON.stringify({ subject: 'Re: Füße & "Co"' })],
    ['query', page + encodeURIComponent('Re: Füße & "Co"')],
  ];
  for (const [name, content] of plants) {
    const place = join(folder, `${name}.txt`);
    writeFileSync(place, content);
    const leaks = findLeaks(filesBelow(folder), forbidden);
    expect(leaks.filter((leak) => leak.endsWith(`in ${name}.txt`))).toHaveLength(1);
  }
  expect(findLeaks(filesBelow(folder), secretsOf(cloud))).toEqual([]);
});
