import { expect, it } from 'vitest';
import { isBypassed } from '../../../main/net/bypass.ts';
import { environmentProxy } from '../../../main/net/environment-proxy.ts';
import { parseProxy, proxyAt } from '../../../main/net/way.ts';

it('reads the first way of a PAC answer', () => {
  expect(parseProxy('PROXY proxy.contoso.example:8080; DIRECT')).toEqual({
    kind: 'proxy',
    host: 'proxy.contoso.example',
    port: 8080,
  });
  expect(parseProxy('HTTPS [2001:db8::1]:443')).toMatchObject({
    host: '2001:db8::1',
    port: 443,
    isTls: true,
  });
  expect(parseProxy('DIRECT')).toEqual({ kind: 'direct' });
  expect(parseProxy('')).toEqual({ kind: 'direct' });
});

it.each([
  ['http://proxy:8080', { host: 'proxy', port: 8080 }],
  ['http://proxy', { host: 'proxy', port: 80 }],
  ['https://proxy.example/', { host: 'proxy.example', port: 443, isTls: true }],
  ['http://[::1]:3128', { host: '::1', port: 3128 }],
  ['http://kim:p%40ss@proxy:1', { host: 'proxy', port: 1, credentials: { user: 'kim', password: 'p@ss' } }],
])('an address names a way: %s', (address, way) => {
  expect(proxyAt(address)).toEqual({ kind: 'proxy', ...way });
});

it.each(['', 'proxy:8080', 'socks5://proxy:1080', 'file:///etc/passwd', 'http://'])(
  '%j names none',
  (address) => {
    expect(proxyAt(address)).toBeNull();
  },
);

it.each([
  ['intranet.example', ['intranet.example'], true],
  ['a.intranet.example', ['intranet.example'], false],
  ['a.intranet.example', ['*.intranet.example'], true],
  ['intranet.example', ['.intranet.example'], true],
  ['notintranet.example', ['.intranet.example'], false],
  ['10.1.2.3', ['10.0.0.0/8'], true],
  ['11.1.2.3', ['10.0.0.0/8'], false],
  ['[fd00::1]', ['fd00::/8'], true],
  ['printer', ['<local>'], true],
  ['printer.example', ['<local>'], false],
  ['INTRANET.example', [' Intranet.Example '], true],
  ['any.example', ['*'], true],
  ['localhost', [], true],
  ['127.0.0.9', [], true],
])('%s past %j: %s', (host, rules, expected) => {
  expect(isBypassed(host, rules)).toBe(expected);
});

it.each([
  [{}, { kind: 'direct' }],
  [{ HTTPS_PROXY: 'http://p:1' }, { kind: 'proxy', host: 'p', port: 1 }],
  [
    { https_proxy: 'p:2', HTTPS_PROXY: 'http://q:1' },
    { kind: 'proxy', host: 'p', port: 2 },
  ],
  [{ all_proxy: 'http://p:3' }, { kind: 'proxy', host: 'p', port: 3 }],
  [{ http_proxy: 'http://p:4' }, { kind: 'direct' }],
  [{ https_proxy: 'http://p:5', no_proxy: 'other.example, microsoft.com:443' }, { kind: 'direct' }],
  [{ https_proxy: 'http://p:6', NO_PROXY: '*' }, { kind: 'direct' }],
  [{ https_proxy: 'nonsense://p:7' }, { kind: 'direct' }],
])('%j is the way of the environment', (env, way) => {
  expect(environmentProxy(env, 'https://graph.microsoft.com/v1.0')).toEqual(way);
});
