import { describe, expect, test } from 'vitest';
import { signInAs } from '../../fakes/practice-person.ts';
import { ADA, authorizeUrl, graphJson, SUPPORT, testTenant, tokensFor } from './harness.ts';

interface Page {
  value: {
    subject: string;
    body: { contentType: string; content: string };
    from: { emailAddress: { address: string } };
  }[];
}

async function signedIn() {
  const tenant = await testTenant();
  const { access_token } = await tokensFor(tenant, { address: ADA });
  return { tenant, get: <T = Page>(path: string) => graphJson<T>(tenant, access_token, path) };
}

describe('the control surface', () => {
  test('lets generated mail arrive, unread and newest first', async () => {
    const { tenant, get } = await signedIn();
    const before = await get<Record<string, number>>('/me/mailFolders/inbox');
    tenant.clock.now += 1000;
    tenant.control.deliver(ADA, 2);
    const after = await get<Record<string, number>>('/me/mailFolders/inbox');
    const newest = await get<{ value: { isRead: boolean; receivedDateTime: string }[] }>(
      '/me/messages?$top=1',
    );
    expect(after['totalItemCount']).toBe((before['totalItemCount'] ?? 0) + 2);
    expect(after['unreadItemCount']).toBe((before['unreadItemCount'] ?? 0) + 2);
    expect(newest.value[0]).toMatchObject({ isRead: false, receivedDateTime: '2026-11-20T09:00:01Z' });
  });

  test('delivers the same mail in every run of the same seed', async () => {
    const subjects = async () => {
      const { tenant, get } = await signedIn();
      tenant.control.deliver(ADA, 3);
      return (await get('/me/messages?$top=3')).value.map(({ subject }) => subject);
    };
    expect(await subjects()).toEqual(await subjects());
  });

  test('delivers a message as it was written, scripts and all', async () => {
    const { tenant, get } = await signedIn();
    const html = '<p>Hi</p><script>alert(1)</script>';
    tenant.control.deliverMessage(ADA, { subject: 'Written', html, from: 'eve@elsewhere.example' });
    const [message] = (await get('/me/messages?$top=1')).value;
    expect(message).toMatchObject({
      subject: 'Written',
      body: { contentType: 'html', content: html },
      from: { emailAddress: { address: 'eve@elsewhere.example' } },
      bodyPreview: 'Hi',
    });
  });

  test('reaches shared mailboxes too', async () => {
    const { tenant, get } = await signedIn();
    tenant.control.deliverMessage(SUPPORT.toUpperCase(), { subject: 'For all', text: 'Hello' });
    expect((await get(`/users/${SUPPORT}/messages?$top=1`)).value[0]?.subject).toBe('For all');
  });

  test('withdraws consents, so that the next sign-in asks again', async () => {
    const tenant = await testTenant();
    tenant.control.withdrawConsent();
    expect(await signInAs(tenant, authorizeUrl(tenant), { address: ADA })).toMatchObject({ code: 90094 });
  });

  test.for([
    ['mfa-enrollment', 50079],
    ['device-compliance', 53000],
    ['locked', 50053],
    ['password-expired', 50055],
  ] as const)('puts %s in the way and clears it again', async ([hurdle, code]) => {
    const tenant = await testTenant();
    const end = async () => {
      const result = await signInAs(tenant, authorizeUrl(tenant), { address: ADA });
      if (result.kind === 'page') return result.code;
      return Number(/^AADSTS(\d+)/.exec(result.params.get('error_description') ?? '')?.[1] ?? 0);
    };
    tenant.control.setHurdle(ADA, hurdle);
    expect(await end()).toBe(code);
    tenant.control.setHurdle(ADA, null);
    expect(await end()).toBe(0);
  });

  test('does not take addresses it does not know', async () => {
    const { control } = await testTenant();
    expect(() => control.deliver('nobody@x.example', 1)).toThrow(TypeError);
    expect(() => control.revoke('nobody@x.example')).toThrow(TypeError);
    expect(() => control.loseSyncState('nils.berg@contoso-practice.example')).toThrow(TypeError);
  });
});
