import type { Clock } from '../clock.ts';
import type { Electron } from './electron.ts';

/** A secret stays in the clipboard this long. */
const SECRET_MS = 60_000;

export interface Clipboard {
  write(text: string): Promise<void>;
  /** Clears it again after 60 s, unless something else was copied meanwhile. */
  writeSecret(text: string): Promise<void>;
}

export function createClipboard(electron: Electron, clock: Clock): Clipboard {
  return {
    write: (text) => electron.clipboard.writeText(text),
    async writeSecret(text) {
      await electron.clipboard.writeText(text);
      clock.after(SECRET_MS, () => void clearIfStill(electron, text));
    },
  };
}

async function clearIfStill(electron: Electron, text: string): Promise<void> {
  if ((await electron.clipboard.readText()) === text) await electron.clipboard.writeText('');
}
