import { expect, test } from './fixture.ts';
import { inboxRows } from './steps/inbox.ts';
import { connect } from './steps/wizard.ts';

test('a person connects a mailbox and sees the inbox', async ({ app, cloud }) => {
  const page = await connect(app, cloud);
  await expect(page.getByText(/unread of 120/)).toBeVisible();
  expect(await inboxRows(page).count()).toBeGreaterThan(5);
});
