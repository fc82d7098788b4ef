/** Line breaks of every kind, other control characters, and marks that turn the reading direction. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const HIDDEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * The text on one line: what a person typed must not open a new line in a comment, a configuration file
 * or a letter, nor show in another order than it is read in.
 */
export function oneLine(text: string): string {
  return text.replace(HIDDEN, '').replace(BREAKS, ' ').toWellFormed().trim();
}
