import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import { NetError } from '../../../main/net/net-error.ts';
import { failure } from '../../../main/result.ts';
import { FakeGraph, never, ORIGIN } from './fake-graph.ts';

const schema = z.object({ id: z.string() });

function get(graph: FakeGraph, path = '/me', signal = never) {
  return graph.client().get({ path, schema, signal });
}

const UNAUTHORIZED = () =>
  Response.json({ error: { code: 'InvalidAuthenticationToken', message: 'old' } }, { status: 401 });

describe('a Graph client', () => {
  it('sends the token and asks for ids that survive a move', async () => {
    const graph = new FakeGraph({ id: '1' });
    expect(await get(graph)).toEqual({ ok: true, value: { id: '1' } });
    expect(graph.url(0).href).toBe(`${ORIGIN}/v1.0/me`);
    expect(graph.requests[0]?.headers.get('authorization')).toBe('Bearer token-1');
    expect(graph.requests[0]?.headers.get('prefer')).toBe('IdType="ImmutableId"');
    expect(graph.requests[0]?.redirect).toBe('error');
  });

  it.each([
    'https://evil.example/v1.0/me?$skiptoken=x',
    'https://graph.example.evil.example/v1.0/me',
    'https://graph.example:8443/v1.0/me',
    'https://graph.example@evil.example/v1.0/me',
    'https://evil.example\\@graph.example/v1.0/me',
  ])('sends neither request nor token to %s', async (path) => {
    const graph = new FakeGraph({ id: '1' });
    const answer = await get(graph, path);
    expect(answer.ok).toBe(false);
    expect(graph.requests).toHaveLength(0);
    expect(graph.tokenRequests).toHaveLength(0);
  });

  it('never sends a request to another origin, whatever a server calls the next page', async () => {
    const link = fc.oneof(
      fc.webUrl({ withQueryParameters: true }),
      fc
        .array(
          fc.constantFrom(
            'https://',
            'http://',
            'graph.example',
            'evil.example',
            '/',
            '@',
            '\\',
            ':',
            '?',
            '#',
            '%2f',
            '.',
            ' ',
          ),
        )
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(link, async (path) => {
        const graph = new FakeGraph({ id: '1' });
        await get(graph, path);
        for (const request of graph.requests) expect(new URL(request.url).origin).toBe(ORIGIN);
      }),
    );
  });

  it('follows a link whole', async () => {
    const link = `${ORIGIN}/v1.0/me/mailFolders('inbox')/messages/delta?$skiptoken=aB%2B%2F-_%3d&$top=50&x=a%26b=c`;
    const graph = new FakeGraph({ id: '1' });
    await get(graph, link);
    const sent = graph.url(0);
    expect(sent.pathname).toBe("/v1.0/me/mailFolders('inbox')/messages/delta");
    expect([...sent.search.slice(1).split('&')].sort()).toEqual([
      '$skiptoken=aB%2B%2F-_%3d',
      '$top=50',
      'x=a%26b=c',
    ]);
  });

  it('refreshes the token once after a 401 and tries again', async () => {
    const graph = new FakeGraph(UNAUTHORIZED(), { id: '1' });
    expect((await get(graph)).ok).toBe(true);
    expect(graph.tokenRequests).toEqual([{}, { refused: 'token-1' }]);
    expect(graph.requests[1]?.headers.get('authorization')).toBe('Bearer token-2');
  });

  it('does not go on trying when the new token is refused as well', async () => {
    const graph = new FakeGraph(UNAUTHORIZED(), UNAUTHORIZED());
    expect(await get(graph)).toMatchObject({ ok: false, problem: { cause: 'token-expired-or-invalid' } });
    expect(graph.requests).toHaveLength(2);
  });

  it('hands a claims challenge to the refresh', async () => {
    const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: '1' } } });
    const header = `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`;
    const graph = new FakeGraph(
      new Response('{}', { status: 401, headers: { 'www-authenticate': header } }),
      { id: '1' },
    );
    await get(graph);
    expect(graph.tokenRequests[1]).toEqual({ refused: 'token-1', claims });
  });

  it('passes the problem of a missing token on, and sends nothing', async () => {
    const problem = diagnose({ source: 'msal', facts: { message: '', code: 'no_tokens_found' } });
    const graph = new FakeGraph();
    const answer = await graph
      .client(async () => failure(problem))
      .get({ path: '/me', schema, signal: never });
    expect(answer).toEqual({ ok: false, problem });
    expect(graph.requests).toHaveLength(0);
  });

  it.each([
    ['30', 30],
    ['0', 0],
    ['Sat, 22 Aug 2026 10:01:00 GMT', 60],
    ['999999999', 86_400],
    ['soon', undefined],
    ['-5', undefined],
  ])('reads Retry-After %j as %s seconds', async (header, seconds) => {
    const graph = new FakeGraph(
      Response.json(
        { error: { code: 'ApplicationThrottled' } },
        { status: 429, headers: { 'retry-after': header } },
      ),
    );
    const answer = await get(graph);
    expect(answer).toMatchObject({ ok: false, problem: { cause: 'throttled' } });
    expect(!answer.ok && answer.retryAfterSeconds).toBe(seconds);
  });

  it('turns a network failure into a problem', async () => {
    const graph = new FakeGraph(new NetError('tls', 'graph.example', 'ERR_CERT_AUTHORITY_INVALID'));
    expect(await get(graph)).toMatchObject({ ok: false, problem: { cause: 'tls-intercepted' } });
  });

  it('turns a connection that breaks inside the body into a problem', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.error(new NetError('offline', 'graph.example')),
    });
    const graph = new FakeGraph(new Response(body, { headers: { 'content-type': 'application/json' } }));
    expect(await get(graph)).toMatchObject({ ok: false, problem: { cause: 'offline-or-dns' } });
  });

  it('answers a cancelled request with a problem', async () => {
    const graph = new FakeGraph({ id: '1' });
    expect((await get(graph, '/me', AbortSignal.abort())).ok).toBe(false);
  });

  it('names the place of an unknown form, never the value', async () => {
    const graph = new FakeGraph({ id: 42, subject: 'private' });
    const answer = await get(graph);
    expect(answer).toMatchObject({ ok: false, problem: { cause: 'unknown' } });
    expect(JSON.stringify(answer)).toContain('(id)');
    expect(JSON.stringify(answer)).not.toContain('private');
  });

  it('takes any answer without throwing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 200, max: 599 }),
        fc.oneof(fc.string(), fc.json()),
        async (status, body) => {
          const empty = [204, 205, 304].includes(status);
          const answer = () => new Response(empty ? null : body, { status });
          const graph = new FakeGraph(answer(), answer());
          expect(typeof (await get(graph)).ok).toBe('boolean');
        },
      ),
    );
  });
});
