import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PracticeTenant } from './types.ts';

export interface ServeOptions {
  /** 0 = any free port. */
  port: number;
  /** Loopback only, unless somebody insists. */
  host?: string;
}

export interface ServedTenant {
  /** e.g. `http://127.0.0.1:5000`. */
  origin: string;
  close(): Promise<void>;
}

/** Largest request body in bytes; the largest real one is a batch. */
const MAX_BODY = 4 * 1024 * 1024;

/**
 * Serves the tenant's login and Graph paths on one port. While the tenant is switched offline,
 * connections are dropped without an answer.
 *
 * @throws Error of node:net when the port cannot be opened
 */
export async function serveTenant(
  tenant: Pick<PracticeTenant, 'fetch'>,
  options: ServeOptions,
): Promise<ServedTenant> {
  const { port, host = '127.0.0.1' } = options;
  const server = createServer((request, response) => {
    void answer(tenant, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  tenant: Pick<PracticeTenant, 'fetch'>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(incoming);
    if (body === null) {
      outgoing.writeHead(413).end();
      return;
    }
    await send(await tenant.fetch(requestOf(incoming, body)), outgoing);
  } catch {
    incoming.socket.destroy();
  }
}

function requestOf(incoming: IncomingMessage, body: Buffer): Request {
  const { method = 'GET', url = '/', headers } = incoming;
  const init: RequestInit = { method, headers: headersOf(headers) };
  if (body.length > 0 && method !== 'GET' && method !== 'HEAD') init.body = new Uint8Array(body);
  return new Request(new URL(url, `http://${headers.host ?? '127.0.0.1'}`), init);
}

function headersOf(headers: IncomingMessage['headers']): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const each of [value ?? []].flat()) result.append(name, each);
  }
  return result;
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const cookies = response.headers.getSetCookie();
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  }
  if (cookies.length > 0) outgoing.setHeader('Set-Cookie', cookies);
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

/** Null when it is too large; it is read to its end all the same, so that the answer arrives. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += (chunk as Buffer).length;
    if (size <= MAX_BODY) chunks.push(chunk as Buffer);
  }
  return size <= MAX_BODY ? Buffer.concat(chunks) : null;
}
