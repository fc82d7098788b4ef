/**
 * Text of others on one line: what a sender, a directory or a person wrote must not open a new line in a
 * comment, a configuration file or a letter, nor show in another order than it is read in, nor hide
 * letters by which two names differ. Joiners stay where they can be seen: inside emoji, and between
 * letters of scripts that need them.
 */
export function oneLine(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  let line = text.replace(HIDDEN, '').replace(BREAKS, ' ');
  // Rare, and slow to look for: each has a cheap sign.
  if (MAY_HAVE_TAGS.test(line)) line = line.replace(USELESS_TAGS, '');
  if (MAY_HAVE_JOINERS.test(line)) line = line.replace(USELESS_JOINERS, '');
  if (MAY_HAVE_HEAPS.test(line)) line = line.replace(TOO_MANY_MARKS, '$1');
  return line.toWellFormed().trim();
}

/** Letters and signs of most texts, with nothing to do about them: a list of 100,000 messages is read in one go. */
const PLAIN =
  /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u2bff\u3000-\u3029\u3030-\u3098\u309b-\u3163\u3165-\u9fff\uac00-\ud7a3]*$/;

/** Line breaks of every kind and other control characters. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
/** Marks that turn the reading direction, characters without width, and blanks that pass for letters. */
const HIDDEN =
  /[\u061c\u115f\u1160\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|\xad|\u034f|[\u17b4\u17b5]|[\u180b-\u180f]/g;
/** Tags that belong to no flag; all of them begin with this half. */
const MAY_HAVE_TAGS = /\udb40/;
const USELESS_TAGS = /(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e007f}]/gu;
/** Behind these, or at the start, a joiner changes nothing that is seen. */
const MAY_HAVE_JOINERS = /[\u200c\u200d]/;
const USELESS_JOINERS =
  /(?<=^|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{P}\p{Z}\p{Cc}\d])[\u200c\u200d]+/gu;
/** No language puts more of these marks on a letter; a heap of them covers the lines above and below. */
const MAY_HAVE_HEAPS =
  /[\u0300-\u036f]{5}|[\u0483-\u0489]{5}|[\u1ab0-\u1aff]{5}|[\u1dc0-\u1dff]{5}|[\u20d0-\u20f0]{5}/;
const TOO_MANY_MARKS = /(\p{Mn}{4})\p{Mn}+/gu;
