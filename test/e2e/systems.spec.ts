import { SEEDS } from '../support/seeds.ts';
import { expect, test } from './fixture.ts';
import { stateOf } from './steps/bridge.ts';
import { chooseSystem, openSheet, registerByItself, rehearse } from './steps/systems.ts';
import { fillMailbox, grantAsAdmin, next } from './steps/wizard.ts';

test.use({ practice: { adminConsented: false } });

/** Its sheet is the longest, and its mailbox is read over POP. */
const WALKED = 'Oracle B2C Service';

/**
 * Every System goes all three ways from here to its sheet in test/main/connections/seeds; one goes this one in the
 * window too. Of the others the window is asked for what a person types and what the app makes of it.
 */
for (const seed of SEEDS) {
  const isWalked = seed.name === WALKED;
  const what = isWalked ? 'the app registers, rehearses and hands over' : 'the window asks for';
  test(`${seed.name}: ${what} what the guide asks for`, async ({ app, cloud }) => {
    const page = await app.window();
    const ada = cloud.person('ada.keller');
    const admin = cloud.person('olga.admin');
    await chooseSystem(page, {
      name: seed.name,
      inputs: seed.inputs.map(({ label, value }) => [label, value]),
    });
    await fillMailbox(page, { mailbox: ada.address, clientId: '' });
    await next(page);
    const { setup } = await stateOf(page);
    expect(setup?.plan?.redirectUri).toBe(seed.redirectUri);
    const asked = setup?.permissions.map(({ name }) => name) ?? [];
    expect(asked).toEqual(expect.arrayContaining(seed.permissions));
    if (!isWalked) return;

    await registerByItself(app, page, admin);
    await next(page);
    await next(page);
    await grantAsAdmin(app, page, admin);
    await next(page);
    await rehearse(app, page, ada);

    await expect(page.getByRole('tab', { name: 'Hand-over' })).toBeVisible();
    const { connections } = await stateOf(page);
    const { clientId } = connections[0]?.registration ?? { clientId: '' };
    const known = {
      clientId,
      tenantId: cloud.tenant.tenantId,
      mailbox: ada.address,
      login: cloud.origin.replace('http:', 'https:'),
      // The practice server's cloud file names no mail servers.
      popHost: '<not available in this cloud>',
    };
    expect(await openSheet(page)).toEqual(seed.fields(known).map(([label, value]) => [label, value]));
    expect(connections[0]?.proof.map(({ verdict }) => verdict)).not.toContain('failed');

    const secrets = cloud.tenant.issued().secrets;
    expect(secrets.length).toBeGreaterThan(0);
    await page
      .getByRole('button', { name: /^Copy secret/ })
      .first()
      .click();
    await expect.poll(async () => secrets.includes(await app.clipboard())).toBe(true);
    const shown = JSON.stringify(await stateOf(page)) + (await page.content());
    for (const secret of secrets) expect(shown).not.toContain(secret);
  });
}
