import { type AddressInfo, createServer } from 'node:net';

/** A place nobody should call: it notices every connection, whatever the protocol. */
export interface Canary {
  /** `127.0.0.1:…` */
  host: string;
  /** How many connections there were so far. */
  calls(): number;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function openCanary(): Promise<Canary> {
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.on('error', () => {});
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    calls: () => calls,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
