import { lookUpLink } from '../diagnose.ts';
import type { Unknown } from './explain.ts';

/** Microsoft's own page about the first number, where there is one. */
export function lookUpOf({ codes }: Pick<Unknown, 'codes'>): string | undefined {
  const number = codes.map((code) => /^AADSTS(\d+)$/.exec(code)?.[1]).find(Boolean);
  return number === undefined ? undefined : lookUpLink(Number(number));
}

/** Whom to ask about a text that nobody here can explain, and with what. */
export function questionsFor(unknown: Unknown): string[] {
  const { codes, traceId, correlationId, at } = unknown;
  const ids = [
    ...(correlationId ? [`correlation ID ${correlationId}`] : []),
    ...(traceId ? [`trace ID ${traceId}`] : []),
    ...(at ? [`time ${at}`] : []),
  ];
  const lookUp = lookUpOf(unknown);
  return [
    ...(lookUp ? [`Read what Microsoft says about the number: ${lookUp}`] : []),
    ids.length > 0
      ? `Ask the administrator of the tenant to look in the Entra sign-in logs for ${ids.join(', ')}.`
      : codes.length > 0
        ? 'Ask the administrator of the tenant for the sign-in log of the minute in which it happened.'
        : 'Copy the whole message, with everything that stands below "details" or "more information": the code is often there.',
    'Ask the maker of the program that showed the message what it was doing, and for its log of that minute.',
  ];
}
