import type { Cause } from '../../../preload/contract.ts';
import { smtpHits } from './numbers.ts';
import { squeeze } from './squeeze.ts';
import { wordHits } from './words.ts';

/** The cause that a mail server's answer speaks of most clearly; undefined where its words are unknown. */
export function causeOfAnswer(answer: string): Cause | undefined {
  const layer = { text: answer, locate: (start: number, end: number) => ({ start, end }) };
  const hits = [...wordHits(squeeze(layer)), ...smtpHits(layer)].filter(({ cause }) => cause !== null);
  const [best] = hits.sort((a, b) => b.weight - a.weight || b.end - b.start - (a.end - a.start));
  return best?.cause ?? undefined;
}
