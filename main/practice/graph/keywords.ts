import { faults } from './fault.ts';

/** One condition of a search. */
export interface Term {
  /** Lower case; null = the default properties. */
  property: string | null;
  comparison: string;
  /** Lower case, to be found one after the other. */
  words: string[];
  /** The last word is the beginning of one. */
  isPrefix: boolean;
  isExcluded: boolean;
}

/** Quoted text, a property with its value, or a word. */
const TOKEN = /(?:([A-Za-z]+)(:|>=|<=|>|<|=))?("[^"]*"\*?|[^\s"]+)/g;

/**
 * Reads the value of `$search`: alternatives (OR) of terms that all have to hold (AND, or nothing
 * between them). Of the Keyword Query Language it knows words, phrases, `word*`, `property:value` and
 * AND, OR, NOT. Text without quotes around it may hold letters only.
 *
 * @throws GraphFault 400
 */
export function readKeywords(text: string): Term[][] {
  const alternatives: Term[][] = [[]];
  let isExcluded = false;
  for (const [token, property, comparison = ':', value = ''] of unwrap(text).matchAll(TOKEN)) {
    if (token === 'OR') alternatives.push([]);
    else if (token === 'NOT') isExcluded = true;
    else if (token !== 'AND') {
      alternatives.at(-1)?.push(termOf({ property, comparison, value, isExcluded }));
      isExcluded = false;
    }
  }
  const terms = alternatives.map((all) => all.filter(({ words }) => words.length > 0));
  if (terms.every((all) => all.length === 0)) throw faults.badRequest('The search text is empty.');
  return terms.filter((all) => all.length > 0);
}

function termOf(parts: {
  property: string | undefined;
  comparison: string;
  value: string;
  isExcluded: boolean;
}): Term {
  const { property, comparison, isExcluded } = parts;
  const value = parts.value.replace(/^-/, '');
  return {
    property: property?.toLowerCase() ?? null,
    comparison,
    words: wordsOf(value),
    isPrefix: value.endsWith('*'),
    isExcluded: isExcluded || parts.value.startsWith('-'),
  };
}

/** Takes the quotes off; within them a backslash stands before a quote and before another backslash. */
function unwrap(text: string): string {
  if (!text.startsWith('"')) return bareWords(text);
  const [literal, inner = ''] = /^"((?:[^"\\]|\\.)*)"/.exec(text) ?? [];
  if (literal === undefined) {
    throw faults.badRequest(
      `There is an unterminated string literal at position ${text.length} in '${text}'.`,
    );
  }
  const rest = text.slice(literal.length);
  if (rest.trim() !== '') throw invalidAt(text, literal.length + rest.search(/\S/));
  return inner.replace(/\\(.)/g, '$1');
}

function bareWords(text: string): string {
  const position = text.search(/[^\p{L}\s]/u);
  if (position >= 0) throw invalidAt(text, position);
  return text;
}

function invalidAt(text: string, position: number) {
  return faults.badRequest(
    `Syntax error: character '${text.charAt(position)}' is not valid at position ${position} in '${text}'.`,
  );
}

/** Letters and digits make words; everything else lies between them. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
