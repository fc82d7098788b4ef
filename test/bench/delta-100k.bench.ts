import type { Measurement } from '../../scripts/bench/bench.ts';
import { type BigMailbox, bareLoop, engine, inTurns, median, openBigMailbox } from './big-mailbox.ts';

/**
 * The initial delta of 100,000 messages into the model: messages a second of processor time ÷ those of a
 * bare loop that only fetches and parses the same pages, over HTTP from another process. And the memory
 * of the model: what is in use with it, less what is in use once it is let go.
 */
export const name = 'delta-100k';
export const bound = { atLeast: 0.8 };

const MESSAGES = 100_000;
const ROUNDS = 9;
const MOST_BYTES = 1000;

export async function run(): Promise<Measurement> {
  const mailbox = await openBigMailbox(MESSAGES);
  try {
    return await measure(mailbox);
  } finally {
    mailbox.close();
  }
}

async function measure(mailbox: BigMailbox): Promise<Measurement> {
  const counted = await bareLoop(mailbox);
  const bytesPerMessage = await memoryPerMessage(() => engine(mailbox));
  const bareBytesPerMessage = await memoryPerMessage(async () => ({ size: await bareLoop(mailbox) }));
  const { ratio, wallRatio, ours, other } = await inTurns(ROUNDS, {
    ours: () => engine(mailbox),
    other: () => bareLoop(mailbox),
  });
  return {
    ratio,
    raw: {
      messages: counted,
      measured: 'processor time of the client, median of the turns',
      enginePerCpuSecond: MESSAGES / median(ours.map(({ cpu }) => cpu)),
      barePerCpuSecond: MESSAGES / median(other.map(({ cpu }) => cpu)),
      wallRatio,
      engine: ours,
      bare: other,
      bytesPerMessage,
      bareBytesPerMessage,
    },
    broken: [
      ...(counted === MESSAGES ? [] : [`the pages hold ${counted} messages`]),
      ...(bytesPerMessage <= MOST_BYTES ? [] : ['more than 1 kB per message']),
    ],
  };
}

/** Heap and buffers with the result in memory, less those without: all that was loaded before is in both. */
async function memoryPerMessage(work: () => Promise<{ size: number }>): Promise<number> {
  const held: { result: { size: number } | null } = { result: await work() };
  const size = held.result?.size;
  if (size !== MESSAGES) throw new Error(`the result holds ${size} messages`);
  const after = await inUse();
  held.result = null;
  return (after - (await inUse())) / MESSAGES;
}

/** Once all that nobody holds is gone; what waits for a finalizer goes in a later turn. */
async function inUse(): Promise<number> {
  for (let turn = 0; turn < 4; turn++) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
