import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redirectDiff } from '../../../main/registration/redirect-diff.ts';

const SENT = 'https://crm.firma.example/admin/mailbox/oauth/callback?provider=outlook';

/** The text with what differs in brackets. */
function marked(parts: { text: string; differs: boolean }[] = []): string {
  return parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
}

describe('redirectDiff', () => {
  it.each([
    [
      'a slash at the end',
      'https://a.example/cb',
      'https://a.example/cb/',
      'https://a.example/cb[]',
      'https://a.example/cb[/]',
      'slash at the end',
    ],
    [
      'a slash too many',
      'https://a.example/cb/',
      'https://a.example/cb',
      'https://a.example/cb[/]',
      'https://a.example/cb[]',
      'The one sent has a slash',
    ],
    [
      'upper and lower case',
      'https://a.example/OAuth/cb',
      'https://a.example/oauth/cb',
      'https://a.example/[OA]uth/cb',
      'https://a.example/[oa]uth/cb',
      'Upper and lower case',
    ],
    [
      'a query left out',
      SENT,
      SENT.split('?')[0] ?? '',
      'https://crm.firma.example/admin/mailbox/oauth/callback[?provider=outlook]',
      'https://crm.firma.example/admin/mailbox/oauth/callback[]',
      'lacks ?provider=outlook',
    ],
    [
      'the scheme',
      'https://a.example/cb',
      'http://a.example/cb',
      'http[s]://a.example/cb',
      'http[]://a.example/cb',
      'begins with https://',
    ],
    [
      'the port',
      'https://a.example:8443/cb',
      'https://a.example/cb',
      'https://a.example[:8443]/cb',
      'https://a.example[]/cb',
      '8443 was sent, 443 is registered',
    ],
    [
      'the host',
      'https://www.a.example/cb',
      'https://a.example/cb',
      'https://[www.]a.example/cb',
      'https://[]a.example/cb',
      '"www."',
    ],
  ])('marks %s and says it in words', (_what, sent, registered, left, right, reason) => {
    const diff = redirectDiff(sent, [registered]);
    expect(marked(diff?.sent)).toBe(left);
    expect(marked(diff?.registered)).toBe(right);
    expect(diff?.reason).toContain(reason);
  });

  it('says all differences when there are several', () => {
    const { reason = '' } = redirectDiff('https://a.example/CB', ['http://a.example/cb/']) ?? {};
    expect(reason).toContain('begins with https://');
    expect(reason).toContain('slashes');
  });

  it('takes the nearest of several', () => {
    const near = SENT.replace('outlook', 'Outlook');
    const diff = redirectDiff(SENT, ['https://other.example/', near, 'http://localhost']);
    expect(diff?.registered.map(({ text }) => text).join('')).toBe(near);
  });

  it('is null where Entra takes one for the other', () => {
    expect(redirectDiff(SENT, ['https://x.example/', SENT])).toBeNull();
    expect(redirectDiff('http://localhost:50123', ['http://localhost'])).toBeNull();
    expect(redirectDiff('https://A.example', ['https://a.example/'])).toBeNull();
    expect(redirectDiff('http://localhost:1/path', ['http://localhost/'])).not.toBeNull();
  });

  it('is null where nothing is registered', () => {
    expect(redirectDiff(SENT, [])).toBeNull();
  });

  it('keeps both texts whole, and their equal parts equal', () => {
    const uri = fc.string({ unit: fc.constantFrom(...'ab/?:.=🙂é'), maxLength: 60 });
    fc.assert(
      fc.property(uri, uri, (sent, registered) => {
        const diff = redirectDiff(sent, [registered]);
        if (!diff) return;
        expect(diff.sent.map(({ text }) => text).join('')).toBe(sent);
        expect(diff.registered.map(({ text }) => text).join('')).toBe(registered);
        const equal = (parts: typeof diff.sent) =>
          parts.filter(({ differs }) => !differs).map(({ text }) => text);
        expect(equal(diff.sent).join('')).toBe(equal(diff.registered).join(''));
        expect(diff.reason).not.toBe('');
      }),
    );
  });

  it('never throws on what is no address, however long', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string()),
        (sent, registered) => void redirectDiff(sent, registered),
      ),
    );
    const long = 'https://a.example/'.padEnd(100_000, 'x');
    expect(redirectDiff(`${long}y`, Array(1000).fill(`b${long}`))?.sent[0]?.text.length).toBeLessThan(600);
  });
});
