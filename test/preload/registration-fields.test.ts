import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audience, Platform } from '../../preload/contract.ts';
import {
  checkClientId,
  checkMailbox,
  checkRedirectUri,
  checkSecret,
  checkSigner,
  checkTenant,
  cleanPaste,
  type FieldAdvice,
  hasInvisible,
} from '../../preload/registration-fields.ts';

const GUID = '1b7d3c52-8f0e-4c1a-9a55-0f6c2d9e7b41';
const TENANT = 'c0ffee00-1234-4abc-8def-0123456789ab';
const SECRET = 'x1K8Q~2nPq7TzLmC4vB9wEaS6dFgH3jRkYuI0oXe';

/** A line of a table: what was typed, the level (null = nothing to say), a word of the message, the fix. */
type Line = [text: string, level: FieldAdvice['level'] | null, says?: string, fix?: string];

function expectAdvice(found: FieldAdvice | null, [, level, says, fix]: Line): void {
  expect(found?.level ?? null).toBe(level);
  if (says) expect(found?.message).toContain(says);
  expect(found?.fix?.value).toBe(fix);
}

describe('cleanPaste', () => {
  it.each([
    ['  abc \n', 'abc'],
    ['\uFEFFabc\u200B', 'abc'],
    ['a\u00adb\u00a0c', 'abc'],
    ['\u202Eabc\u2069', 'abc'],
    ['1b7d3c52-8f0e-\r\n4c1a', '1b7d3c52-8f0e-4c1a'],
    [`Application (client) ID: ${GUID}`, GUID],
    [`Application (client) ID\n${GUID}`, GUID],
    [`Application\u00a0(client)\u00a0ID\u00a0:\u00a0${GUID}`, GUID],
    [`Directory (tenant) ID\t:${GUID}`, GUID],
    [`Value: ${SECRET}`, SECRET],
    ['E-mail: support@contoso.com', 'support@contoso.com'],
    ['Redirect URI: http://localhost', 'http://localhost'],
    ['value.contoso.com', 'value.contoso.com'],
  ])('makes %j to %j', (text, clean) => {
    expect(cleanPaste(text)).toBe(clean);
  });

  it('changes nothing when it is applied twice', () => {
    const messy = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            'Value',
            'App ID',
            'secret',
            ':',
            '=',
            '\n',
            ' ',
            '\u00a0',
            '\u200b',
            '\u00ad',
            '\t',
            'x',
          ),
          fc.string({ unit: 'binary' }),
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(messy, (text) => {
        const once = cleanPaste(text);
        expect(cleanPaste(once)).toBe(once);
        expect(hasInvisible(once)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hasInvisible', () => {
  it('sees what the eye does not', () => {
    expect(hasInvisible('abc\u200b')).toBe(true);
    expect(hasInvisible('a\u00a0b')).toBe(true);
    expect(hasInvisible('a b-c_d~e')).toBe(false);
  });
});

describe('checkMailbox', () => {
  it.each<Line>([
    ['', 'error', 'whole e-mail address'],
    ['support@contoso.com', null],
    ["o'neill+mx@sub.contoso.co.uk", null],
    ['support', 'error', 'whole e-mail address'],
    ['Support <support@contoso.com>', 'error', 'Only the address', 'support@contoso.com'],
    ['mailto:support@contoso.com', 'error', 'Only the address', 'support@contoso.com'],
    [
      'https://outlook.office.com/mail/support@contoso.com/',
      'error',
      'Only the address',
      'support@contoso.com',
    ],
    ['alice@contoso.com\\support', 'error', 'backslash'],
    ['a@contoso.com; b@contoso.com', 'error', 'one address'],
    ['sup port@contoso.com', 'error', 'no spaces', 'support@contoso.com'],
    ['support@contoso.com.', 'error', 'mark at the end', 'support@contoso.com'],
    ['support@contoso', 'error', 'not a complete'],
    ['a@b@contoso.com', 'error', 'not a complete'],
    ['alice_contoso.com#EXT#@fabrikam.onmicrosoft.com', 'error', 'guest', 'alice@contoso.com'],
    ['alice@outlok.com', 'warning', 'mistyped', 'alice@outlook.com'],
    ['alice@gmail.com', 'warning', 'not a Microsoft mailbox'],
    ['alice@c\u043entoso.com', 'warning', 'by hand'],
    ['support@contoso.com\u200b', 'warning', 'Hidden', 'support@contoso.com'],
    ['x'.repeat(3000), 'error', 'too long'],
  ])('answers %j with %s', (...line) => {
    expectAdvice(checkMailbox(line[0]), line);
  });
});

describe('checkSigner', () => {
  it('has nothing to say when signer and mailbox are the same', () => {
    expect(checkSigner('Support@contoso.com', 'support@Contoso.com')).toBeNull();
  });

  it('names the right a signer needs on a shared mailbox', () => {
    const found = checkSigner('alice@contoso.com', 'support@contoso.com');
    expectAdvice(found, ['', 'info', 'Full Access']);
  });

  it('asks back when the two belong to different domains', () => {
    expectAdvice(checkSigner('alice@fabrikam.com', 'support@contoso.com'), [
      '',
      'warning',
      'different domains',
    ]);
  });

  it('finds the same mistakes as the mailbox field', () => {
    expectAdvice(checkSigner('alice', 'support@contoso.com'), ['', 'error', 'whole e-mail address']);
  });
});

describe('checkClientId', () => {
  it.each<Line>([
    ['', 'error', 'Application (client) ID'],
    [GUID, 'info', 'Object ID'],
    [GUID.toUpperCase(), 'info', 'Object ID'],
    [`Application (client) ID: ${GUID}`, 'info'],
    [`Object ID: ${GUID}`, 'error', 'Object ID'],
    [`{${GUID}}`, 'error', 'Only the id', GUID],
    [`api://${GUID}/access`, 'error', 'Only the id', GUID],
    [GUID.replaceAll('-', ''), 'error', 'Only the id', GUID],
    [SECRET, 'error', 'client secret'],
    ['alice@contoso.com', 'error', 'e-mail address'],
    ['my-mail-app', 'error', '36 characters'],
    [GUID.slice(1), 'error', '36 characters'],
    [TENANT.toUpperCase(), 'error', 'tenant id'],
    ['00000003-0000-0000-c000-000000000000', 'error', 'Microsoft Graph'],
    ['00000000-0000-0000-0000-000000000000', 'error', 'placeholder'],
  ])('answers %j with %s', (...line) => {
    expectAdvice(checkClientId(line[0], { discoveredTenantId: TENANT }), line);
  });

  it('recognises the tenant that was typed next to it', () => {
    expectAdvice(checkClientId(GUID, { tenant: ` ${GUID}` }), ['', 'error', 'tenant id']);
  });
});

describe('checkTenant', () => {
  it.each<Line>([
    ['', 'error', 'tenant', TENANT],
    [TENANT, null],
    [TENANT.toUpperCase(), null],
    ['contoso.com', 'info', 'safer', TENANT],
    ['alice@contoso.com', 'error', 'e-mail', TENANT],
    ['common', 'error', 'one organisation', TENANT],
    ['Organizations', 'error', 'one organisation', TENANT],
    [GUID, 'error', 'client id'],
    ['11111111-2222-4333-8444-555555555555', 'warning', 'another tenant', TENANT],
    [
      `https://login.microsoftonline.com/${GUID.replace('1', '2')}/oauth2/v2.0/token`,
      'error',
      'whole address',
      GUID.replace('1', '2'),
    ],
    [
      'https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0',
      'error',
      'whole address',
      'contoso.onmicrosoft.com',
    ],
    [`https://entra.microsoft.com/#home?tenantId=${TENANT}`, 'error', 'whole address', TENANT],
    [`{${TENANT}}`, 'error', 'Only the id', TENANT],
    ['9188040d-6c67-4c5b-b112-36a304b66dad', 'error', 'personal accounts', TENANT],
    ['Contoso Ltd', 'error', 'domain like'],
  ])('answers %j with %s for an app of one organisation', (...line) => {
    const context = { audience: 'AzureADMyOrg' as const, clientId: GUID, discoveredTenantId: TENANT };
    expectAdvice(checkTenant(line[0], context), line);
  });

  it.each<[Audience, ...Line]>([
    ['AzureADMultipleOrgs', 'organizations', null],
    ['AzureADMultipleOrgs', 'common', 'error', 'organisations only', 'organizations'],
    ['AzureADandPersonalMicrosoftAccount', 'common', null],
    ['PersonalMicrosoftAccount', 'consumers', null],
    ['PersonalMicrosoftAccount', 'common', 'error', 'personal', 'consumers'],
    ['PersonalMicrosoftAccount', 'contoso.com', 'error', 'personal', 'consumers'],
    ['PersonalMicrosoftAccount', '9188040d-6c67-4c5b-b112-36a304b66dad', null],
    ['AzureADMultipleOrgs', 'alice@contoso.com', 'error', 'e-mail', 'contoso.com'],
  ])('with %s answers %j with %s', (audience, ...line) => {
    expectAdvice(checkTenant(line[0], { audience }), line);
  });
});

describe('checkSecret', () => {
  it.each<Line>([
    ['', 'error', 'Value'],
    [SECRET, null],
    [` ${SECRET}\n`, 'warning', 'Hidden', SECRET],
    [GUID, 'error', 'Secret ID'],
    [`"${GUID}"`, 'error', 'Secret ID'],
    ['x1K8Q~••••••••••••', 'error', 'no longer shows'],
    ['x1K******************', 'error', 'no longer shows'],
    ['x1K8Q~2nPq7TzLmC4vB9wE...', 'error', 'end is missing'],
    [`"${SECRET}"`, 'error', 'quotation', SECRET],
    [`${SECRET.slice(0, 20)} ${SECRET.slice(20)}`, 'error', 'no spaces', SECRET],
    [SECRET.replace('2', '–'), 'error', 'changed on the way'],
    [SECRET.slice(0, 20), 'warning', 'shorter'],
    ['https://portal.azure.com/', 'error', 'not a client secret'],
  ])('answers %j with %s', (...line) => {
    expectAdvice(checkSecret(line[0]), line);
  });
});

describe('checkRedirectUri', () => {
  it.each<Line>([
    ['', 'error', 'sends people back', 'http://localhost'],
    ['http://localhost', null],
    ['http://localhost:8400', null],
    ['http://localhost/', null],
    ['http://localhost/callback', 'warning', 'browser', 'http://localhost'],
    ['https://localhost', 'warning', 'certificate', 'http://localhost'],
    ['http://127.0.0.1', 'info', '127.0.0.1', 'http://localhost'],
    ['http://[::1]:80/', 'error', '[::1]', 'http://localhost:80/'],
    ['localhost:3000', 'error', 'http://', 'http://localhost:3000'],
    ['http://crm.contoso.com/cb', 'error', 'https://', 'https://crm.contoso.com/cb'],
    ['https://crm.contoso.com/cb', 'info', 'Single-page', 'http://localhost'],
    [
      'https://login.microsoftonline.com/common/oauth2/nativeclient',
      'warning',
      'wrong place',
      'http://localhost',
    ],
    ['urn:ietf:wg:oauth:2.0:oob', 'error', 'old form', 'http://localhost'],
    [`msal${GUID}://auth`, 'error', 'must start', 'http://localhost'],
  ])('answers %j with %s for a desktop app', (...line) => {
    expectAdvice(checkRedirectUri(line[0], { platform: 'publicClient', audience: 'AzureADMyOrg' }), line);
  });

  it.each<Line>([
    ['', 'error', 'sends people back'],
    ['https://crm.contoso.com/cb?provider=outlook', null],
    ['https://crm.contoso.com/cb/', 'warning', 'slash'],
    ['https://crm.contoso.com', null],
    ['https://crm.contoso.com/cb#top', 'error', '#', 'https://crm.contoso.com/cb'],
    ['https://crm.contoso.com/a(b)', 'error', 'character ('],
    ['https://crm.contoso.com/a b', 'error', 'spaces', 'https://crm.contoso.com/ab'],
    ['https://<your-server>/cb', 'error', 'brackets'],
    ['"https://crm.contoso.com/cb"', 'error', 'quotation', 'https://crm.contoso.com/cb'],
    ['https://CRM.Contoso.com/Cb', 'warning', 'small letters', 'https://crm.contoso.com/Cb'],
    ['https://https://crm.contoso.com/cb', 'error', 'twice', 'https://crm.contoso.com/cb'],
    ['https:/crm.contoso.com/cb', 'error', 'Two slashes', 'https://crm.contoso.com/cb'],
    ['crm.contoso.com/cb', 'error', 'https://', 'https://crm.contoso.com/cb'],
    ['https://*.contoso.com/cb', 'warning', 'star'],
    ['https://user:pw@crm.contoso.com/cb', 'error', 'user name'],
    [`https://crm.contoso.com/${'a'.repeat(240)}`, 'error', 'too long'],
    ['http://localhost:3000/cb', 'info', 'this computer'],
    ['https://crm.contoso.com/\u200bcb', 'warning', 'Hidden', 'https://crm.contoso.com/cb'],
  ])('answers %j with %s for a Web app', (...line) => {
    expectAdvice(checkRedirectUri(line[0], { platform: 'web', audience: 'AzureADMyOrg' }), line);
  });

  it.each<Line>([
    ['https://crm.contoso.com/cb?provider=outlook', 'error', 'question mark'],
    ['https://*.contoso.com/cb', 'error', 'star'],
  ])('answers %j with %s when personal accounts are allowed', (...line) => {
    const context = { platform: 'web' as const, audience: 'AzureADandPersonalMicrosoftAccount' as const };
    expectAdvice(checkRedirectUri(line[0], context), line);
  });
});

describe('every field', () => {
  const audiences: Audience[] = [
    'AzureADMyOrg',
    'AzureADMultipleOrgs',
    'AzureADandPersonalMicrosoftAccount',
    'PersonalMicrosoftAccount',
  ];
  const platforms: Platform[] = ['publicClient', 'web'];
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.emailAddress(),
    fc.uuid(),
    fc
      .array(
        fc.constantFrom(
          '@',
          '.',
          'http://',
          'localhost',
          '[::1]',
          ':',
          '/',
          GUID,
          '"',
          ' ',
          '*',
          'a',
          'é',
          '\\',
        ),
      )
      .map((parts) => parts.join('')),
  );
  const context = fc.record({
    audience: fc.constantFrom(...audiences),
    platform: fc.constantFrom(...platforms),
    tenant: typed,
    clientId: typed,
    discoveredTenantId: fc.constant(TENANT),
  });

  it('takes any text, and a suggested value is never the one that was criticised', () => {
    fc.assert(
      fc.property(typed, typed, context, (text, other, known) => {
        const all = [
          checkMailbox(text),
          checkSigner(text, other),
          checkClientId(text, known),
          checkTenant(text, known),
          checkSecret(text),
          checkRedirectUri(text, known),
        ];
        for (const advice of all) {
          if (!advice) continue;
          expect(advice.message).toMatch(/[.]$/u);
          expect(advice.fix?.value).not.toBe(text);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps its suggestions free of hidden characters', () => {
    fc.assert(
      fc.property(typed, context, (text, known) => {
        for (const advice of [checkMailbox(text), checkTenant(text, known), checkRedirectUri(text, known)]) {
          expect(hasInvisible(advice?.fix?.value ?? '')).toBe(false);
        }
      }),
    );
  });
});
