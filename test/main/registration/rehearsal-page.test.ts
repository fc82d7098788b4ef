import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import { proofFromPage } from '../../../main/registration/rehearsal-page.ts';
import { authorizeUrl, type TestTenant, testTenant } from '../practice/harness.ts';
import { CLIENT } from './plans.ts';

const PASTED = `Sign in
Sorry, but we're having trouble signing you in.

AADSTS50011: The redirect URI 'https://crm.example/cb' specified in the request does not match.

Troubleshooting details
Request Id: 3e7b1f0a-1111-4222-8333-9f0a1b2c3d4e
Correlation Id: 5c7b1f0a-1111-4222-8333-9f0a1b2c3d4e
Timestamp: 2026-11-21T10:00:00Z
Message: AADSTS50011: The redirect URI`;

/** As a browser shows it, roughly: blocks on lines of their own. */
function visibleText(html: string): string {
  return html
    .replace(/<(style|head)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&#39;', "'");
}

describe('proofFromPage', () => {
  it('takes code, sentence and ids from the text of an error page', () => {
    expect(proofFromPage(PASTED)).toEqual({
      code: 'AADSTS50011',
      message:
        "AADSTS50011: The redirect URI 'https://crm.example/cb' specified in the request does not match.",
      traceId: '3e7b1f0a-1111-4222-8333-9f0a1b2c3d4e',
      correlationId: '5c7b1f0a-1111-4222-8333-9f0a1b2c3d4e',
      at: '2026-11-21T10:00:00Z',
    });
  });

  it('knows the page on which an administrator is needed, which shows no number', () => {
    const facts = proofFromPage(
      'Need admin approval\nMailbox Connector needs permission to access resources',
    );
    expect(facts).toMatchObject({ code: 'AADSTS90094' });
    expect(diagnose({ source: 'entra', facts: facts ?? { message: '' } }).cause).toBe(
      'admin-consent-required',
    );
  });

  it('knows the pages for personal accounts, which name the error only', () => {
    const text =
      "We're unable to complete your request\nunauthorized_client: The client does not exist or is not enabled for consumers.";
    expect(proofFromPage(text)).toMatchObject({ error: 'unauthorized_client' });
  });

  it('finds nothing on an ordinary page', () => {
    for (const text of ['', 'Sign in\nEmail, phone, or Skype', 'Pick an account', 'Error code'])
      expect(proofFromPage(text)).toBeNull();
  });

  it('never throws, and keeps no token', () => {
    fc.assert(fc.property(fc.string(), (text) => void proofFromPage(`AADSTS50011 ${text}`)));
    const facts = proofFromPage('AADSTS7000215: client_secret=abc8Q~not.a-real_secret~0123456789abcdefgh');
    expect(JSON.stringify(facts)).not.toContain('not.a-real_secret');
  });

  describe('on the pages of the practice tenant', () => {
    let tenant: TestTenant;
    beforeAll(async () => {
      tenant = await testTenant();
    });

    it.each([
      ['redirect-uri-mismatch', { redirect_uri: 'http://localhost/other' }, undefined],
      ['app-not-found-in-tenant', { client_id: CLIENT }, undefined],
      ['tenant-not-found', {}, 'nowhere.example'],
      ['single-tenant-app-on-common', {}, 'common'],
    ])('tells %s', async (cause, overrides, segment) => {
      const url = authorizeUrl(tenant, overrides, segment ?? tenant.tenantId);
      const html = await (await tenant.fetch(new Request(url))).text();
      const facts = proofFromPage(visibleText(html));
      expect(facts).toMatchObject({ traceId: expect.any(String), correlationId: expect.any(String) });
      expect(diagnose({ source: 'entra', facts: facts ?? { message: '' } }).cause).toBe(cause);
    });
  });
});
