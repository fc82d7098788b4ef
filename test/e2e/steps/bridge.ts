import type { Page } from '@playwright/test';
import type {
  AppState,
  CommandInput,
  CommandName,
  CommandResult,
  Registration,
} from '../../../preload/contract.ts';

/** Sends a command as the page does; what main refuses is an error here. */
export async function send<N extends CommandName>(
  page: Page,
  name: N,
  input: CommandInput<N>,
): Promise<unknown> {
  const command = { name, input } as { name: CommandName; input: never };
  const result: CommandResult<CommandName> = await page.evaluate(
    (sent) => window.connector.send(sent.name, sent.input),
    command,
  );
  if (!result.ok) throw new Error(`${name}: ${result.problem.title}`);
  return result.value;
}

/** The state as the page has it now. */
export function stateOf(page: Page): Promise<AppState> {
  return page.evaluate(
    () =>
      new Promise<AppState>((resolve) => {
        const stop = window.connector.onState((update) => {
          if (!('whole' in update)) return;
          resolve(update.whole);
          queueMicrotask(() => stop());
        });
      }),
  );
}

export interface PreparedSetup {
  mailbox: string;
  signer?: string;
  registration: Partial<Registration>;
  secret?: string;
}

/** A setup at its sign-in step, filled in without the wizard: for tests about what comes after it. */
export async function prepareSetup(page: Page, prepared: PreparedSetup): Promise<void> {
  const { mailbox, signer = mailbox, registration, secret } = prepared;
  await page.getByRole('heading', { level: 1 }).waitFor();
  await send(page, 'setup.start', { practice: false });
  await send(page, 'setup.update', { mailbox, signer });
  await send(page, 'setup.discover', {});
  await send(page, 'setup.update', { registration });
  if (secret !== undefined) await send(page, 'setup.setSecret', { secret });
  await send(page, 'setup.goTo', { step: 'sign-in' });
  await page.getByRole('button', { name: /^Sign in as/ }).waitFor();
}
