/** A piece of a text: words, or an address that can be opened. */
export interface TextPart {
  offset: number;
  text: string;
  url: string | null;
}

const ADDRESS = /https:\/\/[^\s<>"'\u2018-\u201d]+/giu;

/** Cuts a text into words and https addresses; the marks that end a sentence stay with the words. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let offset = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(/[.,;:!?)\]]+$/u, '');
    if (!URL.canParse(address)) continue;
    if (match.index > offset) parts.push({ offset, text: text.slice(offset, match.index), url: null });
    parts.push({ offset: match.index, text: address, url: address });
    offset = match.index + address.length;
  }
  if (offset < text.length) parts.push({ offset, text: text.slice(offset), url: null });
  return parts;
}
