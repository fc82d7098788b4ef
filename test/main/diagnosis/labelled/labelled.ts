import type { Cause } from '../../../../preload/contract.ts';

/** A raw error text, and the cause a person who knows the matter would name. */
export interface Labelled {
  is: Cause;
  /** Where such a text comes from. */
  from: string;
  text: string;
}

const TRACE = '8d1f6c32-5b1e-4c9a-9d0e-2f4b7a6c1e00';
const CORRELATION = 'c0ffee00-1234-4abc-8def-0123456789ab';

/** What Entra puts after each of its descriptions. */
export const TAIL = `Trace ID: ${TRACE} Correlation ID: ${CORRELATION} Timestamp: 2026-11-20 08:15:30Z`;

/** An answer of the token endpoint. */
export function tokenError(error: string, number: number, text: string, more: object = {}): string {
  return JSON.stringify({
    error,
    error_description: `AADSTS${number}: ${text} Trace ID: ${TRACE} Correlation ID: ${CORRELATION} Timestamp: 2026-11-20 08:15:30Z`,
    error_codes: [number],
    timestamp: '2026-11-20 08:15:30Z',
    trace_id: TRACE,
    correlation_id: CORRELATION,
    error_uri: `https://login.microsoftonline.com/error?code=${number}`,
    ...more,
  });
}

export function percent(text: string, times = 1): string {
  return times === 0 ? text : percent(encodeURIComponent(text), times - 1);
}

export function base64(text: string, lineLength = 0): string {
  const whole = Buffer.from(text, 'utf8').toString('base64');
  return lineLength === 0 ? whole : (whole.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? []).join('\r\n');
}

/** Quoted-printable as mail programs write it. */
export function quotedPrintable(text: string): string {
  const coded = [...Buffer.from(text, 'utf8')]
    .map((byte) =>
      byte === 61 || byte > 126 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte),
    )
    .join('');
  return (coded.match(/.{1,70}(?:=[0-9A-F]{2})?/gs) ?? []).join('=\r\n');
}

export function wrapped(text: string, width: number, prefix = ''): string {
  return (text.match(new RegExp(`[^]{1,${width}}`, 'g')) ?? []).map((line) => prefix + line).join('\n');
}
