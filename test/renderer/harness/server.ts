import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { APP_ORIGIN, createAppProtocol } from '../../../main/desktop/app-protocol.ts';
import { FAKE_CONNECTOR, STAGE } from './build.ts';

/** A window's scripts are compiled once for all scenes. Their names change with their content, or the directory's. */
const KEPT = { 'cache-control': 'max-age=86400, immutable' };

export interface HarnessServer extends AsyncDisposable {
  origin: string;
}

/** Serves the built renderer as the app's own scheme does, policies included, plus the fake bridge. */
export async function serveHarness(directory: string): Promise<HarnessServer> {
  const answer = createAppProtocol(directory);
  const server = createServer(async (request, response) => {
    const { status, headers, body } = await page(answer, request.url ?? '/');
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => close(server) };
}

async function page(answer: (request: Request) => Promise<Response>, path: string) {
  const response = await answer(new Request(`${APP_ORIGIN}${path}`));
  const body = Buffer.from(await response.arrayBuffer());
  const isWindow = path.startsWith('/index.html');
  return {
    status: response.status,
    headers: { ...Object.fromEntries(response.headers), ...(isWindow ? {} : KEPT) },
    body: isWindow ? staged(body.toString()) : body,
  };
}

/** The preload runs before the page's own scripts; so does this classic script. */
function staged(html: string): string {
  return html
    .replace('<head>', `<head><script src="./${FAKE_CONNECTOR}"></script>`)
    .replace(/assets\/index-[\w-]+\.js/, `assets/${STAGE}`);
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
