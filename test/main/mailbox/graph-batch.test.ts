import { describe, expect, it } from 'vitest';
import type { BatchRequest } from '../../../main/mailbox/graph-batch.ts';
import { FakeGraph, never } from './fake-graph.ts';

const READ: BatchRequest = { method: 'PATCH', path: '/me/messages/a', body: { isRead: true } };
const GET: BatchRequest = { method: 'GET', path: '/me/messages/b?$select=id' };

const inner = (id: string, status: number, rest: object = {}) => ({ id, status, headers: {}, ...rest });
const refusal = (code: string) => ({ body: { error: { code, message: 'no' } } });

describe('a batch', () => {
  it('carries each request with its body and asks every one for ids that survive a move', async () => {
    const graph = new FakeGraph({ responses: [inner('0', 200), inner('1', 200)] });
    await graph.client().batch([READ, GET], never);
    expect(graph.url(0).pathname).toBe('/v1.0/$batch');
    const sent: unknown = await graph.requests[0]?.json();
    expect(sent).toHaveProperty('requests', [
      {
        id: '0',
        method: 'PATCH',
        url: '/me/messages/a',
        headers: { Prefer: 'IdType="ImmutableId"', 'Content-Type': 'application/json' },
        body: { isRead: true },
      },
      {
        id: '1',
        method: 'GET',
        url: '/me/messages/b?$select=id',
        headers: { Prefer: 'IdType="ImmutableId"' },
      },
    ]);
  });

  it('gives every request the answer that belongs to it, whatever their order', async () => {
    const graph = new FakeGraph({
      responses: [inner('1', 404, refusal('ErrorItemNotFound')), inner('0', 200, { body: { id: 'a' } })],
    });
    const answers = await graph.client().batch([READ, GET], never);
    expect(answers).toMatchObject({
      ok: true,
      value: [
        { ok: true, value: { id: 'a' } },
        { ok: false, problem: { cause: 'message-not-found' } },
      ],
    });
  });

  it('reads how long a single request has to wait', async () => {
    const throttled = {
      ...inner('0', 429, refusal('ApplicationThrottled')),
      headers: { 'Retry-After': '7' },
    };
    const graph = new FakeGraph({ responses: [throttled, inner('1', 200)] });
    const answers = await graph.client().batch([READ, GET], never);
    expect(answers).toMatchObject({ value: [{ ok: false, retryAfterSeconds: 7 }, { ok: true }] });
  });

  it('takes an answer that is missing for a fault of the service', async () => {
    const graph = new FakeGraph({ responses: [inner('0', 200)] });
    const answers = await graph.client().batch([READ, GET], never);
    expect(answers).toMatchObject({
      value: [{ ok: true }, { ok: false, problem: { cause: 'service-outage' } }],
    });
  });

  it('fails as a whole where it was refused', async () => {
    const graph = new FakeGraph(Response.json(refusal('BadRequest').body, { status: 400 }));
    expect((await graph.client().batch([READ], never)).ok).toBe(false);
  });
});

describe('a download', () => {
  it('hands out the bytes as they come', async () => {
    const graph = new FakeGraph(new Response('beds'));
    const answer = await graph.client().download({ path: '/me/messages/a/$value', signal: never });
    expect(answer.ok && (await answer.value.text())).toBe('beds');
  });

  it('that is refused is explained', async () => {
    const graph = new FakeGraph(Response.json(refusal('ErrorAccessDenied').body, { status: 403 }));
    const answer = await graph.client().download({ path: '/me/messages/a/$value', signal: never });
    expect(answer).toMatchObject({ ok: false, problem: { facts: { status: 403 } } });
  });
});
