import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';

const cache = new Map<string, string>();

/**
 * Source text of modules of this folder, joined into one strict function body: what the browser runs.
 * The modules must come in the order they import each other and share one name space.
 */
export function pageScript(files: readonly string[], body: string): string {
  return `(() => {\n'use strict';\n${files.map(moduleText).join('\n')}\n${body}\n})();`;
}

function moduleText(file: string): string {
  const known = cache.get(file);
  if (known) return known;
  const source = readFileSync(join(import.meta.dirname, file), 'utf8');
  const text = withoutTypes(source)
    .replaceAll(/^import [\s\S]*?;$/gm, '')
    .replaceAll(/^export (?=const|let|class|function|async)/gm, '')
    .replaceAll(/^ +$/gm, '');
  cache.set(file, text);
  return text;
}

/** Kept beside Node's own compiled scripts: what strips types is slow to load, and would be at every start. */
function withoutTypes(source: string): string {
  const folder = nodeModule.getCompileCacheDir();
  if (!folder) return stripTypes(source);
  const path = join(folder, `${createHash('sha256').update(source).digest('hex')}.page.js`);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const text = stripTypes(source);
    keep(path, text);
    return text;
  }
}

/** Whole or not at all: others read it meanwhile. A folder that cannot be written to only costs time. */
function keep(path: string, text: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    writeFileSync(aside, text);
    renameSync(aside, path);
  } catch {
    // Stripped again the next time.
  }
}

/** Node marks the function as experimental; a warning on each start would only confuse. */
function stripTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return nodeModule.stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
