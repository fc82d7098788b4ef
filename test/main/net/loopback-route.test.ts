import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { loopbackRoute } from '../../../main/net/loopback-route.ts';
import { createNet } from '../../../main/net/net.ts';
import { type LocalServer, startHttp } from './servers.ts';

let server: LocalServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Answers with what it saw. */
async function startMirror(): Promise<LocalServer> {
  server = await startHttp(async (request, response) => {
    const body = await text(request);
    const { host, 'x-forwarded-proto': proto, authorization } = request.headers;
    response.writeHead(302, { location: 'http://127.0.0.1:1/next' });
    response.end(
      JSON.stringify({ method: request.method, url: request.url, host, proto, authorization, body }),
    );
  });
  return server;
}

describe('loopbackRoute', () => {
  it('takes an https request to the plain server, says so, and follows nothing', async () => {
    const { host } = await startMirror();
    const net = createNet({ fetch: () => Promise.reject(new Error('the network was touched')) });
    net.route(host, loopbackRoute(`http://${host}`));
    const response = await net.fetch(`https://${host}/token?x=1`, {
      method: 'POST',
      redirect: 'manual',
      headers: { authorization: 'Bearer T' },
      body: 'a=b',
    });
    expect([response.status, response.headers.get('location')]).toEqual([302, 'http://127.0.0.1:1/next']);
    expect(await response.json()).toEqual({
      method: 'POST',
      url: '/token?x=1',
      host,
      proto: 'https',
      authorization: 'Bearer T',
      body: 'a=b',
    });
  });

  it('does not let a path that looks like a host leave loopback', async () => {
    const { host } = await startMirror();
    const response = await loopbackRoute(`http://${host}`).fetch(
      new Request(`https://${host}//evil.example/x`),
    );
    expect(await response.json()).toMatchObject({ url: '//evil.example/x', host });
  });

  it('tells the system browser the plain origin', () => {
    expect(loopbackRoute('http://localhost:5000').browserOrigin).toBe('http://localhost:5000');
  });

  it.each(['http://10.0.0.1:80', 'https://127.0.0.1:1', 'http://127.0.0.1.evil.example'])(
    'refuses %s',
    (origin) => {
      expect(() => loopbackRoute(origin)).toThrow(TypeError);
    },
  );
});
