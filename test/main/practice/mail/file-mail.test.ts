import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMailFolder } from '../../../../main/practice/mail/file-mail.ts';
import { ADA, graph, graphJson, testTenant, tokensFor } from '../harness.ts';

const EML = [
  'From: =?utf-8?B?SsO2cmc=?= <joerg@elsewhere.example>',
  'To: Ada <ada@contoso-practice.example>, team: one@x.example, two@x.example;',
  'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
  'Date: Tue, 03 Mar 2026 10:00:00 +0100',
  'Message-ID: <one@elsewhere.example>',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Guten Tag</p>',
].join('\r\n');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-mail-'));
  await writeFile(join(folder, 'a.eml'), EML);
  await writeFile(join(folder, 'b.html'), '<html><title>A page</title><body><p>Text</p></body></html>');
  await writeFile(join(folder, 'c.txt'), 'not mail');
});

afterAll(() => rm(folder, { recursive: true }));

describe('a folder of mail', () => {
  test('is read from .eml and .html files', async () => {
    const { source, count } = await readMailFolder(folder);
    expect(count).toBe(2);
    expect(source.head(0)).toMatchObject({
      subject: 'Grüße',
      from: { name: 'Jörg', address: 'joerg@elsewhere.example' },
      sentAt: Date.parse('2026-03-03T09:00:00Z'),
    });
    expect(source.head(0).to).toHaveLength(3);
    expect(source.head(1)).toMatchObject({ subject: 'A page', preview: 'A page Text', from: null });
  });

  test('fills every mailbox in place of the generator', async () => {
    const tenant = await testTenant({ mailFolder: folder });
    const { access_token } = await tokensFor(tenant, { address: ADA });
    const { value } = await graphJson<{ value: { id: string; subject: string }[] }>(
      tenant,
      access_token,
      '/me/messages',
    );
    expect(value.map(({ subject }) => subject)).toEqual(['A page', 'Grüße']);
    const mime = await graph(tenant, access_token, `/me/messages/${value[1]?.id}/$value`);
    expect(await mime.text()).toBe(EML);
  });

  test('that cannot be read says so', async () => {
    await expect(testTenant({ mailFolder: join(folder, 'missing') })).rejects.toThrow('ENOENT');
  });
});

/** A large collection of odd mail that may be there; it is not part of the project. */
const CORPUS = '/work/shared/corpus';

test.for(['eml', 'html'])('every file of the %s corpus loads', { timeout: 60_000 }, async (name, context) => {
  const path = join(CORPUS, name);
  if (!existsSync(path)) context.skip(`${path} is not there`);
  const { source, count } = await readMailFolder(path);
  expect(count).toBeGreaterThan(30);
  for (let index = 0; index < count; index += 1) {
    const content = await source.content(index);
    expect(source.head(index).subject).toBeTypeOf('string');
    expect(content.body).toBeTypeOf('string');
  }
});
