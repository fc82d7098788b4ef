import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Changes to these concern every build. */
const COMMON = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'scripts/build'];

/**
 * Hash of the names and contents of all files below `sources`. Contents, not times: a fresh clone or
 * a change of branch rewrites times without changing anything.
 */
export function fingerprint(root: string, sources: string[]): string {
  const hash = createHash('sha256');
  for (const file of filesBelow(root, [...COMMON, ...sources])) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(root: string, sources: string[]): string[] {
  const files = sources.flatMap((source) => globSync([source, `${source}/**`], { cwd: root }));
  return [...new Set(files)].filter((file) => statSync(join(root, file)).isFile()).sort();
}
