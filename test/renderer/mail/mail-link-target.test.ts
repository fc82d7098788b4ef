import { describe, expect, it } from 'vitest';
import { linkTarget } from '../../../renderer/mail/mail-link-target.ts';

describe('linkTarget', () => {
  it('names the host that is really opened', () => {
    expect(linkTarget('https://user:secret@evil.example:8443/bank.com', 'here')).toEqual({
      url: 'https://user:secret@evil.example:8443/bank.com',
      words: 'Opens evil.example:8443',
      isDeceptive: false,
    });
  });

  it('spells look-alike letters out', () => {
    expect(linkTarget('https://аpple.com/', 'Apple')?.words).toBe('Opens xn--pple-43d.com');
  });

  it.each([
    ['www.bank.example', 'https://evil.example/www.bank.example'],
    ['https://bank.example/login', 'https://bank.example.evil.example/'],
    ['bank.example', 'https://notbank.example/'],
  ])('says that the text %s does not match %s', (text, href) => {
    expect(linkTarget(href, text)?.isDeceptive).toBe(true);
  });

  it.each([
    ['bank.example', 'https://www.bank.example/'],
    ['www.bank.example/offers', 'https://BANK.example/'],
    ['bank.example', 'https://click.bank.example/?x'],
    ['Read more.', 'https://other.example/'],
    ['e.g. this', 'https://other.example/'],
  ])('takes the text %s as fitting for %s', (text, href) => {
    expect(linkTarget(href, text)?.isDeceptive).toBe(false);
  });

  it('names the person a mail link writes to', () => {
    expect(linkTarget('mailto:dana%40contoso.com?subject=x', 'Dana')?.words).toBe(
      'Writes to dana@contoso.com',
    );
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'blob:https://a/b',
    'ftp://a/b',
    '/path',
    'about:blank',
    '',
    `https://a.example/${'x'.repeat(8200)}`,
  ])('opens nothing for %s', (href) => {
    expect(linkTarget(href, '')).toBeNull();
  });
});
