import { describe, expect, it } from 'vitest';
import { compareRedirect } from '../../../main/registration/redirect-compare.ts';

const SENT = {
  redirectUri: 'https://crm.contoso.com/admin/mailbox/oauth/callback?provider=outlook',
  platform: 'web',
} as const;
const compare = (text: string, platform: 'web' | 'publicClient' | 'spa' | null = null) =>
  compareRedirect(SENT, { text, platform });
const marked = (text: string) =>
  compare(text)
    .diff?.registered.filter(({ differs }) => differs)
    .map((part) => part.text);

describe('compareRedirect', () => {
  it.each([
    ['a slash', 'https://crm.contoso.com/admin/mailbox/oauth/callback/?provider=outlook', ['/']],
    ['the case', 'https://crm.contoso.com/Admin/mailbox/oauth/callback?provider=outlook', ['A']],
    ['the scheme', 'http://crm.contoso.com/admin/mailbox/oauth/callback?provider=outlook', ['']],
    ['the query', 'https://crm.contoso.com/admin/mailbox/oauth/callback', ['']],
  ])('marks %s', (_what, text, expected) => {
    expect(compare(text).outcome).toBe('differs');
    expect(marked(text)).toEqual(expected);
  });

  it('finds the addresses in a page that was copied whole', () => {
    const page = `Web\nRedirect URIs\n  http://localhost\n  ${SENT.redirectUri}\nFront-channel logout URL`;
    expect(compare(page)).toMatchObject({ outcome: 'same' });
  });

  it('tells the platform where the address is right', () => {
    const found = compare(SENT.redirectUri, 'spa');
    expect(found).toMatchObject({ outcome: 'platform' });
    expect(found.text).toContain('add it under “Web”');
    expect(compare(SENT.redirectUri, 'web').outcome).toBe('same');
  });

  it('asks for an address where there is none', () => {
    for (const text of ['', 'crm.contoso.com', 'Redirect URIs'])
      expect(compare(text).outcome).toBe('nothing');
  });
});
