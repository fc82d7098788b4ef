import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

/** What a grammar of PowerShell makes of a text. */
export interface Parsed {
  /** Where it is no PowerShell. */
  errors: string[];
  /** Names of all commands that are called, in order. */
  commands: string[];
  /** Names of the functions that it defines. */
  functions: string[];
}

/** Loads the grammar; it is a WebAssembly module, so nothing has to be compiled. */
export async function createPowershellParser(): Promise<(text: string) => Parsed> {
  const file = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(file)));
  return (text) => {
    const tree = parser.parse(text);
    if (!tree) throw new Error('the parser gave up');
    const { rootNode } = tree;
    const texts = (type: string) => rootNode.descendantsOfType(type).map((node) => node?.text ?? '');
    const parsed: Parsed = {
      errors: rootNode.hasError ? errorsIn(rootNode) : [],
      commands: texts('command_name'),
      functions: texts('function_name'),
    };
    tree.delete();
    return parsed;
  };
}

function errorsIn(node: Node): string[] {
  const here =
    node.isError || node.isMissing ? [`line ${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`] : [];
  return [...here, ...node.children.flatMap(errorsIn)];
}
