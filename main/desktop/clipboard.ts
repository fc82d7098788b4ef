import type { Clock } from '../clock.ts';
import type { Electron } from './electron.ts';

/** A secret stays in the clipboard this long. */
const SECRET_MS = 60_000;

export interface Clipboard {
  write(text: string): Promise<void>;
  /** Clears it again after 60 s, or when the app ends, unless something else was copied meanwhile. */
  writeSecret(text: string): Promise<void>;
}

export function createClipboard(
  { app, clipboard }: Pick<Electron, 'app' | 'clipboard'>,
  clock: Clock,
): Clipboard {
  let secret: { text: string; forget(): void } | null = null;

  /** Something else in the clipboard belongs to whoever copied it. */
  const clear = async () => {
    const copied = secret;
    secret = null;
    copied?.forget();
    if (copied && (await clipboard.readText()) === copied.text) await clipboard.writeText('');
  };
  app.on('before-quit', () => void clear());

  return {
    write: (text) => clipboard.writeText(text),
    async writeSecret(text) {
      await clipboard.writeText(text);
      // Copied once more, it may be pasted for as long again.
      secret?.forget();
      secret = { text, forget: clock.after(SECRET_MS, () => void clear()) };
    },
  };
}
