import type { Hit } from './hit.ts';

/** How far before and after a sign the sentence around it is read. */
const BEFORE = 140;
const AFTER = 90;

/** Said of something that is over, in the languages people write their change logs in. */
const OVER =
  /\b(?:fix(?:ed|es)?(?: for| of)?:?|bug ?fix(?:es)?|(?<!be |not |been )(?:resolved|solved)|resolves|closes? #?\d+|handles|adds? support|catch(?:es)?|retry on|behoben|gelöst|corrigé|résolu|corregido|resuelto|opgelost|verholpen|corrigido|resolvido|risolto|naprawion\w*|修复(?:了)?|修正)[^.!?\n]{0,40}$/i;
/** Asked for, not done: "how do I fix", "cannot fix". */
const ASKED =
  /\b(?:how|can't|cannot|can not|please|help|unable|to|could you|need|want)\b[^.!?\n]{0,20}\bfix\b[^.!?\n]{0,40}$/i;
/** Denied in so many words, right before it. */
const DENIED =
  /\b(?:not|isn't|isn’t|wasn't|no|never|without|unlike|instead of|rather than|other than|except|no longer|used to|kein\w*|nicht|nicht mehr|ohne|pas|plus|sans|sin|ya no|zonder|geen|niet meer|senza|sem)\b[ \t]{0,3}(?:an? |the |code |error |get |gets |see |seeing |getting |receive |fail with |fails with |throws |returns ){0,3}["'(]?$/i;
/** Somebody tells what can happen, not what did. */
const EXPLAINED =
  /\b(?:such as|e\.?g\.?|i\.e\.|for example|for instance|(?:if|in case|when) you (?:see|get|receive|encounter|run into)|(?:if|whenever|in case) (?:users?|it|we|they|this|the \w+|an? \w+) (?:see|sees|get|gets|receives?|encounters?|returns?|fails?|shows?)|(?:common|known|possible|typical) (?:errors?|codes?|problems?)|list of|examples?|documentation|(?:page|article|post|chapter|wiki) (?:on|about|for)|wiki|TODO|FIXME|troubleshoot\w*|see also|z\. ?B\.|zum Beispiel|(?:wenn|falls) Sie|par exemple|si vous|por ejemplo|si usted|bijvoorbeeld|als u|por exemplo|se você|ad esempio|na przykład|例えば|たとえば|例如|比如)[^.!?\n]{0,60}$/i;
/** What might be. A message after the code says that it was. */
const POSSIBLE = /\b(?:may|might|could(?! not|n't)|can)\b(?! not)[^.!?\n]{0,40}$/i;
/** A heading of a list of errors: `"AADSTS50011: Redirect URI mismatch" error:`. */
const HEADING = /^[^"”\n]{0,60}["”] errors?:/i;
/** Source code that tests for a code. */
const TESTED =
  /(?:[=!]==?\s{0,3}|case\s{1,3}|includes\(|startsWith\(|indexOf\(|match\(|\bin\s{1,3}\[)["'`/]?$/;
/** The address of a page about it. */
const DOCUMENT_LINK =
  /https?:\/\/[^\s"'<>]{0,40}(?:learn\.microsoft|docs\.microsoft|stackoverflow|github\.com|aka\.ms|support\.microsoft|answers\.microsoft)[^\s"'<>]{0,200}$/i;
/** Microsoft's own sentence, or a log's, follows: then it happened. */
const MESSAGE = /^["']?\s{0,2}[:：-]\s{0,3}\S{1,40}(?:\s+\S{1,60}){2}/;

/** Whether a sign is only spoken about. `hasTrace`: the text carries the ids of something that happened. */
export function isMention({ layer, start, end, kind }: Hit, hasTrace: boolean): boolean {
  const { text } = layer;
  const before = text.slice(Math.max(0, start - BEFORE), start).replace(/AADSTS[\s:_#-]{0,3}$/i, '');
  const after = text.slice(end, end + AFTER);
  if (DOCUMENT_LINK.test(before) || TESTED.test(before)) return true;
  if (hasTrace) return false;
  if (OVER.test(before) && !ASKED.test(before)) return true;
  // A phrase is a sentence of its own; only a code can be dropped into somebody else's.
  if (kind === 'text' || kind === 'system') return false;
  if (EXPLAINED.test(before) || HEADING.test(after)) return true;
  return !MESSAGE.test(after) && (DENIED.test(before) || POSSIBLE.test(before));
}

/** So many different numbers without a message are a list, not an accident. */
const LIST = 4;

/** Whether the numbers of a text are a list of what exists. */
export function isList(hits: readonly Hit[]): boolean {
  const numbers = hits.filter(({ kind }) => kind === 'aadsts');
  return new Set(numbers.map(({ code }) => code)).size >= LIST;
}
