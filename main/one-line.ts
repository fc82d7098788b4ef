/**
 * Text of others on one line: what a sender, a directory or a person wrote must not open a new line in a
 * comment, a configuration file or a letter, nor show in another order than it is read in, nor hide
 * letters by which two names differ. Joiners stay where they can be seen: inside emoji, and between
 * letters of scripts that need them.
 */
export function oneLine(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text
    .replace(HIDDEN, '')
    .replace(USELESS_JOINERS, '')
    .replace(TOO_MANY_MARKS, '$1')
    .replace(BREAKS, ' ')
    .toWellFormed()
    .trim();
}

/** Letters and signs of most texts, with nothing to do about them: a list of 100,000 messages is read in one go. */
const PLAIN =
  /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u2bff\u3000-\u3029\u3030-\u3098\u309b-\u3163\u3165-\u9fff\uac00-\ud7a3]*$/;

/** Line breaks of every kind and other control characters. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/**
 * Marks that turn the reading direction, characters without width, blanks that pass for letters, and tags
 * that belong to no flag. Joiners and what chooses a form of a character are not among them.
 */
const HIDDEN =
  /[[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]--[\u200c\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u{e0020}-\u{e007f}]]|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0020}-\u{e007f}]/gv;
/** Behind these, or at the start, a joiner changes nothing that is seen. */
const USELESS_JOINERS =
  /(?<=^|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{P}\p{Z}\p{Cc}\d])[\u200c\u200d]+/gu;
/** No language puts more marks on a letter; a heap of them covers the lines above and below. */
const TOO_MANY_MARKS = /(\p{Mn}{4})\p{Mn}+/gu;
