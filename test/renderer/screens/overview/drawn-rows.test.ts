import { beforeAll, expect, it } from 'vitest';
import { watchDrawn } from '../../harness/drawn.ts';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow({
    viewport: { width: 1200, height: 800 },
    prepare: (page) => watchDrawn(page, ['tr', 'button']),
  });
});

/** Which mailboxes were drawn anew when this one got `unread` new messages. */
async function drawnAfter(mailbox: string, unread: number): Promise<string[]> {
  await view.page.evaluate(
    ([address, count]) => {
      window.drawn = [];
      window.harness.setState((state) => ({
        ...state,
        connections: state.connections.map((one) =>
          one.mailbox === address && one.inbox ? { ...one, inbox: { ...one.inbox, unread: count } } : one,
        ),
      }));
    },
    [mailbox, unread] as const,
  );
  await view.page.waitForFunction(
    ([address, count]) => window.drawn.some((text) => text.startsWith(address) && text.endsWith(count)),
    [mailbox, String(unread)] as const,
  );
  const drawn = await view.page.evaluate(() => window.drawn);
  return drawn.filter((text) => text.includes('@'));
}

it('of two hundred mailboxes only that which changed is drawn anew, in the table and the rail', async () => {
  await view.show('overview-200');
  const rows = view.page.locator('tbody tr');
  await rows.nth(10).waitFor();
  expect(await view.page.locator('nav li').count()).toBeGreaterThan(5);
  const mailbox = (await rows.first().locator('button').textContent()) ?? '';
  const drawn = await drawnAfter(mailbox, 77);
  expect(drawn.filter((text) => !text.includes(mailbox))).toEqual([]);
});
