import { ClientAuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf, oauthEvidence, pageEvidence } from '../../../main/identity/evidence.ts';
import { NetError } from '../../../main/net/net-error.ts';

const IDS = {
  traceId: '0a0a0a0a-0b0b-4c0c-8d0d-0e0e0e0e0e0e',
  correlationId: '1a1a1a1a-1b1b-4c1c-8d1d-1e1e1e1e1e1e',
};
const DESCRIPTION = `AADSTS700082: The refresh token has expired.\r\nTrace ID: ${IDS.traceId}\r\nCorrelation ID: ${IDS.correlationId}\r\nTimestamp: 2026-11-20 10:11:12Z`;

describe('evidenceOf', () => {
  it('unwraps what MSAL makes of a server error', () => {
    const wrapped = `Error(s): 700082 - Timestamp: 2026-11-20 10:11:12Z - Description: ${DESCRIPTION} - Correlation ID: ${IDS.correlationId} - Trace ID: ${IDS.traceId}`;
    const error = new ServerError('invalid_grant', IDS.correlationId, wrapped, 'bad_token', '700082', 400);
    expect(evidenceOf(error)).toEqual({
      source: 'msal',
      facts: {
        message: DESCRIPTION,
        error: 'invalid_grant',
        suberror: 'bad_token',
        code: 'AADSTS700082',
        status: 400,
        at: '2026-11-20T10:11:12Z',
        ...IDS,
      },
    });
  });

  it('reads the fields of an interaction-required error', () => {
    const error = new InteractionRequiredAuthError(
      'interaction_required',
      IDS.correlationId,
      'AADSTS50076: use a second factor',
      'basic_action',
      '2026-11-20 10:11:12Z',
      IDS.traceId,
      '{"access_token":{"secret":true}}',
      '50076',
    );
    const { facts } = evidenceOf(error);
    expect(facts).toEqual({
      message: 'AADSTS50076: use a second factor',
      error: 'interaction_required',
      suberror: 'basic_action',
      code: 'AADSTS50076',
      at: '2026-11-20T10:11:12Z',
      ...IDS,
    });
  });

  it('names MSAL’s own code where no server spoke', () => {
    expect(evidenceOf(new ClientAuthError('nonce_mismatch', 'c'))).toMatchObject({
      source: 'msal',
      facts: { error: 'nonce_mismatch' },
    });
  });

  it('passes a NetError on as what it is', () => {
    expect(evidenceOf(new NetError('tls', 'a.example', 'CERT_HAS_EXPIRED'))).toMatchObject({
      source: 'net',
      facts: { code: 'tls' },
    });
  });

  it.each([new Error('x'), 'text', undefined, null, { errorCode: 7 }])('does not fail on %s', (thrown) => {
    expect(evidenceOf(thrown).source).toBe('app');
  });
});

const base64url = fc.stringMatching(/^[A-Za-z0-9_-]{40,120}$/);
const secret = fc.oneof(
  base64url.map((part) => `eyJ0eXAi.${part}.${part}`),
  base64url.map((part) => `0.AXoA${part}`),
  fc.stringMatching(/^[a-z]{3}8Q~[A-Za-z0-9]{34}$/),
);
const frame = fc.constantFrom(
  (s: string) => s,
  (s: string) => `AADSTS70000: token ${s} was refused.`,
  (s: string) => `https://login.example/x?code=${s}&state=1`,
  (s: string) => `{"refresh_token":"${s}","error":"invalid_grant"}`,
  (s: string) => `client_secret=${s}&grant_type=authorization_code`,
  (s: string) => `Authorization: Bearer ${s}`,
);

describe('evidence', () => {
  it('never repeats a token, code or secret, wherever the server or MSAL put it', () => {
    fc.assert(
      fc.property(secret, frame, (value, around) => {
        const text = around(value);
        const all = [
          evidenceOf(new ServerError('invalid_grant', 'c', text, text, '70000')),
          evidenceOf(new ServerError(value, 'c', text)),
          evidenceOf(
            new InteractionRequiredAuthError('x', 'c', text, 'y', 't', 't', `{"claims":"${value}"}`),
          ),
          evidenceOf(new ClientAuthError('network_error', 'c', text)),
          evidenceOf(new Error(text)),
          oauthEvidence({ error: value, description: text, suberror: text }),
        ];
        expect(JSON.stringify(all)).not.toContain(value);
      }),
    );
  });
});

describe('pageEvidence', () => {
  it('reads the code, its sentence and the ids off an error page', () => {
    const page = `Sign in\nSorry, but we are having trouble signing you in.\nAADSTS50011: The redirect URI does not match.\nTroubleshooting details\nRequest Id: ${IDS.traceId}\nCorrelation Id: ${IDS.correlationId}\nTimestamp: 2026-11-20T10:11:12Z`;
    expect(pageEvidence(page)).toEqual({
      source: 'entra',
      facts: {
        message: 'AADSTS50011: The redirect URI does not match.',
        code: 'AADSTS50011',
        at: '2026-11-20T10:11:12Z',
        ...IDS,
      },
    });
  });

  it('takes ids that stand on a line of their own', () => {
    const page = `AADSTS700016: unknown\nTrace ID\n${IDS.traceId}\nCorrelation ID\n${IDS.correlationId}`;
    expect(pageEvidence(page).facts).toMatchObject(IDS);
  });
});
