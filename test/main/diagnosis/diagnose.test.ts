import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import type { Evidence } from '../../../main/diagnosis/types.ts';
import { CAUSES, type Cause, problemSchema } from '../../../preload/contract.ts';

function cause(source: Evidence['source'], facts: Partial<Evidence['facts']>): Cause {
  return diagnose({ source, facts: { message: '', ...facts } }).cause;
}

/** Every number of facts/microsoft.md §2.1, by cause where the table names one unambiguously. */
const NUMBERS: [Cause, number[]][] = [
  ['redirect-uri-mismatch', [50011, 70004]],
  ['redirect-uri-missing', [500113, 900971]],
  ['app-not-found-in-tenant', [700016, 700011, 65002]],
  ['app-disabled', [70001, 7000112, 1000031]],
  ['secret-wrong-or-id-pasted', [7000215, 70002, 700027]],
  ['secret-expired', [7000222, 1000502]],
  ['wrong-platform-web-needs-secret', [7000218]],
  ['wrong-platform-spa', [9002325, 9002326, 9002327, 700084]],
  ['secret-sent-by-public-client', [700025]],
  ['user-consent-required', [65001]],
  ['consent-declined', [65004]],
  ['permission-missing', [65005, 650054, 650056, 650057, 90008]],
  ['admin-consent-required', [90094, 90095, 90093, 90099]],
  ['tenant-not-found', [90002, 900023, 90019, 50059, 50128]],
  ['national-cloud', [90038, 50049]],
  ['single-tenant-app-on-common', [50194, 90124, 90130, 9001023]],
  ['wrong-account-type-personal', [9002332, 9002331, 9002346, 500200, 500208, 90027, 500201]],
  ['account-not-in-tenant', [50020, 50034, 51004, 90072, 16000, 16003]],
  ['wrong-signer', [16001, 16002, 160021]],
  ['user-not-assigned', [50105]],
  ['bad-password', [50126, 50056, 50064]],
  ['account-disabled-or-locked', [50053, 50057, 80012]],
  ['mfa-enrollment-required', [50072, 50079, 53010]],
  ['mfa-required', [50074, 50076, 50078, 50158]],
  ['device-not-compliant', [50097, 50155, 50187, 50127, 50129, 53000, 53001]],
  [
    'conditional-access-blocked',
    [50131, 53002, 53003, 53004, 53011, 530032, 530034, 530035, 50177, 50178, 500212, 500213],
  ],
  ['proxy-blocks', [500021, 500022, 50002]],
  ['password-changed-or-revoked', [50132, 50133, 50173, 50055, 50144]],
  ['refresh-token-expired', [70008, 700082, 70043]],
  ['code-expired-or-reused', [54005, 500112, 700005, 50089, 50147, 501481, 501491, 900561]],
  ['token-expired-or-invalid', [70000, 50058, 700020, 90023, 90100, 9002313]],
  ['scope-invalid', [70011, 28002, 28003, 650053, 700023, 90009]],
  ['scope-wrong-resource', [50001, 28000, 700022, 9001014]],
  ['device-code-expired-or-pending', [70016, 70018, 70019, 90119, 90120, 50134]],
  ['service-not-licensed-or-provisioned', [650052, 500011]],
  ['throttled', [90055, 50196]],
  [
    'service-outage',
    [
      70012, 90006, 90012, 90024, 90033, 90090, 50033, 50087, 90036, 90092, 50000, 650051, 80001, 80002,
      80005, 80007, 80010, 80013, 80014,
    ],
  ],
  ['popup-closed-or-blocked', [50140, 50199]],
];

describe('diagnose', () => {
  it('explains every AADSTS number of the table, structured or inside a text', () => {
    for (const [expected, numbers] of NUMBERS) {
      for (const number of numbers) {
        expect([number, cause('entra', { code: String(number) })]).toEqual([number, expected]);
        expect([number, cause('msal', { message: `x: AADSTS${number}: text` })]).toEqual([number, expected]);
      }
    }
  });

  it.each<[Evidence['source'], Partial<Evidence['facts']>, Cause]>([
    ['graph', { code: 'mailboxnotenabledforrestapi', status: 404 }, 'service-not-licensed-or-provisioned'],
    ['graph', { code: 'ErrorAccessDenied', status: 403 }, 'no-mailbox-permission'],
    ['graph', { code: 'InvalidAuthenticationToken', status: 401 }, 'token-expired-or-invalid'],
    ['graph', { code: 'insufficient_claims', status: 401 }, 'claims-challenge'],
    ['graph', { code: 'SyncStateNotFound', status: 410 }, 'sync-state-expired'],
    ['graph', { code: 'ApplicationThrottled', status: 429 }, 'throttled'],
    ['graph', { code: 'ErrorItemNotFound', status: 404 }, 'message-not-found'],
    ['graph', { code: 'neverSeen', error: 'ErrorAccessDenied', status: 400 }, 'no-mailbox-permission'],
    ['graph', { code: 'neverSeen', status: 404 }, 'mailbox-not-found'],
    ['graph', { status: 503 }, 'service-outage'],
    ['graph', { status: 200 }, 'unknown'],
    ['net', { code: 'offline' }, 'offline-or-dns'],
    ['net', { code: 'timeout' }, 'offline-or-dns'],
    ['net', { code: 'aborted' }, 'offline-or-dns'],
    ['net', { code: 'tls' }, 'tls-intercepted'],
    ['net', { code: 'proxy' }, 'proxy-blocks'],
    ['msal', { code: 'no_tokens_found' }, 'token-expired-or-invalid'],
    ['msal', { code: 'refresh_token_expired' }, 'refresh-token-expired'],
    ['msal', { code: 'network_error' }, 'offline-or-dns'],
    ['msal', { code: 'invalid_grant' }, 'token-expired-or-invalid'],
    ['entra', { error: 'access_denied' }, 'consent-declined'],
    ['entra', { error: 'invalid_grant', suberror: 'bad_token' }, 'password-changed-or-revoked'],
    ['entra', { error: 'invalid_grant', suberror: 'message_only' }, 'conditional-access-blocked'],
    ['entra', { error: 'temporarily_unavailable' }, 'service-outage'],
    ['entra', { status: 429 }, 'throttled'],
    ['entra', { error: 'never_seen' }, 'unknown'],
    ['app', {}, 'unknown'],
    ['imap', { message: 'A1 NO AUTHENTICATE failed.' }, 'imap-disabled-or-refused'],
    ['imap', { message: 'BAD User is authenticated but not connected.' }, 'no-mailbox-permission'],
    ['pop', { message: '-ERR Logon failure: unknown user name or bad password.' }, 'pop-disabled-or-refused'],
    [
      'smtp',
      {
        message:
          '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
      },
      'smtp-auth-disabled-tenant',
    ],
    [
      'smtp',
      { message: '550 5.7.60 SMTP; Client does not have permissions to send as this sender' },
      'send-as-denied',
    ],
    ['smtp', { message: '250 OK' }, 'unknown'],
  ])('recognises %s %j as %s', (source, facts, expected) => {
    expect(cause(source, facts)).toBe(expected);
  });

  it('believes our own code first, then codes, then numbers, then the OAuth error', () => {
    const facts = { message: 'AADSTS65001: …', code: '50076', error: 'invalid_client' };
    expect(diagnose({ source: 'entra', cause: 'wrong-signer', facts }).cause).toBe('wrong-signer');
    expect(cause('entra', facts)).toBe('mfa-required');
    expect(cause('entra', { ...facts, code: 'other' })).toBe('user-consent-required');
    expect(cause('entra', { error: 'invalid_client', code: 'other' })).toBe('secret-wrong-or-id-pasted');
  });

  it('tells a withdrawn consent from a dead refresh token although both say invalid_grant', () => {
    const error = 'invalid_grant';
    expect(cause('msal', { error, message: 'AADSTS65001: no consent' })).toBe('user-consent-required');
    expect(cause('msal', { error, message: 'AADSTS700082: inactive' })).toBe('refresh-token-expired');
  });

  it("looks an unknown number up on Microsoft's page", () => {
    const problem = diagnose({ source: 'entra', facts: { message: 'AADSTS999999: new' } });
    expect(problem.cause).toBe('unknown');
    expect(problem.steps.at(-1)).toContain('https://login.microsoftonline.com/error?code=999999');
  });

  it('keeps the ids of the failure and finds those that stand only in the text', () => {
    const trace = '0f0f0f0f-1111-4222-8333-444444444444';
    const correlation = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
    const message = `AADSTS50105: no.\r\nTrace ID: ${trace}\r\nCorrelation ID: ${correlation}\r\nTimestamp: 2026-08-22 10:11:12Z`;
    expect(diagnose({ source: 'entra', facts: { message } }).facts).toMatchObject({
      message,
      traceId: trace,
      correlationId: correlation,
      at: '2026-08-22T10:11:12Z',
    });
  });

  it('lets no token through into the facts', () => {
    const token = `eyJhbGciOiJub25lIn0.${'a1B2'.repeat(30)}.sig_nature`;
    const problem = diagnose({
      source: 'app',
      facts: { message: `got ${token}`, error: token, code: token },
    });
    expect(JSON.stringify(problem)).not.toContain('a1B2a1B2');
  });

  it('answers any evidence with a problem of the contract', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('AADSTS50011', '__proto__', 'constructor', 'invalid_grant'),
    );
    const facts = fc.record(
      { message: text, code: text, error: text, suberror: text, status: fc.integer(), at: text },
      { requiredKeys: ['message'] },
    );
    const evidence = fc.record(
      {
        source: fc.constantFrom('entra', 'graph', 'msal', 'net', 'app'),
        cause: fc.constantFrom(...CAUSES),
        facts,
      },
      { requiredKeys: ['source', 'facts'] },
    );
    fc.assert(
      fc.property(evidence, (seen) => {
        expect(problemSchema.safeParse(diagnose(seen)).success).toBe(true);
      }),
    );
  });
});
