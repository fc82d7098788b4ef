import { Client, PageIterator } from '@microsoft/microsoft-graph-client';
import type { Measurement } from '../../scripts/bench/bench.ts';
import { type BigMailbox, engine, inTurns, median, ORIGIN, openBigMailbox, START } from './big-mailbox.ts';

/**
 * The same initial delta as the Graph SDK's documentation shows it, with its PageIterator and its own
 * middleware, into a map: messages a second of processor time of ours ÷ of the SDK's.
 * https://github.com/microsoftgraph/msgraph-sdk-javascript/blob/dev/docs/tasks/PageIterator.md
 */
export const name = 'delta-vs-sdk';
export const bound = { atLeast: 1 };

const MESSAGES = 100_000;
const ROUNDS = 5;

export async function run(): Promise<Measurement> {
  const mailbox = await openBigMailbox(MESSAGES);
  const platform = globalThis.fetch;
  // The SDK takes the global fetch, ours the one it is handed: both reach the same server.
  const throughSdk: typeof platform = (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    return url.startsWith(ORIGIN) ? mailbox.fetch(new Request(url, init)) : platform(input, init);
  };
  try {
    return await measure(mailbox, (work) => {
      globalThis.fetch = throughSdk;
      return work().finally(() => {
        globalThis.fetch = platform;
      });
    });
  } finally {
    mailbox.close();
  }
}

async function measure(
  mailbox: BigMailbox,
  redirected: (work: () => Promise<number>) => Promise<number>,
): Promise<Measurement> {
  let [sdkCount, ourCount] = [0, 0];
  const { ratio, wallRatio, ours, other } = await inTurns(ROUNDS, {
    ours: async () => (ourCount = (await engine(mailbox)).size),
    other: async () => (sdkCount = await redirected(pageIterator)),
  });
  return {
    ratio,
    raw: {
      messages: ourCount,
      measured: 'processor time of the client, median of the turns',
      enginePerCpuSecond: MESSAGES / median(ours.map(({ cpu }) => cpu)),
      sdkPerCpuSecond: MESSAGES / median(other.map(({ cpu }) => cpu)),
      wallRatio,
      engine: ours,
      sdk: other,
    },
    broken: [sdkCount, ourCount].every((count) => count === MESSAGES)
      ? []
      : [`the SDK found ${sdkCount} messages, the engine ${ourCount}`],
  };
}

async function pageIterator(): Promise<number> {
  const client = Client.init({ authProvider: (done) => done(null, 'token') });
  const headers = { Prefer: 'odata.maxpagesize=500' };
  const messages = new Map<string, unknown>();
  // The SDK sends its token to Graph's own hosts only; this one is a stand-in.
  const response = await client.api(START).headers(headers).get();
  const iterator = new PageIterator(
    client,
    response,
    (message: { id: string }) => {
      messages.set(message.id, message);
      return true;
    },
    { headers },
  );
  await iterator.iterate();
  return messages.size;
}
