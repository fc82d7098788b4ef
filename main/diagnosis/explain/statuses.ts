import type { Cause } from '../../../preload/contract.ts';
import type { Hit } from './hit.ts';
import type { Layer } from './layer.ts';
import { WEIGHT } from './signatures.ts';

/** An HTTP status in words, in a status line, or under the name of a field. */
const STATUS =
  /(?:\bHTTP(?:\/[\d.]{1,3})?[ :]{1,2}(?:error |status )?|\bstatus(?:[ _]?code)?["'\s:=]{1,5}|\bserver returned an error: \(|\bstatus code |\bresponse code[: ]{1,2})(401|403|407|429|5\d\d)\b/gi;

const MEANINGS: Record<string, { cause: Cause; weight: number }> = {
  401: { cause: 'token-expired-or-invalid', weight: WEIGHT.weak },
  403: { cause: 'no-mailbox-permission', weight: WEIGHT.weak },
  407: { cause: 'proxy-blocks', weight: WEIGHT.code },
  429: { cause: 'throttled', weight: WEIGHT.likely },
};
const SERVER_FAULT = { cause: 'service-outage' as const, weight: WEIGHT.vague };

/** What an HTTP status says by itself: little, and only where the text is about Microsoft. */
export function statusHits(layer: Layer): Hit[] {
  return [...layer.text.matchAll(STATUS)].map((match) => {
    const status = match[1] ?? '';
    const end = match.index + match[0].length;
    const meaning = MEANINGS[status] ?? SERVER_FAULT;
    return { ...meaning, kind: 'status', layer, start: end - status.length, end, isMention: false };
  });
}
