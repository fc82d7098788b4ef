import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkInput,
  checkInputs,
  chosenProtocols,
  type InputRule,
  inputAdvice,
} from '../../../main/registration/system-inputs.ts';
import { findSystem, loadSystems, type System } from '../../../main/registration/systems.ts';

const base = { id: 'domain', label: 'Domain', hint: 'Type it.', required: true };
const host: InputRule = { ...base, kind: 'host', example: 'crm.example.com' };
const origin: InputRule = { ...base, kind: 'origin', example: 'https://crm.example.com' };
const folder: InputRule = { ...origin, keepsPath: true };
const callback: InputRule = { ...base, kind: 'callback', example: 'https://crm.example.com/callback' };
const word: InputRule = { ...base, kind: 'word', example: 'acme', suffix: '.maxxton.net' };
const alias: InputRule = { ...base, kind: 'word', example: 'otrs' };
const text: InputRule = { ...base, kind: 'text', example: 'anything' };

function adviceFor(input: InputRule, typed: string): string {
  const checked = checkInput(input, typed);
  return 'advice' in checked ? checked.advice : `accepted as ${checked.value}`;
}

describe('checkInput cleans', () => {
  it.each([
    // Hosts.
    [host, 'crm.example.com', 'crm.example.com'],
    [host, 'CRM.Example.COM', 'crm.example.com'],
    [host, '  crm.example.com\n', 'crm.example.com'],
    [host, 'crm.example.com.', 'crm.example.com'],
    [host, 'crm.example.com/', 'crm.example.com'],
    [host, 'crm.example.com/admin/mailbox', 'crm.example.com'],
    [host, 'https://crm.example.com', 'crm.example.com'],
    [host, 'HTTPS://CRM.example.com./admin?x=1#y', 'crm.example.com'],
    [host, 'https://crm.example.com:443/', 'crm.example.com'],
    [host, 'crm.example.com:8443', 'crm.example.com:8443'],
    [host, '\u200bcrm.exam\u00adple.com\ufeff', 'crm.example.com'],
    [host, '"crm.example.com"', 'crm.example.com'],
    [host, '<crm.example.com>', 'crm.example.com'],
    [host, 'crm.münchen.example', 'crm.xn--mnchen-3ya.example'],
    [host, '192.168.1.20', '192.168.1.20'],
    [host, 'http://localhost:8080/admin', 'localhost:8080'],
    // Origins.
    [origin, 'crm.example.com', 'https://crm.example.com'],
    [origin, 'https://crm.example.com/AgentWeb/', 'https://crm.example.com'],
    [origin, 'HTTPS://CRM.EXAMPLE.COM:443', 'https://crm.example.com'],
    [origin, 'localhost:8080', 'http://localhost:8080'],
    [folder, 'example.com/Help/desk//', 'https://example.com/Help/desk'],
    [folder, 'https://example.com/', 'https://example.com'],
    // Callbacks: only scheme and host are touched.
    [callback, 'https://crm.example.com/oauth/Callback/', 'https://crm.example.com/oauth/Callback/'],
    [callback, 'crm.example.com/oauth?provider=Outlook', 'https://crm.example.com/oauth?provider=Outlook'],
    [callback, 'HTTPS://CRM.example.com./oauth', 'https://crm.example.com/oauth'],
    [callback, '\u200bhttps://crm.example.com/oauth\u00a0', 'https://crm.example.com/oauth'],
    [callback, 'Redirect URI: https://crm.example.com/oauth', 'https://crm.example.com/oauth'],
    [callback, 'http://localhost:8080/oauth', 'http://localhost:8080/oauth'],
    // Words.
    [word, 'acme', 'acme'],
    [word, 'ACME ', 'acme'],
    [word, 'acme.maxxton.net', 'acme'],
    [word, 'https://Acme.Maxxton.NET/customercare/en-us/azure-oauth-callback.html', 'acme'],
    [word, 'acme.maxxton.net.', 'acme'],
    [alias, '/otrs/', 'otrs'],
    [text, ' some text ', 'some text'],
  ] as const)('%o given %j to %j', (input, typed, value) => {
    expect(checkInput(input, typed)).toEqual({ value });
  });
});

describe('checkInput refuses', () => {
  it.each([
    [host, '', 'Domain is missing. Type it.'],
    [host, ' \u200b ', 'Domain is missing. Type it.'],
    [host, 'http://crm.example.com', 'http:// only for localhost'],
    [host, 'ftp://crm.example.com', 'must start with https://'],
    [host, 'javascript:alert(1)', 'not an address'],
    [host, '*.example.com', 'a star is not accepted'],
    [host, 'crm example.com', 'not an address'],
    [host, 'me@crm.example.com', 'not an address'],
    [host, 'https://user:pass@crm.example.com', 'not an address'],
    [host, 'crm.example.com\\admin', 'not an address'],
    [host, 'crm', 'type it like crm.example.com'],
    [host, '12', 'not an address'],
    [host, '-crm-.example.com', 'not an address'],
    [host, 'crm_1.example.com', 'not an address'],
    [host, 'crm..example.com', 'not an address'],
    [host, '[::1]', 'not an address'],
    [host, 'a'.repeat(64).concat('.example.com'), 'not an address'],
    [host, `${'a'.repeat(2100)}.com`, 'too long'],
    [host, '<your-domain>.com', 'not an address'],
    [origin, 'http://crm.example.com', 'http:// only for localhost'],
    [origin, 'https://', 'not an address'],
    [callback, 'http://crm.example.com/oauth', 'Only https:// is accepted'],
    [callback, 'https://*.example.com/oauth', 'a star is not accepted'],
    [callback, 'https://crm.example.com/oauth#done', 'character #'],
    [callback, 'https://user@crm.example.com/oauth', 'user name'],
    [callback, 'https://crm.example.com/o(auth)', 'character ('],
    [callback, 'https://crm.example.com/a b', 'spaces'],
    [callback, 'https://{domain}/oauth', 'brackets'],
    [callback, `https://crm.example.com/${'a'.repeat(260)}`, 'too long'],
    [callback, 'https://crm/oauth', 'not a complete address'],
    [callback, 'urn:ietf:wg:oauth:2.0:oob', 'not a complete address'],
    [word, 'acme.example.com', 'letters, digits and dashes'],
    [word, 'ac me', 'letters, digits and dashes'],
    [word, '-acme', 'letters, digits and dashes'],
    [word, 'https://maxxton.net/', 'letters, digits and dashes'],
  ] as const)('%o given %j with %j', (input, typed, message) => {
    expect(adviceFor(input, typed)).toContain(message);
  });

  it('in one line whatever was typed', () => {
    const kinds = fc.constantFrom(host, origin, folder, callback, word, alias, text);
    fc.assert(
      fc.property(kinds, fc.string({ unit: 'binary' }), (input, typed) => {
        const checked = checkInput(input, typed);
        expect('advice' in checked ? checked.advice : checked.value).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

describe('a cleaned value', () => {
  it('is not changed when it is cleaned again', () => {
    const typed = fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.domain(), fc.string());
    fc.assert(
      fc.property(fc.constantFrom(host, origin, folder, callback, word, alias), typed, (input, value) => {
        const once = checkInput(input, value);
        if ('value' in once) expect(checkInput(input, once.value)).toEqual(once);
      }),
    );
  });

  it('is the same for a domain however it was pasted', () => {
    const wrap = fc.constantFrom(
      (domain: string) => domain,
      (domain: string) => ` ${domain.toUpperCase()} `,
      (domain: string) => `https://${domain}/`,
      (domain: string) => `https://${domain}./some/path?x=1`,
      (domain: string) => `\u200b${domain}.`,
    );
    fc.assert(
      fc.property(fc.domain(), wrap, (domain, pasted) => {
        expect(checkInput(host, pasted(domain))).toEqual({ value: domain.toLowerCase() });
      }),
    );
  });
});

describe('rules of a file', () => {
  const osticket = findSystem('osticket') as System;
  const custom = findSystem('custom') as System;
  const [redirect, platform, protocols] = custom.inputs as [InputRule, InputRule, InputRule];

  it("take only osTicket's own callback", () => {
    const [input] = osticket.inputs as [InputRule];
    expect(adviceFor(input, 'https://help.example.com/scp/emails.php?id=1')).toContain(
      'ends in /api/auth/oauth2',
    );
    expect(checkInput(input, 'https://help.example.com/osticket/api/auth/oauth2')).toHaveProperty('value');
  });

  it('take one of several words in any case', () => {
    expect(checkInput(platform, 'WEB')).toEqual({ value: 'web' });
    expect(checkInput(platform, 'publicclient')).toEqual({ value: 'publicClient' });
    expect(checkInput(platform, 'mobile and desktop')).toEqual({ value: 'publicClient' });
    expect(adviceFor(platform, 'spa')).toContain('one of web, publicClient');
  });

  it('take several words in any order and each once', () => {
    expect(checkInput(protocols, 'SMTP, imap smtp')).toEqual({ value: 'imap smtp' });
    expect(adviceFor(protocols, 'imap ews')).toContain('some of graph');
    expect(adviceFor(protocols, ',')).toContain('some of graph');
  });

  it('let an input that is not required stay empty', () => {
    expect(checkInput({ ...redirect, required: false }, '')).toEqual({ value: '' });
  });
});

describe('checkInputs', () => {
  it('gives the values that are right and the advice on the others', () => {
    const znuny = findSystem('znuny') as System;
    expect(checkInputs(znuny, { fqdn: 'Znuny.Example.com' })).toEqual({
      values: { fqdn: 'znuny.example.com' },
      advice: { scriptAlias: expect.stringContaining('ScriptAlias is missing.') },
    });
  });

  it('takes nothing from the prototype of what it was given', () => {
    const system = { ...(findSystem('custom') as System) };
    expect(
      Object.keys(inputAdvice(system, Object.create({ redirectUri: 'https://a.example.com/b' }))),
    ).toEqual(['redirectUri', 'platform', 'protocols']);
  });

  it('has nothing against the examples', () => {
    for (const system of loadSystems()) {
      const examples = Object.fromEntries(system.inputs.map(({ id, example }) => [id, example]));
      expect(inputAdvice(system, examples)).toEqual({});
    }
  });
});

describe('chosenProtocols', () => {
  it('is what the file says where there is no choice', () => {
    expect(chosenProtocols(findSystem('osticket') as System, {})).toEqual(['imap', 'pop', 'smtp']);
  });

  it('is what was chosen where there is one, and nothing before that', () => {
    const custom = findSystem('custom') as System;
    expect(chosenProtocols(custom, { protocols: 'smtp graph-write' })).toEqual(['graph-write', 'smtp']);
    expect(chosenProtocols(custom, {})).toEqual([]);
  });
});
