import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { prepareSetup, stateOf } from './steps/bridge.ts';
import { inboxRows, mailFrame, openMessage, syncNow } from './steps/inbox.ts';
import { type Forbidden, filesBelow, findLeaks, piecesOf } from './steps/leak-search.ts';
import type { PracticeCloud } from './steps/practice-cloud.ts';
import { expectTray } from './steps/tray.ts';
import { connectQuickly } from './steps/wizard.ts';

const SUBJECT = 'Quarterly figures, please keep to yourself';
const BODY = 'The turnover has doubled since the merger with Fabrikam';

/** Shorter ones could stand anywhere by chance. */
const MIN_SUBJECT = 8;

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
  return [...subjects.map((value) => ({ name: 'a subject', value })), { name: 'a body', value: BODY }];
}

test('a whole life of the app leaves no token, secret or mail in any file or output', async ({
  launch,
  cloud,
  folder,
}) => {
  const userData = join(folder, 'user-data');
  const ada = cloud.person('ada.keller');
  const { clientId, clientSecret, redirectUri } = cloud.tenant.webClient;
  const outputs: string[] = [];
  const leaks = () => {
    const places = [...filesBelow(userData), { name: 'output', bytes: Buffer.from(outputs.join('\n')) }];
    return findLeaks(places, [...secretsOf(cloud), ...mailOf(cloud)]);
  };

  const first = await launch();
  const page = await connectQuickly(first, cloud);
  cloud.tenant.control.deliverMessage(ada.address, { subject: SUBJECT, html: `<p>${BODY}</p>` });
  await syncNow(page);
  await openMessage(page, SUBJECT);
  await expect(mailFrame(page).getByText(BODY)).toBeVisible();
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
  outputs.push(first.output());
  expect(leaks()).toEqual([]);
  await first.close();

  const second = await launch();
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
