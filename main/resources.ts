import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Kinds of data that ship as a folder of JSON files: a new one is a new file, and no code. */
export type ResourceKind = 'systems' | 'clouds' | 'diagnoses';

/** Where a file stands that says nothing of its place. */
const MIDDLE = 50;

/**
 * The files of one kind, parsed but not checked, by their `order` and then by name.
 * @throws SyntaxError for a file that is no JSON, Error for a missing folder: both are packaging bugs
 */
export function readResources(kind: ResourceKind): readonly unknown[] {
  const folder = join(resourcesFolder(), kind);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { order?: number })
    .sort((a, b) => (a.order ?? MIDDLE) - (b.order ?? MIDDLE));
}

/** `resources/` lies beside `main/` in the sources, and beside `out/` in the build and in the package. */
function resourcesFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'resources', 'clouds'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The resources folder is missing.');
    folder = parent;
  }
  return join(folder, 'resources');
}
