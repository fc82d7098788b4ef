import { spawn } from 'node:child_process';
import type { Chromium } from '../chromium.ts';
import type { Runtime } from '../runtime.ts';
import { showDialog } from './dialog-panel.ts';
import { TrayPanel } from './tray-panel.ts';

type Command = [file: string, ...args: string[]];

/** Gives a person what Electron would leave to the desktop: tray, dialogs, links, the clipboard. */
export function serveDesktop(runtime: Runtime, chromium: Chromium): void {
  const { record } = runtime;
  new TrayPanel(runtime, chromium);
  record.showDialog = (dialog) => showDialog(chromium, dialog);
  record.openForPerson = (target) => void run([openCommand(target)], '');
  record.copyForPerson = (text) => void run(COPY_COMMANDS[process.platform] ?? LINUX_COPY, text);
}

/** No shell is involved: a target is one argument whatever it contains. */
function openCommand(target: string): Command {
  if (process.platform === 'darwin') return ['open', target];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', target];
  return ['xdg-open', target];
}

const LINUX_COPY: Command[] = [
  ['wl-copy'],
  ['xclip', '-selection', 'clipboard'],
  ['xsel', '--clipboard', '--input'],
];
const COPY_COMMANDS: Partial<Record<NodeJS.Platform, Command[]>> = {
  darwin: [['pbcopy']],
  win32: [['clip']],
};

/** Runs the first of the commands that exists. */
async function run(commands: readonly Command[], input: string): Promise<void> {
  for (const [file, ...args] of commands) {
    const child = spawn(file, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    const isStarted = await new Promise((resolve) => {
      child.once('spawn', () => resolve(true));
      child.once('error', () => resolve(false));
    });
    if (isStarted) return;
  }
}
