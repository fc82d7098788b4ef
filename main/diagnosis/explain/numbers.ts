import { catalogue } from '../catalogue.ts';
import { type Hit, MAX_SAME } from './hit.ts';
import type { Layer } from './layer.ts';
import { type Sign, WEIGHT, weightOf } from './signatures.ts';
import type { Squeezed } from './squeeze.ts';

const AADSTS = /aadsts[:_#-]{0,2}(\d{4,14})/g;
/** Microsoft's numbers have five to seven digits, the oldest ones of MSAL's own pages four. */
const MAX_DIGITS = 7;

/**
 * Names under which programs and logs keep a bare AADSTS number: OAuth's `error_codes`, Entra's
 * sign-in logs (`errorCode`, `ResultType`), MSAL's `errorNo`, the words of Entra's pages.
 */
const KEYED =
  /(?:error_?codes?|error ?code|sign-?in error code|resulttype|errorno|service ?error|sts ?error|fehlercode|code d['’]erreur|c[oó]digo (?:de|do) erro?r?|codice (?:di )?errore|foutcode|kod b[lł][eę]du|エラー ?コード|错误代码|錯誤碼|[?&]code)["'”]?\s{0,3}[:=>：]?\s{0,3}[["'“(]{0,3}(?:AADSTS)?(\d{5,7})(?!\d)/gi;
const CLITELEM = /x-ms-clitelem["']?\s{0,2}[:=]\s{0,2}["']?1,(\d{5,7}),/gi;
/** A number in a list such as `"error_codes":[65001,50076]`. */
const MORE_NUMBERS = /^\s{0,3},\s{0,3}(\d{5,7})(?!\d)/;

/** An enhanced status code stands after a reply code or in a delivery report, which tells it from a version. */
const SMTP = /(?:(?<![\d.])[45]\d\d[ -]#?|status:\s{0,3}|#<?|[(<"'])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/gi;

/** AADSTS numbers, wherever the number is a code and not just a number. */
export function aadstsHits({ text, layer, inLayer }: Squeezed): Hit[] {
  const hits: Hit[] = [];
  const counts = new Map<string, number>();
  for (const match of text.matchAll(AADSTS)) {
    const [whole, digits = ''] = match;
    const count = (counts.get(digits) ?? 0) + 1;
    counts.set(digits, count);
    if (count > MAX_SAME) continue;
    const at = match.index + whole.length - digits.length;
    const place = (length: number) => inLayer(match.index, at + length);
    const number = numberOf(digits, (length) => inLayer(at, at + length), text[at + digits.length]);
    if (number === null) continue;
    hits.push({ ...signOfNumber(number), layer, ...place(number.length), isMention: false });
  }
  return hits;
}

/** Bare numbers under a name that says what they are. */
export function keyedHits(layer: Layer): Hit[] {
  const hits: Hit[] = [];
  for (const match of [...layer.text.matchAll(KEYED), ...layer.text.matchAll(CLITELEM)]) {
    let end = match.index + match[0].length;
    let digits: string | undefined = match[1];
    while (digits !== undefined) {
      if (catalogue.causeOf('aadsts', digits)) {
        hits.push({ ...signOfNumber(digits), layer, start: end - digits.length, end, isMention: false });
      }
      const more: RegExpExecArray | null = MORE_NUMBERS.exec(layer.text.slice(end, end + 16));
      digits = more?.[1];
      end += more?.[0].length ?? 0;
    }
  }
  return hits;
}

/** Enhanced status codes of mail servers. */
export function smtpHits(layer: Layer): Hit[] {
  return [...layer.text.matchAll(SMTP)].flatMap((match): Hit[] => {
    const code = match[1] ?? '';
    const cause = catalogue.causeOf('smtp', code);
    if (!cause) return [];
    const end = match.index + match[0].length;
    const sign: Sign = { cause, kind: 'smtp', code, weight: WEIGHT.code };
    return [{ ...sign, layer, start: end - code.length, end, isMention: false }];
  });
}

/** What an AADSTS number stands for; no cause where nobody knows it. */
export function signOfNumber(number: string): Omit<Hit, 'layer' | 'start' | 'end' | 'isMention'> {
  const cause = catalogue.causeOf('aadsts', number);
  if (!cause) return { cause: null, kind: 'aadsts', code: number, weight: 0 };
  const weight = weightOf(catalogue.get(cause), number, WEIGHT.aadsts);
  return { cause, kind: 'aadsts', code: number, weight };
}

/**
 * The number that begins a run of digits. A line break inside may be one that a mail program put into
 * the number, or the end of the number: what the catalogue knows decides.
 */
function numberOf(
  digits: string,
  place: (length: number) => { start: number; end: number },
  after: string | undefined,
): string | null {
  const unbroken = lengthWithoutBreak(digits, place);
  const first = digits.slice(0, unbroken);
  if (unbroken === digits.length) return digits.length <= MAX_DIGITS ? digits : null;
  const joined = digits.length <= MAX_DIGITS && isKnown(digits) ? digits : null;
  if (joined !== null && (after === ':' || !isKnown(first))) return joined;
  return first.length >= 4 && first.length <= MAX_DIGITS ? first : null;
}

function lengthWithoutBreak(digits: string, place: (length: number) => { start: number; end: number }) {
  for (let length = 1; length <= digits.length; length++) {
    const { start, end } = place(length);
    if (end - start !== length) return length - 1;
  }
  return digits.length;
}

function isKnown(digits: string): boolean {
  return catalogue.causeOf('aadsts', digits) !== undefined;
}
