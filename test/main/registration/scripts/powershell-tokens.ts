/**
 * A strict reader of the part of PowerShell that our scripts use: comments, literals, expanding strings,
 * brackets and variables. It stands in for PowerShell's own parser, which is not on this machine.
 */

export interface Reading {
  problems: string[];
  /** Values of single-quoted strings. */
  literals: string[];
  /** The program with each literal and comment as a mark. */
  code: string;
  words: string[];
  variables: { unset: string[] };
}

const QUOTES = "'‘’‚‛";
const PAIRS: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
/** Set by PowerShell itself. */
const AUTOMATIC = new Set(['_', 'true', 'false', 'null', 'ErrorActionPreference']);

export function readPowershell(text: string): Reading {
  const literals: string[] = [];
  const problems: string[] = [];
  const open: string[] = [];
  let code = '';
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '#') {
      const end = text.slice(at).search(/[\r\n]/);
      code += '<comment>';
      at = end < 0 ? text.length : at + end;
    } else if (QUOTES.includes(character)) {
      const literal = readLiteral(text, at);
      if (literal === null) return failed('a literal does not end');
      literals.push(literal.value);
      code += '<literal>';
      at = literal.end;
    } else if (character === '"') {
      const end = expandingEnd(text, at);
      if (end === null) return failed('an expanding string does not end');
      code += text.slice(at, end);
      at = end;
    } else {
      if ('([{'.includes(character)) open.push(character);
      if (character in PAIRS && open.pop() !== PAIRS[character]) problems.push(`${character} closes nothing`);
      code += character;
      at += 1;
    }
  }
  if (open.length > 0) problems.push(`${open.join('')} is not closed`);
  const program = code.replace(/(?:\n *<literal> = <literal> <comment>)+/g, '\n<rows>');
  return {
    problems,
    literals,
    code: program,
    words: code.match(/[\w-]+/g) ?? [],
    variables: variablesIn(code),
  };

  function failed(problem: string): Reading {
    return { problems: [problem], literals, code, words: [], variables: { unset: [] } };
  }
}

function readLiteral(text: string, start: number): { value: string; end: number } | null {
  let value = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (!QUOTES.includes(character)) value += character;
    else if (at + 1 < text.length && QUOTES.includes(text[at + 1] ?? '')) {
      at += 1;
      value += text[at];
    } else return { value, end: at + 1 };
  }
  return null;
}

/** Where an expanding string ends; `$(…)` in it may hold further brackets. */
function expandingEnd(text: string, start: number): number | null {
  let depth = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '`') at += 1;
    else if (depth === 0 && text[at] === '"') return at + 1;
    else if (text.startsWith('$(', at) || (depth > 0 && text[at] === '(')) {
      depth += 1;
      if (text[at] === '$') at += 1;
    } else if (depth > 0 && text[at] === ')') depth -= 1;
  }
  return null;
}

/** Variables that are read before any line has set them. */
function variablesIn(code: string): { unset: string[] } {
  const set = new Set(AUTOMATIC);
  const unset = new Set<string>();
  for (const line of code.split('\n')) {
    const given = [
      ...line.matchAll(/^\s*\$(\w+) = /g),
      ...line.matchAll(/\bforeach \(\$(\w+) in/g),
      ...line.matchAll(/\[(?:switch|scriptblock)\] \$(\w+)/g),
    ].map((match) => match[1] ?? '');
    for (const name of given) set.add(name);
    for (const [, name = ''] of line.matchAll(/[$@](\w+)\b(?! = )/g)) if (!set.has(name)) unset.add(name);
  }
  return { unset: [...unset] };
}
