import { netEvidence } from '../diagnosis/net-evidence.ts';
import { redact } from '../diagnosis/redact.ts';
import type { Evidence } from '../diagnosis/types.ts';
import { NetError } from '../net/net-error.ts';

/** The fields that MSAL's error classes share; compared by shape, as two copies of them are bundled. */
interface MsalError extends Error {
  errorCode: string;
  errorMessage?: string;
  subError?: string;
  errorNo?: string | number;
  status?: number;
  traceId?: string;
  correlationId?: string;
  timestamp?: string;
}

/** Evidence of whatever was thrown while signing in or refreshing. Nothing secret gets into it. */
export function evidenceOf(error: unknown): Evidence {
  if (error instanceof NetError) return netEvidence(error);
  if (isMsalError(error)) return msalEvidence(error);
  return {
    source: 'app',
    facts: { message: error instanceof Error ? redact(error.message) : 'Unknown failure' },
  };
}

/** Evidence of an OAuth error answer: the query of a redirect, or the JSON body of an endpoint. */
export function oauthEvidence(answer: {
  error: string;
  description?: string | undefined;
  suberror?: string | undefined;
  status?: number;
}): Evidence {
  const { error, description = '', suberror, status } = answer;
  const number = /\bAADSTS(\d+)/.exec(description)?.[1];
  return {
    source: 'entra',
    facts: {
      message: redact(description) || `The sign-in service answered ${redact(error)}.`,
      error: redact(error),
      ...(suberror && { suberror: redact(suberror) }),
      ...(number && { code: `AADSTS${number}` }),
      ...idsIn(description),
      ...(status && { status }),
    },
  };
}

/** What an error page of the sign-in said before the window was closed: one line of it, and its ids. */
export function pageEvidence(text: string): Evidence {
  const at = text.search(/\bAADSTS\d{5,7}\b/);
  const line = text.slice(at).split(/[\r\n]/, 1)[0] ?? '';
  const number = /^AADSTS(\d+)/.exec(line)?.[1];
  return {
    source: 'entra',
    facts: { message: redact(line), ...(number && { code: `AADSTS${number}` }), ...idsIn(text) },
  };
}

/** The sign-in was given up by the person, by time, or because no window could be shown. */
export function cancelledEvidence(message: string): Evidence {
  return { source: 'app', cause: 'popup-closed-or-blocked', facts: { message } };
}

/** An answer that does not belong to the question: somebody else's, an old one, or a forged one. */
export function foreignAnswerEvidence(code: string, message: string): Evidence {
  return { source: 'msal', facts: { message, error: code } };
}

function msalEvidence(error: MsalError): Evidence {
  const text = descriptionOf(error.errorMessage ?? error.message);
  const number = error.errorNo ?? /\bAADSTS(\d+)/.exec(text)?.[1];
  const { correlationId, traceId, timestamp } = error;
  return {
    source: 'msal',
    facts: {
      message: redact(text) || error.errorCode,
      error: redact(error.errorCode),
      ...(error.subError && { suberror: redact(error.subError) }),
      ...(number && { code: `AADSTS${number}` }),
      ...(correlationId && { correlationId }),
      ...idsIn(error.errorMessage ?? ''),
      ...(traceId && { traceId }),
      ...(timestamp && { at: toIso(timestamp) }),
      ...(error.status && { status: error.status }),
    },
  };
}

/** MSAL wraps the server's text: `Error(s): 70008 - Timestamp: … - Description: … - Correlation ID: …`. */
function descriptionOf(text: string): string {
  return /^Error\(s\): .*? - Description: (.*) - Correlation ID: .* - Trace ID: .*$/s.exec(text)?.[1] ?? text;
}

/** The ids an administrator looks the attempt up by, as Entra writes them behind its descriptions. */
function idsIn(text: string): { traceId?: string; correlationId?: string; at?: string } {
  const traceId = /\b(?:Trace|Request) ID:?\s+([0-9a-f-]{36})/i.exec(text)?.[1];
  const correlationId = /\bCorrelation ID:?\s+([0-9a-f-]{36})/i.exec(text)?.[1];
  const at = /\bTimestamp:?\s+(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\dZ)/i.exec(text)?.[1];
  return {
    ...(traceId && { traceId }),
    ...(correlationId && { correlationId }),
    ...(at && { at: toIso(at) }),
  };
}

/** `2026-01-02 03:04:05Z` as ISO 8601. */
function toIso(timestamp: string): string {
  return timestamp.replace(' ', 'T');
}

function isMsalError(error: unknown): error is MsalError {
  return error instanceof Error && typeof (error as { errorCode?: unknown }).errorCode === 'string';
}
