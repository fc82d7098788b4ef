import { resolve } from 'node:path';
import { readArguments } from './arguments.ts';
import { commandIn, runInApp } from './cli/in-app.ts';
import { registerAppScheme } from './desktop/app-protocol.ts';
import type { Electron } from './desktop/electron.ts';
import { nextTurn } from './next-turn.ts';

/**
 * What must happen before the app is ready, synchronously. The rest, which is nearly everything, is loaded
 * while the platform gets ready and while the window opens.
 */
export function start(electron: Electron, { argv, env }: { argv: string[]; env: NodeJS.ProcessEnv }): void {
  const { app } = electron;
  const command = commandIn(argv, app);
  if (command) {
    // No window, and no lock: a command runs beside the app that is open.
    void runInApp(app, command);
    return;
  }
  const options = readArguments(argv, env);
  app.setName('Mailbox Connector');
  app.setAppUserModelId('org.mailboxconnector.app');
  if (options.userData) app.setPath('userData', resolve(options.userData));
  app.enableSandbox();
  // Pictures of a mail that a person let in are mail: they stay in memory.
  app.commandLine.appendSwitch('disable-http-cache');
  registerAppScheme(electron);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Once the platform has been told to get ready.
  void nextTurn().then(async () => (await import('./run.ts')).run(electron, options));
}
