import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A real HTTP proxy on loopback that knows CONNECT and nothing else. */
export interface ConnectProxy {
  host: string;
  port: number;
  /** `http://127.0.0.1:…`. */
  address: string;
  /** What it was asked for, e.g. `graph.example:443`, in order. */
  asked: string[];
  close(): Promise<void>;
}

export interface ConnectProxyOptions {
  /** Without these, it answers 407. */
  credentials?: { user: string; password: string };
  /** Whom a name leads to: every server of these tests is on this computer. */
  leadsTo?: Record<string, number>;
}

export async function startConnectProxy({
  credentials,
  leadsTo = {},
}: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const wanted =
    credentials && `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connection', (socket) => {
    open.add(socket.on('error', () => {}));
  });
  server.on('connect', (request, client: Socket) => {
    const target = request.url ?? '';
    if (wanted && request.headers['proxy-authorization'] !== wanted) {
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="company"\r\nContent-Length: 0\r\n\r\n',
      );
      return;
    }
    asked.push(target);
    const port =
      leadsTo[target] ?? (target.startsWith('127.0.0.1:') ? Number(target.split(':')[1]) : undefined);
    if (port === undefined) {
      client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    open.add(onward.on('error', () => client.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: '127.0.0.1',
    port,
    address: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
