/** Properties a person may name: `from:anna`. https://learn.microsoft.com/graph/search-query-parameter */
const PROPERTIES = [
  'attachment',
  'bcc',
  'body',
  'cc',
  'from',
  'hasattachments',
  'importance',
  'kind',
  'participants',
  'received',
  'recipients',
  'sent',
  'size',
  'subject',
  'to',
];

/** A phrase, a property with its value, or a word. */
const PART = /(?:([a-z]+)(:|>=|<=|>|<|=))?("[^"]*"?|[^\s"]+)/gi;

/**
 * The value of `$search` for what a person typed: words, "phrases", `property:value` and OR; everything
 * else loses its meaning, so that nothing that is typed is an error. The last word may be the beginning
 * of one: people look while they type. Null where there is nothing to look for.
 */
export function searchExpression(text: string): string | null {
  const parts = [...text.matchAll(PART)].flatMap(([whole, property, comparison = '', value = '']) => {
    if (whole === 'OR' || whole === 'AND' || whole === 'NOT') return [whole];
    const isProperty = property !== undefined && PROPERTIES.includes(property.toLowerCase());
    const name = isProperty ? `${property?.toLowerCase()}${comparison}` : '';
    const words = plain(isProperty ? value : whole, value.startsWith('"'));
    return words === '' ? [] : [`${name}${words}`];
  });
  const clean = withoutLooseWords(parts);
  if (clean.length === 0) return null;
  // Neither a phrase nor a comparison takes a prefix.
  const isOpen = /[\p{L}\p{N}]$/u.test(text) && !/[<>="]/.test(clean.at(-1) ?? '');
  const expression = `${clean.join(' ')}${isOpen ? '*' : ''}`;
  return `"${expression.replace(/[\\"]/g, '\\$&')}"`;
}

/** Only letters, digits and what stands between them in addresses, numbers and dates. */
function plain(text: string, isPhrase: boolean): string {
  const words = text
    .replace(/[^\p{L}\p{N}\p{M}@.\-_+/]+/gu, ' ')
    .replace(/(^|\s)[-.+/_@]+|[-.+/_@]+(?=\s|$)/g, '$1')
    .trim();
  return words !== '' && (isPhrase || words.includes(' ')) ? `"${words}"` : words;
}

/** AND, OR and NOT need something on their sides. */
function withoutLooseWords(parts: string[]): string[] {
  const isWord = (part: string | undefined) => part === 'OR' || part === 'AND' || part === 'NOT';
  const kept = parts.filter(
    (part, index) => !isWord(part) || (!isWord(parts[index + 1]) && index + 1 < parts.length),
  );
  return isWord(kept[0]) && kept[0] !== 'NOT' ? kept.slice(1) : kept;
}
