import { REFUSALS, type RefusalCode, type RefusalForm } from './refusals.ts';

/** Ids and time that Entra puts on every answer, so that support can find it. */
export interface Stamp {
  traceId: string;
  correlationId: string;
  at: Date;
}

/** A check that failed; travels from the check to the one handler that renders it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, values: Record<string, string> = {}) {
    super(fill(REFUSALS[code].text, values));
    this.code = code;
  }

  get form(): RefusalForm {
    return REFUSALS[this.code];
  }
}

/** `AADSTSnnn: …` with the trailing lines that Entra sends, separated by CRLF. */
export function describeRefusal(refusal: Refusal, stamp: Stamp): string {
  return [
    `AADSTS${refusal.code}: ${refusal.message}`,
    `Trace ID: ${stamp.traceId}`,
    `Correlation ID: ${stamp.correlationId}`,
    `Timestamp: ${entraTime(stamp.at)}`,
  ].join('\r\n');
}

/** Time as Entra writes it: `YYYY-MM-DD HH:MM:SSZ`. */
export function entraTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

/** The token endpoint's error answer. */
export function refusalResponse(refusal: Refusal, stamp: Stamp): Response {
  const { error, suberror, claims } = refusal.form;
  const body = {
    error,
    error_description: describeRefusal(refusal, stamp),
    error_codes: [refusal.code],
    timestamp: entraTime(stamp.at),
    trace_id: stamp.traceId,
    correlation_id: stamp.correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
    ...(suberror ? { suberror } : {}),
    ...(claims ? { claims } : {}),
  };
  const headers = { 'x-ms-clitelem': `1,${refusal.code},0,,` };
  return entraJson(body, {
    stamp,
    headers: { ...headers, ...patience(refusal.code) },
    status: statusOf(refusal),
  });
}

/** Seconds that a client is asked to wait while the service is out of order. */
const RETRY_AFTER = '5';

function patience(code: number): Record<string, string> {
  return code === 90033 || code === 90055 ? { 'Retry-After': RETRY_AFTER } : {};
}

function statusOf({ code, form }: Refusal): number {
  if (code === 90033) return 503;
  if (code === 90055) return 429;
  return form.error === 'invalid_client' ? 401 : 400;
}

/** A JSON answer with the headers Entra puts on every one. */
export function entraJson(
  body: unknown,
  options: { stamp: Stamp; status?: number; headers?: Record<string, string> },
): Response {
  const { stamp, status = 200, headers } = options;
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...entraHeaders(stamp), ...headers },
  });
}

export function entraHeaders(stamp: Stamp): Record<string, string> {
  return {
    'Cache-Control': 'no-store, no-cache',
    Pragma: 'no-cache',
    Expires: '-1',
    'X-Content-Type-Options': 'nosniff',
    'x-ms-request-id': stamp.traceId,
    'x-ms-ests-server': '2.1.0 - Practice',
    'x-ms-srs': '1.P',
    Date: stamp.at.toUTCString(),
  };
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
