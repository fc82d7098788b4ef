import type { Measurement } from '../../scripts/bench/bench.ts';
import { type BigMailbox, bareLoop, engine, openBigMailbox, seconds } from './big-mailbox.ts';

/**
 * The initial delta of 100,000 messages into the model: messages a second ÷ those of a bare loop that
 * only fetches and parses the same pages, over HTTP from another process. Best of three, in turns.
 */
export const name = 'delta-100k';
export const bound = { atLeast: 0.8 };

const MESSAGES = 100_000;
const ROUNDS = 3;
const MOST_BYTES = 1024;

export async function run(): Promise<Measurement> {
  const mailbox = await openBigMailbox(MESSAGES);
  try {
    return await measure(mailbox);
  } finally {
    mailbox.close();
  }
}

async function measure(mailbox: BigMailbox): Promise<Measurement> {
  // First of all, while nothing else has been in memory.
  const bytesPerMessage = await memoryPerMessage(mailbox);
  const bare: number[] = [];
  const ours: number[] = [];
  let counted = 0;
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await seconds(async () => (counted = await bareLoop(mailbox))));
    ours.push(await seconds(() => engine(mailbox)));
  }
  const [bareBest, oursBest] = [Math.min(...bare), Math.min(...ours)];
  return {
    ratio: bareBest / oursBest,
    raw: {
      messages: counted,
      enginePerSecond: MESSAGES / oursBest,
      barePerSecond: MESSAGES / bareBest,
      engineSeconds: ours,
      bareSeconds: bare,
      bytesPerMessage,
    },
    broken: [
      ...(counted === MESSAGES ? [] : [`the pages hold ${counted} messages`]),
      ...(bytesPerMessage <= MOST_BYTES ? [] : ['more than 1 kB per message']),
    ],
  };
}

/** Heap and buffers with the model in memory, less those without. */
async function memoryPerMessage(mailbox: BigMailbox): Promise<number> {
  const before = inUse();
  const rows = await engine(mailbox);
  // As on screen: the order of the list is worked out.
  const [newest] = rows.list(0, 1);
  const after = inUse();
  if (!newest || rows.size !== MESSAGES) throw new Error(`the model holds ${rows.size} messages`);
  return (after - before) / rows.size;
}

function inUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
