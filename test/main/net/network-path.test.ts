import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAIL_PROBES } from '../../../main/checks/probes/mail-probes.ts';
import { createSocketWire } from '../../../main/checks/wire/socket-wire.ts';
import { createNetworkModule } from '../../../main/identity/network-module.ts';
import { createNet } from '../../../main/net/net.ts';
import { createNetworkPath, type NetworkChoice, type NetworkPath } from '../../../main/net/network-path.ts';
import { createPathFetch } from '../../../main/net/path-fetch.ts';
import { DIRECT, type HttpProxy, proxyAt } from '../../../main/net/way.ts';
import { type CompanyCa, createCompanyCa } from '../../fakes/company-ca.ts';
import { type ConnectProxy, startConnectProxy } from '../../fakes/connect-proxy.ts';

const LOGIN = 'login.company.example';
const IMAP = 'imap.company.example';
const CREDENTIALS = { user: 'dömain\\kim', password: 'p@ss:word' };
const { signal } = new AbortController();

let ca: CompanyCa;
let ports: { web: number; imap: number };
const closing: (() => void)[] = [];
beforeAll(async () => {
  ca = await createCompanyCa([LOGIN, IMAP]);
  const web = createHttps(ca.server, async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ method: request.method, body, host: request.headers.host }));
  });
  const imap = createTls(ca.server, (socket) => {
    socket.on('error', () => {}).write('* BYE not today\r\n');
  });
  ports = { web: 0, imap: 0 };
  for (const [name, server] of [
    ['web', web],
    ['imap', imap],
  ] as const) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ports[name] = (server.address() as AddressInfo).port;
    closing.push(() => server.close());
  }
});
afterAll(() => {
  for (const close of closing) close();
});

let proxy: ConnectProxy;
let path: NetworkPath;
beforeEach(async () => {
  proxy = await startConnectProxy({
    credentials: CREDENTIALS,
    leadsTo: { [`${LOGIN}:443`]: ports.web, [`${IMAP}:993`]: ports.imap },
  });
  path = createNetworkPath(async () => DIRECT);
});
afterEach(() => proxy.close());

function manual(
  values: Partial<Extract<NetworkChoice['proxy'], { mode: 'manual' }>> = {},
): NetworkChoice['proxy'] {
  const way = { ...at(proxy.address), credentials: CREDENTIALS };
  return { mode: 'manual', way, bypass: [], isForMail: true, ...values };
}

function at(address: string): HttpProxy {
  const way = proxyAt(address);
  if (!way) throw new Error(`no proxy: ${address}`);
  return way;
}

function networkOf(chosen: NetworkPath) {
  return createNet({ fetch: createPathFetch({ path: chosen }) });
}

describe('requests through a proxy and a company’s own authority', () => {
  it('reach the server, with the name and password that the proxy asks for', async () => {
    path.choose({ proxy: manual(), authorities: [ca.authority] });
    const net = networkOf(path);
    const answer = await net.fetch(`https://${LOGIN}/token`, { method: 'POST', body: 'grant_type=x' });
    expect(await answer.json()).toEqual({ method: 'POST', body: 'grant_type=x', host: LOGIN });
    expect(proxy.asked).toEqual([`${LOGIN}:443`]);
  });

  it('are what MSAL sends, too', async () => {
    path.choose({ proxy: manual(), authorities: [ca.authority] });
    const module = createNetworkModule({ net: networkOf(path) });
    const { status, body } = await module.sendPostRequestAsync(`https://${LOGIN}/token`, { body: 'a=b' });
    expect([status, body]).toEqual([200, { method: 'POST', body: 'a=b', host: LOGIN }]);
    expect(proxy.asked).toEqual([`${LOGIN}:443`]);
  });

  it.each([
    ['without credentials', {}, '407'],
    ['with wrong ones', { credentials: { user: 'kim', password: 'wrong' } }, '407'],
    ['where nobody listens', { port: 1, credentials: CREDENTIALS }, 'ECONNREFUSED'],
  ])('say that it is the proxy %s', async (_, change, detail) => {
    const way = { ...at(proxy.address), ...change };
    path.choose({ proxy: manual({ way }), authorities: [ca.authority] });
    await expect(networkOf(path).fetch(`https://${LOGIN}/`)).rejects.toMatchObject({ code: 'proxy', detail });
  });

  it('say that it is the proxy where it leads nowhere', async () => {
    path.choose({ proxy: manual(), authorities: [ca.authority] });
    await expect(networkOf(path).fetch('https://elsewhere.example/')).rejects.toMatchObject({
      code: 'proxy',
      detail: '403',
    });
  });

  it('send nothing to a server that nobody vouches for', async () => {
    path.choose({ proxy: manual(), authorities: [] });
    await expect(
      networkOf(path).fetch(`https://${LOGIN}/`, { method: 'POST', body: 'secret' }),
    ).rejects.toMatchObject({
      code: 'tls',
    });
  });

  it('trust an authority for the names that its certificates are for, and no others', async () => {
    path.choose({ proxy: { mode: 'none' }, authorities: [ca.authority] });
    await expect(networkOf(path).fetch(`https://localhost:${ports.web}/`)).rejects.toMatchObject({
      code: 'tls',
      detail: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });

  it('take a new choice at once', async () => {
    path.choose({ proxy: manual(), authorities: [ca.authority] });
    const net = networkOf(path);
    await net.fetch(`https://${LOGIN}/`);
    path.choose({ proxy: manual(), authorities: [] });
    await expect(net.fetch(`https://${LOGIN}/`)).rejects.toMatchObject({ code: 'tls' });
  });

  it('are the platform’s own while nothing was chosen', async () => {
    const platform = async () => new Response('platform');
    const fetch = createPathFetch({ path, platform });
    expect(await (await fetch(new Request('https://nowhere.example'))).text()).toBe('platform');
    path.choose({ proxy: manual(), authorities: [ca.authority] });
    expect(await (await fetch(new Request(`https://${LOGIN}/`))).json()).toMatchObject({ host: LOGIN });
  });
});

describe('the doctor goes the same way', () => {
  it('to web servers, and names an authority that was added here', async () => {
    path.choose({ proxy: manual(), authorities: [ca.authority] });
    const wire = createSocketWire(path);
    const server = { role: 'login', host: LOGIN, port: 443, tls: 'implicit' } as const;
    const way = await wire.proxyFor(server);
    expect(way).toMatchObject({ kind: 'proxy', port: proxy.port });
    expect(await wire.secure(server, way, signal)).toMatchObject({
      issuer: 'Contoso Root CA, Contoso',
      trust: 'added',
    });
    path.choose({ proxy: manual(), authorities: [] });
    expect(await wire.secure(server, way, signal)).toMatchObject({ trust: 'untrusted' });
  });

  it('to mail servers, where the proxy is for them', async () => {
    const server = { host: IMAP, port: 993 };
    path.choose({ proxy: manual(), authorities: [ca.authority] });
    const way = await path.wayTo(server, 'mail');
    const target = { server, user: 'a@b.example', accessToken: 't', signal, timeoutMs: 5000 };
    const result = await MAIL_PROBES.imap({ ...target, way, ca: [ca.authority] });
    // The dialogue got as far as the server's own words.
    expect(!result.ok && result.evidence.facts.message).toContain('not today');
    expect(result.facts.map(({ value }) => value).join()).toContain(
      `through the proxy 127.0.0.1:${proxy.port}`,
    );
    expect(proxy.asked).toEqual([`${IMAP}:993`]);
    path.choose({ proxy: manual({ isForMail: false }), authorities: [] });
    expect(await path.wayTo(server, 'mail')).toEqual(DIRECT);
  });
});

describe('the way to a server', () => {
  const server = { host: 'graph.microsoft.com', port: 443 };
  it('is the computer’s, unless somebody chose another', async () => {
    const asked: string[] = [];
    const path = createNetworkPath(async (url) => {
      asked.push(url);
      return at('http://of.computer:3128');
    });
    expect(await path.wayTo(server, 'web')).toMatchObject({ host: 'of.computer' });
    expect(await path.wayTo(server, 'mail')).toEqual(DIRECT);
    path.choose({ proxy: { mode: 'none' }, authorities: [] });
    expect(await path.wayTo(server, 'web')).toEqual(DIRECT);
    path.choose({ proxy: manual({ bypass: ['*.microsoft.com'] }), authorities: [] });
    expect(await path.wayTo(server, 'web')).toEqual(DIRECT);
    expect(asked).toEqual(['https://graph.microsoft.com:443/']);
  });

  it('is direct where the computer cannot be asked', async () => {
    const path = createNetworkPath(() => Promise.reject(new Error('no session')));
    expect(await path.wayTo(server, 'web')).toEqual(DIRECT);
  });
});
