import type { AddressInfo } from 'node:net';
import { createServer, type Server as TcpServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { generate } from 'selfsigned';
import { afterEach, expect, it } from 'vitest';
import { createSocketWire } from '../../../main/checks/wire/socket-wire.ts';
import type { Server } from '../../../main/checks/wire/types.ts';
import { createNetworkPath } from '../../../main/net/network-path.ts';

const servers: TcpServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const direct = { kind: 'direct' } as const;
const wire = createSocketWire(createNetworkPath(async () => direct));
const { signal } = new AbortController();
const at = (port: number): Server => ({ role: 'imap', host: 'localhost', port, tls: 'implicit' });

async function listening(server: TcpServer): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function tlsServer(): Promise<number> {
  const made = await generate([
    { name: 'commonName', value: 'Inspecting Gateway' },
    { name: 'organizationName', value: 'Contoso' },
  ]);
  return listening(createTlsServer({ key: made.private, cert: made.cert }, (socket) => socket.end()));
}

it('tells who issued a certificate that nothing here trusts', async () => {
  const certificate = await wire.secure(at(await tlsServer()), direct, signal);
  expect(certificate).toMatchObject({ issuer: 'Inspecting Gateway, Contoso', trust: 'untrusted' });
  expect(certificate.reason).toMatch(/SELF_SIGNED/);
});

it('a port where nobody listens and a name that does not exist are failures of the network', async () => {
  const port = await listening(createServer());
  await new Promise((resolve) => servers.pop()?.close(resolve));
  await expect(wire.connect(at(port), direct, signal)).rejects.toMatchObject({ code: 'offline' });
  await expect(wire.resolve('nothing.invalid', signal)).rejects.toMatchObject({ code: 'offline' });
});

it('goes through a proxy, and says so where that lets nothing through', async () => {
  const answering = (answer: string) =>
    listening(createServer((socket) => socket.once('data', () => socket.write(answer))));
  const via = (port: number) => ({ kind: 'proxy', host: '127.0.0.1', port }) as const;
  const open = await answering('HTTP/1.1 200 Connection established\r\n\r\n');
  await expect(wire.connect(at(443), via(open), signal)).resolves.toBe('127.0.0.1');
  const closed = await answering('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  await expect(wire.connect(at(443), via(closed), signal)).rejects.toMatchObject({
    code: 'proxy',
    detail: '407',
  });
});

it('a server that says nothing is given up when its time is over', async () => {
  const port = await listening(createServer(() => {}));
  const controller = new AbortController();
  const waiting = wire.secure(at(port), direct, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'timeout' });
});
