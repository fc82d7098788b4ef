import { afterEach, describe, expect, it } from 'vitest';
import { createNet } from '../../../main/net/net.ts';
import { NetError } from '../../../main/net/net-error.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { type LocalServer, startHttp, startSelfSigned } from './servers.ts';

const platformFetch = (request: Request) => globalThis.fetch(request);
const open: LocalServer[] = [];

async function serve(starting: Promise<LocalServer>): Promise<LocalServer> {
  const server = await starting;
  open.push(server);
  return server;
}

/** Resolves with the NetError that `work` rejects with. */
async function failureOf(work: Promise<unknown>): Promise<NetError> {
  const error = await work.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(NetError);
  return error;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

describe('createNet against real servers', () => {
  it('hands back status, headers and body', async () => {
    const { host } = await serve(
      startHttp((_, response) => response.writeHead(201, { 'x-made-up': 'yes' }).end('hello')),
    );
    const response = await createNet({ fetch: platformFetch }).fetch(`http://${host}/`);
    expect([response.status, response.headers.get('x-made-up'), await response.text()]).toEqual([
      201,
      'yes',
      'hello',
    ]);
  });

  it('passes method, headers and body on', async () => {
    const { host } = await serve(
      startHttp((request, response) => {
        request.pipe(response.writeHead(200, { echo: `${request.method} ${request.headers['x-in']}` }));
      }),
    );
    const response = await createNet({ fetch: platformFetch }).fetch(`http://${host}/`, {
      method: 'POST',
      headers: { 'x-in': '1' },
      body: 'a=b',
    });
    expect([response.headers.get('echo'), await response.text()]).toEqual(['POST 1', 'a=b']);
  });

  it('hands back a redirect when asked not to follow it', async () => {
    const { host } = await serve(
      startHttp((_, response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end()),
    );
    const response = await createNet({ fetch: platformFetch }).fetch(`http://${host}/`, {
      redirect: 'manual',
    });
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://elsewhere.example/']);
  });

  it('follows no redirect unless it is asked to, neither of a server nor of a route', async () => {
    const elsewhere = await serve(startHttp((_, response) => response.writeHead(200).end('{"issuer":"x"}')));
    const { host } = await serve(
      startHttp((_, response) => response.writeHead(302, { location: `http://${elsewhere.host}/` }).end()),
    );
    const net = createNet({ fetch: platformFetch });
    const refused = await failureOf(net.fetch(`http://${host}/`));
    expect([refused.code, refused.detail, refused.host]).toEqual(['proxy', 'UNEXPECTED_REDIRECT', host]);
    net.route('login.example', {
      fetch: async () => new Response(null, { status: 307, headers: { location: 'https://b.example/' } }),
    });
    expect((await failureOf(net.fetch('https://login.example/'))).detail).toBe('UNEXPECTED_REDIRECT');
    const followed = await net.fetch(`http://${host}/`, { redirect: 'follow' });
    expect(await followed.text()).toBe('{"issuer":"x"}');
  });

  it('calls a refused port offline', async () => {
    const server = await startHttp(() => undefined);
    await server.close();
    const error = await failureOf(createNet({ fetch: platformFetch }).fetch(`http://${server.host}/`));
    expect([error.code, error.detail, error.host]).toEqual(['offline', 'ECONNREFUSED', server.host]);
  });

  it('calls a connection that breaks before the answer offline', async () => {
    const { host } = await serve(startHttp((request) => request.socket.destroy()));
    const error = await failureOf(createNet({ fetch: platformFetch }).fetch(`http://${host}/`));
    expect(error.code).toBe('offline');
  });

  it('calls an untrusted certificate tls', async () => {
    const { host } = await serve(startSelfSigned((_, response) => response.end('secret')));
    const error = await failureOf(createNet({ fetch: platformFetch }).fetch(`https://${host}/`));
    expect([error.code, error.detail]).toEqual(['tls', 'DEPTH_ZERO_SELF_SIGNED_CERT']);
  });

  it('calls an answer of 407 a proxy failure', async () => {
    const fetch = async () => new Response('log in', { status: 407 });
    expect((await failureOf(createNet({ fetch }).fetch('https://a.example/'))).code).toBe('proxy');
  });

  it('gives up a silent server after the time-out', async () => {
    const clock = new FakeClock();
    const asked = Promise.withResolvers<void>();
    const { host } = await serve(startHttp(() => asked.resolve()));
    const failing = failureOf(createNet({ fetch: platformFetch, clock }).fetch(`http://${host}/`));
    await asked.promise;
    clock.turn(29_999);
    expect(clock.pending).toBe(1);
    clock.turn(1);
    expect((await failing).code).toBe('timeout');
  });

  it('counts the body into the time-out', async () => {
    const clock = new FakeClock();
    const { host } = await serve(startHttp((_, response) => response.write('half')));
    const net = createNet({ fetch: platformFetch, clock });
    const response = await net.fetch(`http://${host}/`, { timeoutMs: 500 });
    const failing = failureOf(response.text());
    clock.turn(500);
    expect((await failing).code).toBe('timeout');
  });

  it('gives up a body that is longer than any answer, and lets go of the server', async () => {
    const clock = new FakeClock();
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1000)),
      cancel() {
        cancelled = true;
      },
    });
    const net = createNet({ fetch: async () => new Response(body), clock });
    const response = await net.fetch('https://a.example/', { maxBytes: 10_000 });
    const error = await failureOf(response.text());
    expect([error.code, error.message]).toEqual(['oversized', 'a.example sent more than any answer has']);
    expect([cancelled, clock.pending]).toEqual([true, 0]);
  });

  it('reads a body of just the longest length', async () => {
    const net = createNet({ fetch: async () => new Response('x'.repeat(100)) });
    const response = await net.fetch('https://a.example/', { maxBytes: 100 });
    expect(await response.text()).toHaveLength(100);
  });

  it('stops its timer once the body is read', async () => {
    const clock = new FakeClock();
    const { host } = await serve(startHttp((_, response) => response.end('done')));
    await (await createNet({ fetch: platformFetch, clock }).fetch(`http://${host}/`)).text();
    expect(clock.pending).toBe(0);
  });

  it('stops its timer when the reader walks away', async () => {
    const clock = new FakeClock();
    const { host } = await serve(startHttp((_, response) => response.write('half')));
    const response = await createNet({ fetch: platformFetch, clock }).fetch(`http://${host}/`);
    await response.body?.cancel();
    expect(clock.pending).toBe(0);
  });

  it('is aborted in the middle of a body', async () => {
    const { host } = await serve(startHttp((_, response) => response.write('half')));
    const abort = new AbortController();
    const response = await createNet({ fetch: platformFetch }).fetch(`http://${host}/`, {
      signal: abort.signal,
    });
    const failing = failureOf(response.text());
    abort.abort();
    expect((await failing).code).toBe('aborted');
  });

  it.each(['init', 'request'])('is aborted before it starts by the signal of the %s', async (where) => {
    const signal = AbortSignal.abort();
    const net = createNet({ fetch: platformFetch });
    const work =
      where === 'init'
        ? net.fetch('http://127.0.0.1:9/', { signal })
        : net.fetch(new Request('http://127.0.0.1:9/', { signal }));
    expect((await failureOf(work)).code).toBe('aborted');
  });

  it('throws a NetError even for what is not a URL', async () => {
    await failureOf(createNet({ fetch: platformFetch }).fetch('not a url'));
  });
});

describe('routes of Net', () => {
  const untouched = () => Promise.reject(new Error('the network was touched'));

  it('answers a routed https host without touching the network', async () => {
    const net = createNet({ fetch: untouched });
    net.route('login.practice.example', { fetch: async (request) => new Response(request.url) });
    const response = await net.fetch('https://login.practice.example/a?b=c');
    expect(await response.text()).toBe('https://login.practice.example/a?b=c');
  });

  it('tells ports and schemes apart', () => {
    const net = createNet({ fetch: untouched });
    const route = { fetch: async () => new Response() };
    net.route('127.0.0.1:5001', route);
    expect(net.routeFor(new URL('https://127.0.0.1:5001/x'))).toBe(route);
    expect(net.routeFor(new URL('https://127.0.0.1:5002/x'))).toBeUndefined();
    expect(net.routeFor(new URL('http://127.0.0.1:5001/x'))).toBeUndefined();
  });

  it('goes back to the network when the route is undone', async () => {
    const net = createNet({ fetch: async () => new Response('network') });
    const undo = net.route('a.example', { fetch: async () => new Response('route') });
    undo();
    expect(await (await net.fetch('https://a.example/')).text()).toBe('network');
  });

  it('leaves a newer route alone when an older one is undone', async () => {
    const net = createNet({ fetch: untouched });
    const undo = net.route('a.example', { fetch: async () => new Response('old') });
    net.route('a.example', { fetch: async () => new Response('new') });
    undo();
    expect(await (await net.fetch('https://a.example/')).text()).toBe('new');
  });

  it('turns a route that fails into a NetError', async () => {
    const net = createNet({ fetch: untouched });
    net.route('a.example', { fetch: () => Promise.reject(new TypeError('fetch failed')) });
    expect((await failureOf(net.fetch('https://a.example/'))).code).toBe('offline');
  });

  it('gives up a route that never answers', async () => {
    const clock = new FakeClock();
    const net = createNet({ fetch: untouched, clock });
    net.route('a.example', { fetch: () => new Promise(() => undefined) });
    const failing = failureOf(net.fetch('https://a.example/', { timeoutMs: 10 }));
    clock.turn(10);
    expect((await failing).code).toBe('timeout');
  });
});
