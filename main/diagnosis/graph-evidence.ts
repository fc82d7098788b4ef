import type { Facts } from '../../preload/contract.ts';
import type { Evidence } from './types.ts';

/** The part of `Headers` that is read. */
interface HeaderSource {
  get(name: string): string | null;
}

/** Nested `innerError`s that are looked at; Graph sends two or three. */
const MAX_DEPTH = 8;

/**
 * What a failed Graph answer tells. The innermost code is the most specific one and becomes `code`;
 * the outermost stays in `error`. The message is kept for people and never judged.
 * https://learn.microsoft.com/graph/errors
 */
export function graphEvidence(status: number, body: unknown, headers: HeaderSource): Evidence {
  const errors = errorChain(body);
  const codes = errors.map((error) => textOf(error, 'code')).filter((code) => code !== undefined);
  const challenged = isClaimsChallenge(headers);
  const inner = (name: string) => errors.map((error) => textOf(error, name)).findLast(Boolean);
  const facts: Facts = {
    message: textOf(errors[0], 'message') || `Microsoft Graph answered ${status}.`,
    status,
    ...optional('code', challenged ? 'insufficient_claims' : codes.at(-1)),
    ...optional('error', codes[0]),
    ...optional('traceId', inner('request-id') ?? header(headers, 'request-id')),
    ...optional('correlationId', inner('client-request-id') ?? header(headers, 'client-request-id')),
    ...optional('at', isoTime(inner('date')) ?? isoTime(header(headers, 'date'))),
  };
  return { source: 'graph', facts };
}

/** The `error` object and the `innerError`s inside it, outermost first. */
function errorChain(body: unknown): object[] {
  const chain: object[] = [];
  let next = property(body, 'error');
  while (typeof next === 'object' && next !== null && chain.length < MAX_DEPTH) {
    chain.push(next);
    next = property(next, 'innerError') ?? property(next, 'innererror');
  }
  return chain;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function textOf(value: unknown, name: string): string | undefined {
  const text = property(value, name);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function header(headers: HeaderSource, name: string): string | undefined {
  return headers.get(name) || undefined;
}

function isClaimsChallenge(headers: HeaderSource): boolean {
  return /\berror="?insufficient_claims\b/.test(headers.get('www-authenticate') ?? '');
}

/** Graph writes `2026-08-22T10:00:00` and means UTC; the Date header says so itself. */
function isoTime(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const time = Date.parse(/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text) ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function optional<K extends keyof Facts>(key: K, value: Facts[K] | undefined): Partial<Facts> {
  return value === undefined ? {} : { [key]: value };
}
