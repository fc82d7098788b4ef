import { describe, expect, test } from 'vitest';
import type { Application } from '../../../../main/practice/directory/applications.ts';
import {
  matchRedirect,
  maxRedirects,
  type RedirectPlatform,
  redirectProblems,
} from '../../../../main/practice/directory/redirect-rules.ts';

function registered(redirects: Partial<Record<RedirectPlatform, string[]>>): Application {
  const platform = (name: RedirectPlatform) => ({ redirectUris: redirects[name] ?? [] });
  return {
    publicClient: platform('publicClient'),
    web: platform('web'),
    spa: platform('spa'),
  } as Application;
}

const MATCHES: [registered: string, requested: string, answer: string | null][] = [
  ['https://crm.example/cb', 'https://crm.example/cb', 'https://crm.example/cb'],
  ['https://crm.example/cb', 'https://CRM.example/cb', 'https://crm.example/cb'],
  ['https://crm.example/cb', 'https://crm.example/CB', null],
  ['https://crm.example/cb', 'https://crm.example/cb/', null],
  ['https://crm.example/cb/', 'https://crm.example/cb', null],
  ['https://crm.example/cb', 'http://crm.example/cb', null],
  ['https://crm.example/cb', 'https://crm.example:8443/cb', null],
  [
    'https://crm.example/cb?provider=outlook',
    'https://crm.example/cb?provider=outlook',
    'https://crm.example/cb?provider=outlook',
  ],
  ['https://crm.example/cb?provider=outlook', 'https://crm.example/cb', null],
  ['https://crm.example/cb', 'https://crm.example/cb?provider=outlook', null],
  ['https://crm.example/cb', 'https://crm.example/cb#x', null],
  ['https://crm.example', 'https://crm.example/', 'https://crm.example/'],
  ['http://localhost', 'http://localhost:7071', 'http://localhost:7071/'],
  ['http://localhost', 'http://localhost:7071/', 'http://localhost:7071/'],
  ['http://localhost:3000', 'http://localhost:7071', 'http://localhost:7071/'],
  ['http://localhost', 'http://localhost:7071/callback', null],
  ['http://localhost/callback', 'http://localhost:7071/callback', 'http://localhost:7071/callback'],
  ['http://localhost', 'http://127.0.0.1:7071', null],
  ['http://127.0.0.1', 'http://127.0.0.1:7071', 'http://127.0.0.1:7071/'],
  ['http://localhost', 'https://localhost:7071', null],
  ['myapp://auth', 'myapp://auth', 'myapp://auth'],
  ['http://localhost', 'not a uri', null],
];

describe('a redirect URI', () => {
  test.for(MATCHES)('registered as %s and requested as %s is answered at %s', ([own, requested, answer]) => {
    const match = matchRedirect(registered({ publicClient: [own] }), requested);
    expect(match?.target.href ?? null).toBe(answer);
  });

  test('knows every platform it is registered for', () => {
    const app = registered({ web: ['http://localhost'], publicClient: ['http://localhost'] });
    expect(matchRedirect(app, 'http://localhost:1')?.platforms).toEqual(['publicClient', 'web']);
  });
});

describe('registering a redirect URI', () => {
  test.for([
    ['https://crm.example/cb', 0],
    ['http://localhost:3000', 0],
    ['http://127.0.0.1', 0],
    ['http://crm.example/cb', 1],
    ['http://[::1]', 2],
    ["https://crm.example/it's", 1],
    [`https://crm.example/${'a'.repeat(240)}`, 1],
    ['https://crm.example/#x', 1],
    ['nonsense', 1],
  ] as const)('%s has %d problems', ([uri, count]) => {
    expect(redirectProblems(uri, 'AzureADMyOrg')).toHaveLength(count);
  });

  test('takes queries and wildcards from organizations only', () => {
    for (const uri of ['https://crm.example/cb?a=1', 'https://*.crm.example/cb']) {
      expect(redirectProblems(uri, 'AzureADMultipleOrgs')).toEqual([]);
      expect(redirectProblems(uri, 'AzureADandPersonalMicrosoftAccount')).toHaveLength(1);
    }
  });

  test('takes fewer where personal accounts are admitted', () => {
    expect(maxRedirects('AzureADMyOrg')).toBe(256);
    expect(maxRedirects('PersonalMicrosoftAccount')).toBe(100);
  });
});
