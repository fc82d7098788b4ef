import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { generate } from 'selfsigned';

/** A server on a random port of 127.0.0.1. */
export interface LocalServer {
  host: string;
  close(): Promise<void>;
}

async function listen(server: Server & { closeAllConnections(): void }): Promise<LocalServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function startHttp(handler: http.RequestListener): Promise<LocalServer> {
  return listen(http.createServer(handler));
}

/** A certificate nobody trusts. */
export async function startSelfSigned(handler: http.RequestListener): Promise<LocalServer> {
  const pems = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
  return listen(https.createServer({ key: pems.private, cert: pems.cert }, handler));
}
