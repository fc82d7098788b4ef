import { beforeAll, describe, expect, test } from 'vitest';
import { ADA, graph, graphJson, type TestTenant, testTenant, tokensFor } from '../harness.ts';

interface Page {
  value: { subject: string; sentDateTime: string }[];
  '@odata.nextLink'?: string;
  error?: { code: string; message: string };
}

let tenant: TestTenant;
let token: string;

beforeAll(async () => {
  tenant = await testTenant({ messages: 3 });
  token = (await tokensFor(tenant, { address: ADA })).access_token;
  const letters = [
    { subject: 'Offer 4711 for the garden', text: 'Ready by Friday', from: 'rosa@nursery.example' },
    { subject: 'Invoice for the garden', text: 'Offer enclosed', from: 'billing@nursery.example' },
    { subject: 'Gardening "today" at noon', text: 'C:\\plans\\beds', from: 'tom@elsewhere.example' },
    { subject: 'Lunch', text: 'Soup', from: 'rosa@nursery.example', attachments: [{ name: 'menu.txt' }] },
  ];
  for (const letter of letters) {
    tenant.clock.now += 1000;
    tenant.control.deliverMessage(ADA, letter);
  }
});

const page = (query: string) =>
  graphJson<Page>(tenant, token, `/me/messages?$select=subject,sentDateTime&${query}`);

async function found(search: string): Promise<string[]> {
  const { value, error } = await page(`$search=${encodeURIComponent(search)}`);
  return error ? [error.message] : value.map(({ subject }) => subject.split(' ')[0] ?? '');
}

describe('$search', () => {
  test.for([
    ['"garden"', ['Invoice', 'Offer']],
    ['garden', ['Invoice', 'Offer']],
    ['"garden*"', ['Gardening', 'Invoice', 'Offer']],
    ['"offer garden"', ['Invoice', 'Offer']],
    ['"offer AND 4711"', ['Offer']],
    ['"4711 OR soup"', ['Lunch', 'Offer']],
    ['"garden NOT invoice"', ['Offer']],
    ['"\\"the garden\\""', ['Invoice', 'Offer']],
    ['"\\"garden the\\""', []],
    ['"subject:offer"', ['Offer']],
    ['"from:rosa"', ['Lunch', 'Offer']],
    ['"from:\\"nursery example\\""', ['Lunch', 'Invoice', 'Offer']],
    ['"hasAttachments:true subject:lunch"', ['Lunch']],
    ['"plans\\\\beds"', ['Gardening']],
  ] as [string, string[]][])('%s finds %j', async ([search, subjects]) => {
    expect((await found(search)).filter((word) => word !== '')).toEqual(subjects);
  });

  test('knows days', async () => {
    expect(await found('"received:2026-11-20 from:rosa"')).toEqual(['Lunch', 'Offer']);
    expect(await found('"received<2026-11-20 from:rosa"')).toEqual([]);
  });

  test.for([
    ['offer 4711', "Syntax error: character '4' is not valid at position 6 in 'offer 4711'."],
    ['"say "hello""', 'Syntax error: character \'h\' is not valid at position 6 in \'"say "hello""\'.'],
    ['"open', "There is an unterminated string literal at position 5 in '\"open'."],
    ['"?!"', 'The search text is empty.'],
  ] as const)('%s is refused', async ([search, message]) => {
    expect(await found(search)).toEqual([message]);
  });

  test.for(['$skip=1', '$count=true', '$orderby=receivedDateTime desc', '$filter=isRead eq true'])(
    'does not go with %s',
    async (option) => {
      const response = await graph(tenant, token, `/me/messages?$search="garden"&${option}`);
      expect(response.status).toBe(400);
    },
  );

  test('is paged by its next links, newest sent first', async () => {
    const first = await page(`$search=${encodeURIComponent('"garden*"')}&$top=2`);
    const next = await graphJson<Page>(tenant, token, first['@odata.nextLink'] ?? '');
    const all = [...first.value, ...next.value];
    const times = all.map(({ sentDateTime }) => sentDateTime);
    expect(all).toHaveLength(3);
    expect(times).toEqual([...times].sort().reverse());
    expect(next['@odata.nextLink']).toBeUndefined();
  });

  test('looks into one folder where it is asked there', async () => {
    const inSent = await graphJson<Page>(
      tenant,
      token,
      `/me/mailFolders/sentitems/messages?$search="garden"`,
    );
    expect(inSent.value).toEqual([]);
  });
});
