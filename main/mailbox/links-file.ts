import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type FolderMark, type Links, memoryLinks } from './links.ts';

/** Every round brings a new link: they are written together, at most as often. */
const WRITE_MS = 5_000;

const fileShape = z.object({
  version: z.literal(1),
  connections: z.record(
    z.string(),
    z.record(z.string(), z.object({ link: z.string().min(1), newest: z.number() })),
  ),
});
type Content = z.infer<typeof fileShape>;

/** The delta links on disk: small, mode 0600, replaced in one step. Losing it costs a full round, no more. */
export interface LinksFile extends Links {
  /** Writes what is waiting, before the app ends. */
  flush(): void;
}

/** Never throws: a file that is damaged counts as absent, and one that cannot be written is logged once. */
export function openLinksFile(options: { path: string; clock: Clock; log: Pick<Log, 'warn'> }): LinksFile {
  const { path, clock, log } = options;
  const content = read(path);
  const links = memoryLinks();
  for (const [connectionId, folders] of Object.entries(content.connections)) {
    for (const [folder, mark] of Object.entries(folders)) links.set(connectionId, folder, mark);
  }
  let cancel: (() => void) | null = null;
  let hasWarned = false;

  const write = () => {
    cancel?.();
    cancel = null;
    try {
      replaceFile(path, JSON.stringify(content));
    } catch (error) {
      if (!hasWarned) log.warn(`delta links cannot be kept: ${(error as NodeJS.ErrnoException).code}`);
      hasWarned = true;
    }
  };
  const plan = () => {
    cancel ??= clock.after(WRITE_MS, write);
  };

  return {
    get: links.get,
    set(connectionId, folder, mark: FolderMark | null) {
      links.set(connectionId, folder, mark);
      const folders = content.connections[connectionId] ?? {};
      content.connections[connectionId] = folders;
      if (mark) folders[folder] = mark;
      else delete folders[folder];
      plan();
    },
    forget(connectionId) {
      links.forget(connectionId);
      delete content.connections[connectionId];
      plan();
    },
    flush() {
      if (cancel) write();
    },
  };
}

function read(path: string): Content {
  try {
    return fileShape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { version: 1, connections: {} };
  }
}

/** A reader sees the old file or the new one, and a crash leaves one of them. */
function replaceFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const next = `${path}.new`;
  rmSync(next, { force: true });
  writeFileSync(next, text, { mode: 0o600 });
  renameSync(next, path);
}
