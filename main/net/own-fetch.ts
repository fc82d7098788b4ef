import { Agent, type Response as Answer, type BodyInit as Body, type buildConnector, fetch } from 'undici';
import { dial, encrypt } from './dial.ts';
import type { PlatformFetch } from './net.ts';
import { NetError, toNetError } from './net-error.ts';
import type { NetworkPath } from './network-path.ts';
import { trusting } from './trust.ts';

/** Longest until a server is connected to; the request's own limit may end it earlier. */
const CONNECT_MS = 30_000;

/** A fetch of our own, over sockets that take the way a person chose. */
export function createOwnFetch(path: NetworkPath): PlatformFetch {
  let agent = createAgent(path);
  path.onDidChange(() => {
    const former = agent;
    agent = createAgent(path);
    // What is under way ends the old way.
    void former.close();
  });
  return async ({ url, method, headers, body, redirect, signal }) => {
    const answer = await fetch(url, {
      method,
      headers: [...headers],
      ...(body && { body: body as Body, duplex: 'half' }),
      redirect,
      signal,
      dispatcher: agent,
    });
    return asResponse(answer);
  };
}

/** The library's classes are not the platform's, and callers ask for those. */
function asResponse({ body, status, statusText, headers }: Answer): Response {
  return new Response(body as BodyInit | null, { status, statusText, headers: [...headers] });
}

function createAgent(path: NetworkPath): Agent {
  return new Agent({ connect: connector(path) });
}

function connector(path: NetworkPath): buildConnector.connector {
  return ({ hostname, port, protocol }, callback) => {
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    const isTls = protocol === 'https:';
    connect(path, { host, port: Number(port || (isTls ? 443 : 80)), isTls }).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(toNetError(error, host), null),
    );
  };
}

async function connect(path: NetworkPath, to: { host: string; port: number; isTls: boolean }) {
  const { host, port, isTls } = to;
  const signal = AbortSignal.timeout(CONNECT_MS);
  const { authorities } = path.choice();
  const way = await path.wayTo({ host, port }, 'web');
  const socket = await dial({ host, port, way, authorities, signal });
  socket.setNoDelay(true);
  if (!isTls) return socket;
  const secured = await encrypt(socket, { host, context: trusting(authorities), signal });
  if (secured.authorized) return secured;
  secured.destroy();
  throw new NetError('tls', host, String(secured.authorizationError ?? 'not trusted'));
}
