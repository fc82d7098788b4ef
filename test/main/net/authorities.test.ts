import { X509Certificate } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { authorityText, readAuthorities } from '../../../main/net/authorities.ts';
import { type CompanyCa, createCompanyCa } from '../../fakes/company-ca.ts';

let ca: CompanyCa;
beforeAll(async () => {
  ca = await createCompanyCa(['login.example']);
});

it('tells whose certificate it is, until when, and its fingerprint', () => {
  const { authorities, trouble, pems } = readAuthorities(`Dear all\n${ca.authority}\n--\nIT`, [], Date.now());
  expect(trouble).toBeNull();
  expect(authorities).toEqual([
    {
      subject: 'Contoso Root CA, Contoso',
      issuer: 'Contoso Root CA, Contoso',
      fingerprint: new X509Certificate(ca.authority).fingerprint256,
      validFrom: expect.stringMatching(/^\d{4}-/),
      validTo: expect.stringMatching(/^\d{4}-/),
      isKnown: false,
      trouble: null,
    },
  ]);
  expect(new X509Certificate(pems[0] ?? '').ca).toBe(true);
});

it('takes a certificate that is there twice once, and says when it is trusted already', () => {
  const { authorities } = readAuthorities(ca.authority + ca.authority, [ca.authority], Date.now());
  expect(authorities.map(({ isKnown }) => isKnown)).toEqual([true]);
});

it('reads a binary file', () => {
  const { raw } = new X509Certificate(ca.authority);
  expect(readAuthorities(authorityText(raw), [], Date.now()).authorities).toHaveLength(1);
  expect(authorityText(new TextEncoder().encode('0 is where text may begin'))).toMatch(/^0 is/);
});

it.each([
  ['nothing', () => '', /no certificate/],
  ['a page', () => '<html>not here</html>', /no certificate/],
  ['half of one', () => ca.authority.slice(0, 400), /no certificate/],
  ['a damaged one', () => ca.authority.replace(/\n[^\n]{20}/, '\n!!!!'), /damaged/],
  ['a private key', () => ca.authority + ca.server.key, /private key/],
  ['a whole bundle', () => ca.authority.repeat(51), /51 certificates/],
])('refuses %s', (_, text, words) => {
  const { authorities, trouble } = readAuthorities(text(), [], Date.now());
  expect(authorities).toEqual([]);
  expect(trouble).toMatch(words);
});

it('a server’s certificate is no authority', () => {
  const [found] = readAuthorities(ca.server.cert, [], Date.now()).authorities;
  expect(found?.trouble).toMatch(/one server/);
});

it('one that has expired, or is not valid yet, is of no use', () => {
  const at = (years: number) => Date.now() + years * 365 * 24 * 3_600_000;
  expect(readAuthorities(ca.authority, [], at(11)).authorities[0]?.trouble).toMatch(/expired/);
  expect(readAuthorities(ca.authority, [], at(-1)).authorities[0]?.trouble).toMatch(/not valid yet/);
});
