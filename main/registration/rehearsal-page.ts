import type { Facts } from '../../preload/contract.ts';
import { redact } from '../diagnosis/redact.ts';

/** A page of Microsoft has a few hundred words; what comes behind is not looked at. */
const MAX_TEXT = 20_000;
const MAX_MESSAGE = 1000;

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const TRACE = new RegExp(`\\b(?:Trace|Request) ID\\s*:?\\s*(${GUID})`, 'i');
const CORRELATION = new RegExp(`\\bCorrelation ID\\s*:?\\s*(${GUID})`, 'i');
const TIMESTAMP = /\bTimestamp\s*:?\s*(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?\s*Z?/i;
const CODE = /\bAADSTS(\d{4,7})\b/i;
/** As the details below a page list it. */
const CODE_FIELD = /\bError code\s*:?\s*(\d{4,7})\b/i;
/** Pages for personal accounts name the OAuth error in front of the text. */
const OAUTH =
  /\b(invalid_request|invalid_client|unauthorized_client|access_denied|invalid_scope|server_error)\s*:\s*/i;

/** Pages that show no number at the top. */
const TITLES: readonly [RegExp, string][] = [
  [/\bapproval required\b/i, '90095'],
  [/\bneed admin approval\b/i, '90094'],
  [/\byou cannot access this right now\b|\byou don't have access to this\b/i, '53003'],
];

/**
 * The facts on an error page of Microsoft's that never reaches the application, from its visible or
 * pasted text; null if there is none on it. The answer fits an `Evidence` of source `entra`.
 */
export function proofFromPage(pageText: string): Facts | null {
  const text = pageText.slice(0, MAX_TEXT);
  const number = CODE.exec(text)?.[1] ?? CODE_FIELD.exec(text)?.[1] ?? titleCode(text);
  const oauth = OAUTH.exec(text)?.[1]?.toLowerCase();
  if (!number && !oauth) return null;
  const at = TIMESTAMP.exec(text);
  const traceId = TRACE.exec(text)?.[1];
  const correlationId = CORRELATION.exec(text)?.[1];
  return {
    message: redact(messageIn(text)),
    ...(number && { code: `AADSTS${number}` }),
    ...(oauth && { error: oauth }),
    ...(traceId && { traceId }),
    ...(correlationId && { correlationId }),
    ...(at && { at: `${at[1]}T${at[2]}Z` }),
  };
}

function titleCode(text: string): string | undefined {
  return TITLES.find(([pattern]) => pattern.test(text))?.[1];
}

/** The sentence with the code, else the first line that is there. */
function messageIn(text: string): string {
  const start = Math.max(text.search(CODE), 0) || Math.max(text.search(OAUTH), 0);
  const line = text
    .slice(start)
    .split(/[\r\n]+/)
    .find((each) => each.trim() !== '');
  return (line ?? '').trim().slice(0, MAX_MESSAGE);
}
