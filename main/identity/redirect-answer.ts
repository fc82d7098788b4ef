import type { Evidence } from '../diagnosis/types.ts';
import { foreignAnswerEvidence, oauthEvidence } from './evidence.ts';

/** What the redirect at the end of the sign-in page brought. */
export type RedirectAnswer = { kind: 'code'; code: string } | { kind: 'failed'; evidence: Evidence };

/**
 * Judges the redirect URL. A code counts only with exactly the state that was sent with the request;
 * an error counts without a state too, as it can do no more than end this sign-in.
 * https://datatracker.ietf.org/doc/html/rfc6749#section-4.1.2
 */
export function readRedirect(url: string, expectedState: string): RedirectAnswer {
  const query = new URL(url).searchParams;
  const states = query.getAll('state');
  const isOurs = states.length === 1 && states[0] === expectedState;
  const error = query.get('error');
  if (error && (isOurs || states.length === 0))
    return { kind: 'failed', evidence: errorEvidence(error, query) };
  if (!isOurs) {
    const message = 'The answer of the sign-in page belongs to another sign-in (state).';
    return { kind: 'failed', evidence: foreignAnswerEvidence('state_mismatch', message) };
  }
  const [code, ...more] = query.getAll('code');
  if (code && more.length === 0) return { kind: 'code', code };
  const message = 'The sign-in page came back without a code.';
  return { kind: 'failed', evidence: foreignAnswerEvidence('no_auth_code_in_response', message) };
}

function errorEvidence(error: string, query: URLSearchParams): Evidence {
  const text = (name: string) => query.get(name) ?? undefined;
  return oauthEvidence({
    error,
    description: text('error_description'),
    suberror: text('suberror') ?? text('error_subcode'),
  });
}
