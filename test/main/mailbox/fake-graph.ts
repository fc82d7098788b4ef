import { createGraphClient } from '../../../main/mailbox/graph-client.ts';
import type { TokenSource } from '../../../main/mailbox/graph-middleware.ts';
import { createMailbox } from '../../../main/mailbox/mailbox.ts';
import { NetError } from '../../../main/net/net-error.ts';
import type { Net } from '../../../main/net/types.ts';
import { success } from '../../../main/result.ts';

export const ORIGIN = 'https://graph.example';

/** What the fake answers: a body with status 200, or a whole response. */
export type Reply = Response | object | NetError;

/** A network that answers from a queue and remembers what was asked. */
export class FakeGraph implements Net {
  readonly requests: Request[] = [];
  readonly tokenRequests: Parameters<TokenSource>[0][] = [];
  #replies: Reply[];

  constructor(...replies: Reply[]) {
    this.#replies = replies;
  }

  fetch: Net['fetch'] = async (input, init) => {
    const request = new Request(input, init);
    if (request.signal.aborted) throw new NetError('aborted', new URL(request.url).host);
    this.requests.push(request);
    const reply = this.#replies.shift();
    if (reply === undefined) throw new Error(`nothing left to answer ${request.url}`);
    if (reply instanceof NetError) throw reply;
    return reply instanceof Response ? reply : Response.json(reply);
  };

  route = () => () => {};
  routeFor = () => undefined;
  routeMail = () => () => {};
  mailRoute = async () => undefined;

  /** Tokens `token-1`, `token-2` …: a new one only after a forced refresh. */
  token: TokenSource = async (request) => {
    this.tokenRequests.push(request);
    const refreshes = this.tokenRequests.filter(({ refused }) => refused).length;
    return success({ accessToken: `token-${refreshes + 1}` });
  };

  client(token: TokenSource = this.token) {
    return createGraphClient({ origin: ORIGIN, net: this, token, now: () => Date.UTC(2026, 7, 22, 10) });
  }

  mailbox(address = 'me') {
    return createMailbox({ graph: this.client(), mailbox: address });
  }

  /** The URL of a request with its query decoded. */
  url(index: number): URL {
    return new URL(this.requests[index]?.url ?? 'about:blank');
  }
}

export const never = new AbortController().signal;
