import { describe, expect, test } from 'vitest';
import { Disturbances } from '../../../../main/practice/graph/disturbances.ts';
import { ADA, graph, graphJson, testTenant, tokensFor } from '../harness.ts';

interface BatchAnswer {
  responses: { id: string; status: number; headers: Record<string, string>; body?: { value?: unknown[] } }[];
  error?: { code: string };
}

async function signedIn() {
  const tenant = await testTenant();
  const { access_token } = await tokensFor(tenant, { address: ADA });
  const batch = (requests: object[]) =>
    graphJson<BatchAnswer>(tenant, access_token, '/$batch', {
      method: 'POST',
      body: JSON.stringify({ requests }),
      headers: { 'Content-Type': 'application/json' },
    });
  const get = (path: string) => graph(tenant, access_token, path);
  return { tenant, batch, get };
}

describe('throttling', () => {
  test('is ordered for a number of answers', async () => {
    const { tenant, get } = await signedIn();
    tenant.control.throttle(2, 7);
    const answers = [await get('/me'), await get('/me'), await get('/me')];
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(answers[0]?.headers.get('Retry-After')).toBe('7');
  });

  test('can be switched on', async () => {
    const { tenant, get } = await signedIn();
    tenant.control.switches.throttled = true;
    expect((await get('/me/messages')).status).toBe(429);
    tenant.control.switches.throttled = false;
    expect((await get('/me/messages')).status).toBe(200);
  });

  test('lets four requests into a mailbox at once, not five', async () => {
    const { get } = await signedIn();
    const answers = await Promise.all(Array.from({ length: 5 }, () => get('/me/messages?$top=1')));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
    expect((await get('/me/messages?$top=1')).status).toBe(200);
  });
});

test('the ten-thousandth request within ten minutes is the last one', () => {
  const disturbances = new Disturbances();
  const count = (now: number) => disturbances.countRequest('app mailbox', now);
  const waits = Array.from({ length: 10_001 }, () => count(1000));
  expect(waits.slice(0, 10_000).every((wait) => wait === null)).toBe(true);
  expect(waits.at(-1)).toBe(600);
  expect(count(601_000)).toBeNull();
});

describe('a batch', () => {
  test('answers each request by its id, the outer answer being 200', async () => {
    const { batch } = await signedIn();
    const { responses } = await batch([
      { id: '1', method: 'GET', url: '/me' },
      { id: '2', method: 'GET', url: '/me/messages?$top=2' },
      { id: '3', method: 'GET', url: '/me/messages/nonsense' },
    ]);
    expect(responses.map(({ id, status }) => [id, status])).toEqual([
      ['1', 200],
      ['2', 200],
      ['3', 400],
    ]);
    expect(responses[1]?.body?.value).toHaveLength(2);
  });

  test('leaves out what depends on a failure', async () => {
    const { batch } = await signedIn();
    const { responses } = await batch([
      { id: 'a', method: 'GET', url: '/me/messages/nonsense' },
      { id: 'b', method: 'GET', url: '/me', dependsOn: ['a'] },
    ]);
    expect(responses.map(({ status }) => status)).toEqual([400, 424]);
  });

  test('is throttled request by request', async () => {
    const { tenant, batch } = await signedIn();
    tenant.control.throttle(1, 3);
    const { responses } = await batch([
      { id: 'a', method: 'GET', url: '/me' },
      { id: 'b', method: 'GET', url: '/me' },
    ]);
    expect(responses.map(({ status, headers }) => [status, headers['Retry-After']])).toEqual([
      [429, '3'],
      [200, undefined],
    ]);
  });

  test('marks messages', async () => {
    const { batch, get } = await signedIn();
    const [first] = (
      (await (await get('/me/messages?$filter=isRead eq false&$top=1')).json()) as { value: { id: string }[] }
    ).value;
    const url = `/me/messages/${first?.id}`;
    const headers = { 'Content-Type': 'application/json' };
    const { responses } = await batch([{ id: 'a', method: 'PATCH', url, headers, body: { isRead: true } }]);
    expect(responses[0]).toMatchObject({ status: 200, body: { isRead: true } });
  });

  test.for([
    [
      'more than twenty requests',
      Array.from({ length: 21 }, (_, id) => ({ id: `${id}`, method: 'GET', url: '/me' })),
    ],
    ['no request', []],
    ['an id twice', [1, 2].map(() => ({ id: 'x', method: 'GET', url: '/me' }))],
    ['an unknown dependency', [{ id: 'x', method: 'GET', url: '/me', dependsOn: ['y'] }]],
    ['nonsense', [{ colour: 'red' }]],
  ] as const)('of %s is refused', async ([, requests]) => {
    const { batch } = await signedIn();
    expect((await batch([...requests])).error?.code).toBe('BadRequest');
  });
});
