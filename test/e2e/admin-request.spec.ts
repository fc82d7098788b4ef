import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { stateOf } from './steps/bridge.ts';
import { chooseSystem, registerByItself, rehearse } from './steps/systems.ts';
import { fillMailbox, grantAsAdmin, next } from './steps/wizard.ts';

test.use({ practice: { adminConsented: false } });

test('an administrator elsewhere answers a request file, and the secret travels encrypted', async ({
  launch,
  cloud,
  folder,
}) => {
  const request = join(folder, 'request.json');
  const answer = join(folder, 'answer.json');
  const ada = cloud.person('ada.keller');
  const olga = cloud.person('olga.admin');

  const asking = await launch();
  test.skip(asking.runtime.startsWith('electron'), 'file dialogs cannot be answered on Electron');
  await asking.answerDialogs(({ kind }) => (kind === 'save' ? request : answer));
  const page = await asking.window();
  await chooseSystem(page, {
    name: 'Perfex CRM',
    inputs: [['Domain of your Perfex CRM', 'crm.example.com']],
  });
  await fillMailbox(page, { mailbox: ada.address, clientId: '' });
  await next(page);
  await page.getByRole('radio', { name: /^An administrator does it/ }).check();
  await expect(page.getByText(/It says who asks/)).toBeVisible();
  await page.getByRole('button', { name: 'Save request file' }).click();
  await expect.poll(() => readIfThere(request)).toContain('crm.example.com');

  const answering = await launch({ userData: join(folder, 'administrator') });
  await answering.answerDialogs(({ kind }) => (kind === 'open' ? request : answer));
  const desk = await answering.window();
  await desk.getByRole('button', { name: /^Open a request/ }).click();
  await registerByItself(answering, desk, olga);
  await desk.getByRole('button', { name: 'Save the answer' }).click();
  await expect.poll(() => readIfThere(answer)).toContain('clientId');
  const { secrets } = cloud.tenant.issued();
  for (const secret of secrets) expect(readIfThere(answer) + readIfThere(request)).not.toContain(secret);

  await page.getByRole('button', { name: /^Open the answer/ }).click();
  await expect.poll(async () => (await stateOf(page)).setup?.hasSecret).toBe(true);
  await next(page);
  await next(page);
  await grantAsAdmin(asking, page, olga);
  await next(page);
  await rehearse(asking, page, ada);
  await expect(page.getByRole('tab', { name: 'Hand-over' })).toBeVisible();
  const [connection] = (await stateOf(page)).connections;
  expect(connection?.handover?.fields.map(({ label }) => label)).toEqual([
    'Authentication method',
    'Provider',
    'Client ID',
    'Client Secret',
    'Tenant ID',
  ]);
  expect(connection?.proof.every(({ verdict }) => verdict !== 'failed')).toBe(true);
});

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
