import { describe, expect, test } from 'vitest';
import { ADA, graph, graphJson, OLGA, SUPPORT, type TestTenant, testTenant, tokensFor } from '../harness.ts';

type Values = { value: { id: string; '@odata.etag': string; [name: string]: unknown }[] };
const IMMUTABLE = { Prefer: 'IdType="ImmutableId"' };
const READ_SHARED = 'openid profile User.Read Mail.ReadWrite Mail.Read.Shared';

async function newest(tenant: TestTenant, token: string, root = '/me') {
  const path = `${root}/mailFolders/inbox/messages?$top=1`;
  const { value } = await graphJson<Values>(tenant, token, path, { headers: IMMUTABLE });
  return { id: value[0]?.id ?? '', etag: value[0]?.['@odata.etag'] ?? '' };
}

describe('a message that changes', () => {
  test('is refused to whoever has seen an older version', async () => {
    const tenant = await testTenant();
    const { access_token: token } = await tokensFor(tenant, { address: ADA });
    const { id, etag } = await newest(tenant, token);
    const patch = (ifMatch: string) =>
      graph(tenant, token, `/me/messages/${id}`, {
        method: 'PATCH',
        body: '{"isRead":true}',
        headers: { 'If-Match': ifMatch },
      });
    expect((await patch(etag)).status).toBe(200);
    const stale = await patch(etag);
    expect(stale.status).toBe(412);
    expect(await stale.json()).toMatchObject({ error: { code: 'ErrorIrresolvableConflict' } });
    expect((await patch('*')).status).toBe(200);
  });

  test.for([
    ['PATCH', '', '{"isRead":true}'],
    ['POST', '/move', '{"destinationId":"archive"}'],
    ['DELETE', '', null],
  ] as const)('takes Mail.ReadWrite to %s it', async ([method, path, body]) => {
    const tenant = await testTenant({ adminConsented: false });
    const { access_token: token } = await tokensFor(tenant, { address: OLGA });
    const { id } = await newest(tenant, token);
    const refused = await graph(tenant, token, `/me/messages/${id}${path}`, { method, body });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { code: 'ErrorAccessDenied' } });
  });

  test('in a shared mailbox takes the shared permission', async () => {
    const tenant = await testTenant({ adminConsented: false });
    // The administrator consents for everybody once; ADA has the rights in Exchange.
    await tokensFor(tenant, { address: OLGA, consent: 'organization' }, { scope: READ_SHARED });
    const { access_token: token } = await tokensFor(tenant, { address: ADA }, { scope: READ_SHARED });
    const { id } = await newest(tenant, token, `/users/${SUPPORT}`);
    const own = await newest(tenant, token);
    const patch = (path: string) => graph(tenant, token, path, { method: 'PATCH', body: '{"isRead":true}' });
    expect((await patch(`/users/${SUPPORT}/messages/${id}`)).status).toBe(403);
    expect((await patch(`/me/messages/${own.id}`)).status).toBe(200);
  });

  test('moves counts from one folder to the other', async () => {
    const tenant = await testTenant();
    const { access_token: token } = await tokensFor(tenant, { address: ADA });
    const counts = async (folder: string) =>
      (await graphJson<{ totalItemCount: number }>(tenant, token, `/me/mailFolders/${folder}`))
        .totalItemCount;
    const [inbox, archive] = [await counts('inbox'), await counts('archive')];
    const { id } = await newest(tenant, token);
    await graph(tenant, token, `/me/messages/${id}/move`, {
      method: 'POST',
      body: '{"destinationId":"archive"}',
    });
    expect([await counts('inbox'), await counts('archive')]).toEqual([inbox - 1, archive + 1]);
  });
});

describe('attachments', () => {
  test('are files, messages and links, each read in its own way', async () => {
    const tenant = await testTenant({ messages: 0 });
    const { access_token: token } = await tokensFor(tenant, { address: ADA });
    tenant.control.deliverMessage(ADA, {
      subject: 'Three kinds',
      attachments: [
        { name: 'plan.txt', contentType: 'text/plain', bytes: Buffer.from('beds') },
        { kind: 'item', name: 'An older letter', bytes: Buffer.from('Subject: Older\r\n\r\nHello') },
        { kind: 'reference', name: 'Shared plan.docx' },
      ],
    });
    const { id } = await newest(tenant, token);
    const base = `/me/messages/${id}/attachments`;
    const { value } = await graphJson<Values>(tenant, token, base);
    expect(value.map((file) => [file['@odata.type'], 'contentBytes' in file])).toEqual([
      ['#microsoft.graph.fileAttachment', true],
      ['#microsoft.graph.itemAttachment', false],
      ['#microsoft.graph.referenceAttachment', false],
    ]);
    const raw = await Promise.all(
      value.map((file) => graph(tenant, token, `${base}/${encodeURIComponent(file.id)}/$value`)),
    );
    expect(raw.map(({ status }) => status)).toEqual([200, 200, 405]);
    expect(await raw[1]?.text()).toContain('Subject: Older');
  });
});
