import { describe, expect, it } from 'vitest';
import { authorityFor } from '../../../main/identity/authority.ts';

const cloud = { login: 'https://login.microsoftonline.us' };

describe('authorityFor', () => {
  it.each([
    ['AzureADMyOrg', 'contoso.com', 'contoso.com'],
    ['AzureADMyOrg', '', 'organizations'],
    ['AzureADMultipleOrgs', 'contoso.com', 'contoso.com'],
    ['AzureADMultipleOrgs', ' ', 'organizations'],
    ['AzureADandPersonalMicrosoftAccount', 'contoso.com', 'common'],
    ['PersonalMicrosoftAccount', 'contoso.com', 'consumers'],
  ] as const)('signs %s with tenant "%s" in at %s', (audience, tenant, segment) => {
    expect(authorityFor(cloud, { audience, tenant }).authority).toBe(`${cloud.login}/${segment}`);
  });

  it('keeps a tenant that is more than a name inside one segment of the path', () => {
    const { authority } = authorityFor(cloud, { audience: 'AzureADMyOrg', tenant: '../x?y#z' });
    expect(new URL(authority).pathname).toBe('/..%2Fx%3Fy%23z');
  });

  it('lets MSAL trust exactly the login host, port included', () => {
    const local = { login: 'https://127.0.0.1:5001' };
    expect(authorityFor(local, { audience: 'AzureADMyOrg', tenant: 'a' }).knownAuthorities).toEqual([
      '127.0.0.1:5001',
    ]);
  });
});
