import { beforeAll } from 'vitest';
import type { CommandName } from '../../../../preload/contract.ts';
import { harnessWindows, type TestWindow } from '../../harness/window.ts';

/** A window for a test file about the setup, with the words its tests are written in. */
export function openScreen() {
  const openWindow = harnessWindows();
  // Filled before the first test; the tests hold this very object.
  const view = {} as TestWindow;
  beforeAll(async () => {
    Object.assign(view, await openWindow());
  });
  return {
    view,
    /** Inputs of the commands of one name, in order. */
    async inputsOf(name: CommandName): Promise<unknown[]> {
      return (await view.sent()).filter((command) => command.name === name).map(({ input }) => input);
    },
    /** Names of the commands sent, in order. */
    async order(): Promise<CommandName[]> {
      return (await view.sent()).map(({ name }) => name);
    },
    field: (label: string) => view.page.getByLabel(label, { exact: true }),
    button: (name: string) => view.page.getByRole('button', { name, exact: true }),
    heading: (name: string) => view.page.getByRole('heading', { level: 1, name }),
  };
}
