import { expect, it } from 'vitest';
import { checkBypass, checkProxyAddress, splitBypass } from '../../preload/network-fields.ts';

it.each([
  ['', /Type the address/, undefined],
  ['proxy.contoso.example:8080', /begins with http/, 'http://proxy.contoso.example:8080'],
  ['socks5://proxy:1080', /SOCKS/, undefined],
  ['http://wpad.contoso.example/proxy.pac', /script/, undefined],
  ['ftp://proxy:21', /begins with http/, undefined],
  ['http://kim:pw@proxy:8080', /fields of their own/, 'http://proxy:8080'],
  ['http://proxy:8080/path?x', /Only host and port/, 'http://proxy:8080'],
  ['what is it', /no address/, undefined],
])('the address %j is explained', (text, words, fix) => {
  const advice = checkProxyAddress(text);
  expect(advice?.level).toBe('error');
  expect(advice?.message).toMatch(words);
  expect(advice?.fix?.value).toBe(fix);
});

it.each(['http://proxy:8080', 'https://proxy.contoso.example:3129/', 'http://[fd00::1]:3128'])(
  '%s is fine',
  (text) => {
    expect(checkProxyAddress(text)).toBeNull();
  },
);

it('a missing port is pointed out', () => {
  expect(checkProxyAddress('http://proxy.contoso.example')).toMatchObject({ level: 'warning' });
});

it.each([
  '',
  'a.example',
  '*.a.example, .b.example; 10.0.0.0/8\nfd00::/8 <local> 192.168.1.1',
  'münchen.example',
])('the list %j is fine', (text) => {
  expect(checkBypass(text)).toBeNull();
});

it.each(['https://a.example/', '10.0.0.0/33', '300.0.0.0/8', 'a..b', 'a b@c', '*a.example', 'fd00::/129'])(
  'the list %j is not',
  (text) => {
    expect(checkBypass(text)?.level).toBe('error');
  },
);

it('a list is split however it is written', () => {
  expect(splitBypass(' a, b;c\n d ')).toEqual(['a', 'b', 'c', 'd']);
});
