import type { Message } from '../../../preload/contract.ts';
import { message } from '../harness/messages.ts';
import type { TestWindow } from '../harness/window.ts';

/** Messages are shown in turns in the first two rows: the same one would not be fetched again. */
let turn = 0;

/** Shows `body` as the open message of the scene `inbox` and waits until it is laid out. */
export async function showMail(
  view: TestWindow,
  body: string,
  changes: Partial<Message> = {},
): Promise<void> {
  const { page } = view;
  turn = 1 - turn;
  const shown: Message = { ...message(`m${turn}`), bodyType: 'html', body, attachments: [], ...changes };
  await page.evaluate((next) => window.harness.answer('mail.message', () => next), shown);
  await page.locator(`[data-index="${turn}"]`).click();
  if (shown.bodyType === 'html') await page.locator(`iframe[data-shown="${shown.id}"]`).waitFor();
}

/** Presses "Show for this message" if it is offered, and waits for the pictures' page. */
export async function showPictures({ page }: TestWindow): Promise<boolean> {
  const button = page.getByRole('button', { name: 'Show for this message' });
  if (!(await button.isVisible())) return false;
  await button.click();
  await page.locator('iframe[src*="images=1"][data-shown]').waitFor();
  return true;
}

/** Everything that could fetch, run or navigate in the shown mail. */
export function inspectMail({ page }: TestWindow) {
  return page.evaluate(() => {
    const root = document.querySelector('iframe')?.contentDocument?.documentElement;
    const elements = [...(root?.querySelectorAll('body, body *') ?? [])];
    const attributes = elements.flatMap((element) =>
      [...element.attributes].map(({ name, value }) => ({ tag: element.localName, name, value })),
    );
    const styles = [...(root?.querySelectorAll('body style') ?? [])].map((style) => style.textContent ?? '');
    return { tags: [...new Set(elements.map((element) => element.localName))], attributes, styles };
  });
}
