import { beforeAll, describe, expect, it } from 'vitest';
import { harnessWindows, type TestWindow } from './harness/window.ts';

const openWindow = harnessWindows();
let view: TestWindow;
beforeAll(async () => {
  view = await openWindow();
});

const heading = (name: string | RegExp) => view.page.getByRole('heading', { level: 1, name });

describe('a setup that is open', () => {
  it.each(['explain', 'settings'] as const)(
    'gives way when the tray leads to %s, and comes back with what was typed',
    async (screen) => {
      await view.show('mailbox');
      await view.page.getByRole('textbox', { name: 'Mailbox address' }).fill('support@contoso.com');
      await view.page.evaluate((to) => {
        window.harness.setState((state) => ({
          ...state,
          place: { screen: to, tab: null, visit: state.place.visit + 1 },
        }));
      }, screen);
      await heading(screen === 'explain' ? 'Explain an error' : 'Settings').waitFor();
      await view.page.getByRole('button', { name: 'Continue setup' }).first().click();
      const field = view.page.getByRole('textbox', { name: 'Mailbox address' });
      await field.waitFor();
      expect(await field.inputValue()).toBe('support@contoso.com');
    },
  );

  it('stays in front when somebody is led to the overview', async () => {
    await view.show('mailbox');
    await view.page.evaluate(() => {
      window.harness.setState((state) => ({
        ...state,
        place: { screen: 'overview', tab: null, visit: state.place.visit + 1 },
      }));
    });
    await view.page.getByRole('textbox', { name: 'Mailbox address' }).waitFor();
  });
});
