import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, redactForLog } from '../../../main/diagnosis/redact.ts';

const base64url = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
const base64 = [...base64url, '+', '/'];

function run(characters: string[], min: number, max: number) {
  return fc.string({ unit: fc.constantFrom(...characters), minLength: min, maxLength: max });
}

const JWT = fc
  .tuple(run(base64url, 20, 60), run(base64url, 40, 200), run(base64url, 20, 80))
  .map(([head, body, signature]) => `eyJ${head}.${body}.${signature}`);
/** Not so short that two random letters could stand elsewhere in the text by chance. */
const SHORT = run([...'ghjkmnpqrstvwxz0123456789'], 12, 20);
const around = fc.constantFrom(' ', '\n', '"', "'", '&', '; ', ', ');
const words = fc.constantFrom(
  'failed',
  'AADSTS50011: reply',
  'https://graph.microsoft.com/v1.0/me',
  '{"error":',
  '',
);

describe('redact', () => {
  it('removes every token, whatever stands around it', () => {
    const refreshToken = fc
      .tuple(fc.constantFrom('0.AX', '1.Ab', 'M.C5_BAY.0.U.-'), run(base64url, 80, 300))
      .map((p) => p.join(''));
    fc.assert(
      fc.property(
        words,
        around,
        fc.oneof(JWT, refreshToken, run(base64, 64, 200)),
        around,
        words,
        (a, b, token, c, d) => {
          const text = redact(a + b + token + c + d);
          for (const piece of token.split(/[./]/).filter((part) => part.length > 24)) {
            expect(text).not.toContain(piece);
          }
        },
      ),
    );
  });

  it.each([
    'code',
    'client_secret',
    'access_token',
    'refresh_token',
    'id_token',
    'password',
    'code_verifier',
    'device_code',
    'client_info',
    'client_assertion',
    'state',
  ])('removes the value of %s in a query or a form', (name) => {
    fc.assert(
      fc.property(SHORT, (value) => {
        const text = redact(`POST ?a=1&${name}=${value}v&b=2`);
        expect(text).not.toContain(value);
        expect(text).toContain('&b=2');
      }),
    );
  });

  it.each(['client_secret', 'access_token', 'refresh_token', 'id_token', 'password', 'secretText'])(
    'removes the value of %s in JSON and in a sentence',
    (name) => {
      fc.assert(
        fc.property(SHORT, (value) => {
          expect(redact(`{"${name}": "${value} ${value}", "x": 1}`)).not.toContain(value);
          expect(redact(`${name}: ${value}`)).not.toContain(value);
          expect(redact(`${name}='${value}'`)).not.toContain(value);
        }),
      );
    },
  );

  it.each([
    ['{"client_secret":"ab\\"cd HIDDEN","x":1}', '{"client_secret":[removed],"x":1}'],
    [
      '"{\\"password\\":\\"HIDDEN\\",\\"user_code\\":\\"HIDDEN\\"}"',
      '"{\\"password\\":[removed],\\"user_code\\":[removed]}"',
    ],
    [
      'AZURE_CLIENT_SECRET=HIDDEN clientSecret: "HIDDEN"',
      'AZURE_CLIENT_SECRET=[removed] clientSecret: [removed]',
    ],
    ["'accessToken' => 'HIDDEN',", "'accessToken' => [removed],"],
    ['refresh_token%22%3A%22HIDDEN', 'refresh_token%22%3A%22[removed]'],
    ['<password>HIDDEN</password>', '<password>[removed]</password>'],
    [
      'HTTPS_PROXY=http://ada:HIDDEN@proxy.example:8080/',
      'HTTPS_PROXY=http://ada:[removed]@proxy.example:8080/',
    ],
  ])('knows secrets as programs write them: %j', (text, clean) => {
    expect(redact(text)).toBe(clean);
    expect(redact(clean)).toBe(clean);
  });

  it.each([
    ['Authorization: Basic dXNlcjpwYXNz\r\nAccept: x', 'Authorization: [removed]\r\nAccept: x'],
    ['Authorization: Bearer abc', 'Authorization: [removed]'],
    ['sent Bearer abcdef.1234-5678 to it', 'sent Bearer [removed] to it'],
    ['token eyJhbGciOiJub25lIn0.e30. seen', 'token [removed] seen'],
    ['Set-Cookie: ESTSAUTH=abc; path=/', 'Set-Cookie: [removed]'],
    ['secret x1K8Q~2nPq7TzLmC4vB9wEaS6dFgH3jRkY used', 'secret [removed] used'],
    ['http://localhost/?code=0.AX1&state=s1', 'http://localhost/?code=[removed]&state=[removed]'],
  ])('makes %j to %j', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  it.each([
    'AADSTS7000215: Invalid client secret provided.',
    'Trace ID: 0f0f0f0f-1111-4222-8333-444444444444',
    'https://login.microsoftonline.com/error?code=50011',
    'https://login.microsoftonline.com/0f0f0f0f-1111-4222-8333-444444444444/oauth2/v2.0/authorize',
    'Set-CASMailbox -SmtpClientAuthenticationDisabled',
    'basic authentication is disabled',
    'graph.microsoft.com could not be reached (ECONNREFUSED)',
    'invalid username or password.',
    'https://proxy.example:8080/ and imap://outlook.office365.com:993',
    'suberror user_password_expired: see the portal',
    '{"error":{"code":"InvalidAuthenticationToken","message":"expired"}}',
  ])('leaves %j as it is', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('changes nothing when it is applied twice', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            JWT,
            around,
            words,
            fc.constantFrom('code=', 'password: ', 'Bearer ', 'cookie=', 'pwd\\":\\"', '<pwd>', '//a:', '@'),
          ),
        ),
        (parts) => {
          const once = redact(parts.join(''));
          expect(redact(once)).toBe(once);
        },
      ),
    );
  });
});

describe('redactForLog', () => {
  it('removes e-mail addresses, encoded ones too', () => {
    fc.assert(
      fc.property(fc.emailAddress(), around, (address, c) => {
        const [local = '', domain = ''] = address.split('@');
        const plain = local.replace(/[^\w.-]/g, 'x');
        const text = redactForLog(`users/${plain}@${domain}${c}and ${plain}%40${domain} failed`);
        expect(text).not.toContain(`@${domain}`);
        expect(text).not.toContain(`%40${domain}`);
        expect(text).toContain('failed');
      }),
    );
  });

  it('keeps the rest of the line', () => {
    expect(redactForLog('GET /users/alice@contoso.com/messages answered 404')).toBe(
      'GET /users/[address]/messages answered 404',
    );
  });
});
