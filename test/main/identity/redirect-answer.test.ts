import { describe, expect, it } from 'vitest';
import { readRedirect } from '../../../main/identity/redirect-answer.ts';

const read = (query: string) => readRedirect(`http://localhost/?${query}`, 'S');

function evidence(query: string) {
  const answer = read(query);
  if (answer.kind !== 'failed') throw new Error('expected a failure');
  return answer.evidence;
}

describe('readRedirect', () => {
  it('takes the code that comes with our state', () => {
    expect(read('code=C&state=S&session_state=x')).toEqual({ kind: 'code', code: 'C' });
  });

  it.each(['code=C', 'code=C&state=', 'code=C&state=s', 'code=C&state=S&state=S', 'code=C&state=S%20', ''])(
    'refuses "%s" as another sign-in’s answer',
    (query) => {
      expect(evidence(query)).toMatchObject({ source: 'msal', facts: { error: 'state_mismatch' } });
    },
  );

  it.each(['state=S', 'state=S&code=', 'state=S&code=A&code=B'])('finds no code in "%s"', (query) => {
    expect(evidence(query).facts.error).toBe('no_auth_code_in_response');
  });

  it('reads an error with all that Entra says about it', () => {
    const description =
      'AADSTS65004: User declined to consent.\r\nTrace ID: 0a0a0a0a-0b0b-4c0c-8d0d-0e0e0e0e0e0e\r\nCorrelation ID: 1a1a1a1a-1b1b-4c1c-8d1d-1e1e1e1e1e1e\r\nTimestamp: 2026-11-20 10:11:12Z';
    const query = new URLSearchParams({
      error: 'access_denied',
      error_subcode: 'cancel',
      error_description: description,
      state: 'S',
    });
    expect(evidence(`${query}`)).toEqual({
      source: 'entra',
      facts: {
        message: description,
        error: 'access_denied',
        suberror: 'cancel',
        code: 'AADSTS65004',
        traceId: '0a0a0a0a-0b0b-4c0c-8d0d-0e0e0e0e0e0e',
        correlationId: '1a1a1a1a-1b1b-4c1c-8d1d-1e1e1e1e1e1e',
        at: '2026-11-20T10:11:12Z',
      },
    });
  });

  it('reads an error that lost its state, but none with another state', () => {
    expect(evidence('error=server_error').facts.error).toBe('server_error');
    expect(evidence('error=server_error&state=other').facts.error).toBe('state_mismatch');
  });

  it('prefers the error when both come', () => {
    expect(evidence('error=access_denied&code=C&state=S').facts.error).toBe('access_denied');
  });
});
