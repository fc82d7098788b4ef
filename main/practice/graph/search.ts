import { headOf, type Item } from '../mail/mailbox.ts';

/** $search finds no more than this (search-query-parameter). */
const MAX_FOUND = 1000;

/** The items that mention every word; all of them without words. */
export function search(items: Item[], words: string[] | null): Item[] {
  if (!words) return items;
  const found: Item[] = [];
  for (const item of items) {
    if (found.length === MAX_FOUND) break;
    if (words.every((word) => mentions(item, word))) found.push(item);
  }
  return found;
}

/** A word may carry the field it is looked for in: `subject:`, `from:`, `body:`. */
function mentions(item: Item, word: string): boolean {
  const { subject, from, preview } = headOf(item);
  const fields: Record<string, string> = {
    subject,
    from: `${from?.name ?? ''} ${from?.address ?? ''}`,
    body: preview,
  };
  const [field = '', ...rest] = word.split(':');
  const text = Object.hasOwn(fields, field) && rest.length > 0 ? fields[field] : undefined;
  if (text !== undefined) return text.toLowerCase().includes(rest.join(':'));
  return Object.values(fields).some((each) => each.toLowerCase().includes(word));
}
