import { readFileSync } from 'node:fs';
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
  const text = stripTypes(source)
    .replaceAll(/^import [\s\S]*?;$/gm, '')
    .replaceAll(/^export (?=const|let|class|function|async)/gm, '')
    .replaceAll(/^ +$/gm, '');
  cache.set(file, text);
  return text;
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
