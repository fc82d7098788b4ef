import { describe, expect, it } from 'vitest';
import { isRedirectTo } from '../../../main/desktop/redirect.ts';

describe('isRedirectTo', () => {
  it.each([
    ['http://localhost/?code=1&state=2', 'http://localhost'],
    ['http://localhost?code=1', 'http://localhost/'],
    ['https://crm.example/cb?provider=outlook&code=1', 'https://crm.example/cb?provider=outlook'],
    ['https://CRM.example/cb?code=1', 'https://crm.example/cb'],
  ])('accepts %s for %s', (url, redirectUri) => {
    expect(isRedirectTo(url, redirectUri)).toBe(true);
  });

  it.each([
    ['http://localhost.evil.example/?code=1', 'http://localhost'],
    ['http://localhost:8080/?code=1', 'http://localhost'],
    ['https://localhost/?code=1', 'http://localhost'],
    ['http://localhost/other?code=1', 'http://localhost'],
    ['http://user:pw@localhost/?code=1', 'http://localhost'],
    ['https://crm.example/cb?code=1', 'https://crm.example/cb?provider=outlook'],
    ['https://crm.example/CB?code=1', 'https://crm.example/cb'],
    ['https://crm.example/cb/?code=1', 'https://crm.example/cb'],
    ['not a url', 'http://localhost'],
  ])('refuses %s for %s', (url, redirectUri) => {
    expect(isRedirectTo(url, redirectUri)).toBe(false);
  });
});
