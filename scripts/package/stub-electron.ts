import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Electron's binary says which fuses it has. https://github.com/electron/fuses */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_VERSION = 1;
/** Electron's own defaults, in the order of the wire: `1` on, `0` off. */
const FACTORY_FUSES = '101100011';

/**
 * Writes what packing needs of an unpacked Electron for Linux: a file that can be copied and whose fuses
 * can be flipped. It is no app and starts nothing; it proves what a package holds where Electron's
 * download is blocked.
 */
export function writeStubElectron(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  const fuses = Buffer.from([FUSE_VERSION, FACTORY_FUSES.length]);
  const binary = Buffer.concat([
    Buffer.from(`stub, not Electron\n${FUSE_SENTINEL}`),
    fuses,
    Buffer.from(FACTORY_FUSES),
  ]);
  writeFileSync(join(folder, 'electron'), binary, { mode: 0o755 });
  writeFileSync(join(folder, 'LICENSE'), 'stub\n');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'stub\n');
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
}
