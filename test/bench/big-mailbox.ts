import { fork } from 'node:child_process';
import { join } from 'node:path';
import { systemClock } from '../../main/clock.ts';
import { createGate } from '../../main/mailbox/gate.ts';
import { ROW_FIELDS } from '../../main/mailbox/message-mapping.ts';
import type { Rows } from '../../main/mailbox/rows.ts';
import { createNet, type PlatformFetch } from '../../main/net/net.ts';
import { startEngine } from '../fakes/engine.ts';

export const ORIGIN = 'https://graph.practice.example';
export const START = `${ORIGIN}/v1.0/me/mailFolders/inbox/messages/delta`;
const PAGE = 500;

export interface BigMailbox {
  /** The network: every request goes to the pages' server. */
  fetch: PlatformFetch;
  close(): void;
}

/** Starts the process that serves the pages of a large mailbox. */
export function openBigMailbox(messages: number): Promise<BigMailbox> {
  const child = fork(join(import.meta.dirname, 'pages-server.ts'), [`${messages}`, ROW_FIELDS, `${PAGE}`], {
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error('the server of the pages ended')));
    child.on('message', (port) =>
      resolve({
        fetch: (request) => fetch(request.url.replace(ORIGIN, `http://127.0.0.1:${port}`), request),
        close: () => child.disconnect(),
      }),
    );
  });
}

/** Fetches and parses every page and does nothing with it. */
export async function bareLoop({ fetch }: BigMailbox): Promise<number> {
  let count = 0;
  let url: string | undefined = START;
  while (url !== undefined) {
    const response = await fetch(new Request(url));
    const page = (await response.json()) as { value: unknown[]; '@odata.nextLink'?: string };
    count += page.value.length;
    url = page['@odata.nextLink'];
  }
  return count;
}

/** The app's own engine, until its model holds the whole folder. */
export async function engine({ fetch }: BigMailbox): Promise<Rows> {
  const net = createNet({ fetch });
  const gate = createGate({ clock: systemClock });
  const { promise, resolve } = Promise.withResolvers<void>();
  const sync = startEngine({
    clock: systemClock,
    net,
    gate,
    address: 'me',
    origin: ORIGIN,
    random: Math.random,
    onChange: () => {
      if (sync.rows('inbox') && !sync.view().inbox.hasMore) resolve();
    },
  });
  sync.show(true);
  await promise;
  const rows = sync.rows('inbox');
  sync.dispose();
  if (!rows) throw new Error('there are no rows');
  return rows;
}

/** What a piece of work took, in seconds. */
export interface Took {
  /** Of the processor, with the garbage collector's threads. */
  cpu: number;
  wall: number;
}

export interface Turns {
  /** Median of the turns' ratios `other ÷ ours`, of processor time. */
  ratio: number;
  /** The same of the time on the wall: it also says how busy the computer was. */
  wallRatio: number;
  ours: Took[];
  other: Took[];
}

/**
 * Two pieces of work in turns. Processor time is compared, within each turn: what else the computer does
 * must not decide. The first turn is for warming up.
 */
export async function inTurns(
  rounds: number,
  work: { ours(): Promise<unknown>; other(): Promise<unknown> },
): Promise<Turns> {
  await work.other();
  await work.ours();
  const turns: Turns = { ratio: 0, wallRatio: 0, ours: [], other: [] };
  for (let round = 0; round < rounds; round++) {
    // Who comes second finds another heap than who comes first.
    const order = round % 2 === 0 ? (['other', 'ours'] as const) : (['ours', 'other'] as const);
    for (const one of order) turns[one].push(await took(work[one]));
  }
  const ratios = (kind: keyof Took) =>
    turns.other.map((other, round) => other[kind] / (turns.ours[round]?.[kind] ?? 0));
  return { ...turns, ratio: median(ratios('cpu')), wallRatio: median(ratios('wall')) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.length % 2 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
  return (low + high) / 2;
}

async function took(work: () => Promise<unknown>): Promise<Took> {
  globalThis.gc?.();
  const [start, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - start) / 1000 };
}
