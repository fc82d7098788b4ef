import { expect, test } from './fixture.ts';
import { prepareSetup } from './steps/bridge.ts';
import { inboxRows } from './steps/inbox.ts';
import { expectProblem, problemCard } from './steps/problem.ts';
import { typeCredentials } from './steps/sign-in-pages.ts';
import { connect, heading, openSignIn } from './steps/wizard.ts';

test('somebody else who signs in is noticed, and the right person gets in afterwards', async ({
  app,
  cloud,
}) => {
  const page = await app.window();
  const [ada, ben] = [cloud.person('ada.keller'), cloud.person('ben.okafor')];
  await prepareSetup(page, { mailbox: ada.address, registration: { clientId: cloud.tenant.clientId } });
  await typeCredentials(await openSignIn(app, page), ben);
  const card = await expectProblem(page, {
    title: 'Somebody else signed in',
    who: 'You can fix this',
    repair: 'Sign in again',
    details: `Signed in as ${ben.address}; this connection expects ${ada.address}.`,
  });
  await expect(card).toContainText('is not the one that was expected');
  await typeCredentials(await openSignIn(app, page, 'Sign in again'), ada);
  await expect(inboxRows(page).first()).toBeVisible();
});

test('an account without a mailbox is told apart from a failed sign-in', async ({ app, cloud }) => {
  const page = await app.window();
  const nils = cloud.person('nils.berg');
  await prepareSetup(page, { mailbox: nils.address, registration: { clientId: cloud.tenant.clientId } });
  await typeCredentials(await openSignIn(app, page), nils);
  await expectProblem(page, {
    title: 'This account has no mailbox in Exchange Online',
    who: 'Needs an administrator',
    repair: 'Ask an administrator',
    details: 'MailboxNotEnabledForRESTAPI',
  });
});

test('a shared mailbox opens for a person with rights on it', async ({ app, cloud }) => {
  const shared = `support@${cloud.tenant.tenantDomain}`;
  const page = await connect(app, cloud, { mailbox: shared });
  await expect(heading(page, shared)).toBeVisible();
  await expect(page.getByText(`Signed in as ${cloud.person('ada.keller').address}`)).toBeVisible();
  const subject = 'For all of support';
  cloud.tenant.control.deliverMessage(shared, { subject, text: 'Who takes this?' });
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(inboxRows(page).first()).toContainText(subject);
});

test('a shared mailbox stays closed for a person without rights on it', async ({ app, cloud }) => {
  const page = await app.window();
  const ben = cloud.person('ben.okafor');
  await prepareSetup(page, {
    mailbox: `support@${cloud.tenant.tenantDomain}`,
    signer: ben.address,
    registration: { clientId: cloud.tenant.clientId },
  });
  await typeCredentials(await openSignIn(app, page), ben);
  await expectProblem(page, {
    title: 'You may not open this mailbox',
    who: 'Needs an administrator',
    repair: 'Ask an administrator',
    details: 'ErrorAccessDenied',
  });
  await expect(problemCard(page, 'You may not open this mailbox')).toContainText('Full Access');
});
