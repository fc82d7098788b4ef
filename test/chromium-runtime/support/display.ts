import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const XVFB = '/usr/bin/Xvfb';

/** Whether a screen in memory can be had. */
export const hasXvfb = existsSync(XVFB);

/** A screen in memory. */
export interface Display {
  /** Value of `DISPLAY`. */
  name: string;
  close(): void;
}

/** Starts an X server without a screen on the first free display number. */
export async function startDisplay(): Promise<Display> {
  const server = spawn(XVFB, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb did not start')));
  });
  return { name: `:${number}`, close: () => void server.kill() };
}
