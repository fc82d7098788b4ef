/**
 * Text as it comes out of web pages, Teams chats and PDFs: with characters nobody sees and with the
 * portal's labels in front of the value.
 */

/**
 * Soft hyphen, joiners, zero-width and bidi marks, BOM, control characters (line breaks and tabs
 * among them) and every space that is not the ordinary one. None of them is part of any value.
 */
const INVISIBLE =
  /\u034f|[\ufe00-\ufe0f]|[\p{Cc}\p{Cf}\u115f\u1160\u3164\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/gu;

/** "Object ID" is missing on purpose: the value behind it is the wrong one, and the label tells. */
const LABELS = [
  'application \\(client\\) id',
  'directory \\(tenant\\) id',
  'application id',
  'client id',
  'app id',
  'tenant id',
  'client secret',
  'secret value',
  'secret id',
  'secret',
  'value',
  'redirect uris?',
  'e-?mail address',
  'e-?mail',
  'mailbox',
  'user ?name',
];
/** A label counts with a colon, an equals sign or a line break behind it. */
const LABEL = new RegExp(`^(?:\\s*(?:${LABELS.join('|').replaceAll(' ', '\\s?')})\\s?[:=\\n\\r]\\s*)+`, 'iu');

/** Characters of a GUID with its dashes. */
const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/giu;
const WHOLE_GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;
const BARE_GUID = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/iu;

/** The value itself: without hidden characters, line breaks, outer spaces and the portal's label. */
export function cleanPaste(text: string): string {
  const value = text.replace(LABEL, '').replace(INVISIBLE, '');
  // Taking hidden characters away can complete a label, so it is looked for once more.
  return value.replace(LABEL, '').trim();
}

/** Whether the text holds characters that nobody sees. */
export function hasInvisible(text: string): boolean {
  return text.search(INVISIBLE) >= 0;
}

export function isGuid(value: string): boolean {
  return WHOLE_GUID.test(value);
}

/** The one GUID inside a longer text (braces, an URL, a sentence); null if there is none or several. */
export function guidInside(value: string): string | null {
  const bare = BARE_GUID.exec(value);
  if (bare) return bare.slice(1).join('-');
  const found = new Set(value.match(GUID)?.map((guid) => guid.toLowerCase()));
  return found.size === 1 ? [...found].join('') : null;
}

/** GUIDs and host names are compared without case. */
export function sameText(a: string | undefined, b: string | undefined): boolean {
  return !!a && !!b && a.toLowerCase() === b.toLowerCase();
}

/** The value without the quotation marks or brackets around it. */
export function unquoted(value: string): string {
  return value.replace(/^["'`<{[“”‘’„«]+/u, '').replace(/["'`>}\]“”‘’„«»]+$/u, '');
}
