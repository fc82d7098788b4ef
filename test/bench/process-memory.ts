import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Bytes of proportional memory of each kind of process. */
export type MemoryByKind = Record<string, number>;

/**
 * At rest: so many looks in a row are within `TOLERANCE` of each other. V8 cleans up some ten seconds after the
 * last work, so what is steady for less has not come to rest.
 */
const LOOKS = 10;
const TOLERANCE = 0.03;
const MOST_LOOKS = 30;
const PAUSE_MS = 2500;

/** Waits until the processes below this one take no more and no less memory, and answers how much. Linux only. */
export async function memoryAtRest(): Promise<MemoryByKind> {
  const looks: number[] = [];
  for (;;) {
    const now = memoryOfDescendants();
    looks.push(total(now));
    const last = looks.slice(-LOOKS);
    const isSteady = last.length === LOOKS && Math.max(...last) / Math.min(...last) <= 1 + TOLERANCE;
    if (isSteady || looks.length === MOST_LOOKS) return now;
    await setTimeout(PAUSE_MS);
  }
}

export function total(memory: MemoryByKind): number {
  return Object.values(memory).reduce((sum, bytes) => sum + bytes, 0);
}

/** What is shared between processes counts in equal parts for each (PSS), so that the sum is what is taken. */
function memoryOfDescendants(): MemoryByKind {
  const memory: MemoryByKind = {};
  for (const pid of descendantsOf(process.pid)) {
    const pss = /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
    if (pss === undefined) continue;
    const kind = kindOf(read(`/proc/${pid}/cmdline`));
    memory[kind] = (memory[kind] ?? 0) + Number(pss) * 1024;
  }
  return memory;
}

function descendantsOf(ancestor: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    // The name of the program stands in brackets and may hold anything: the parent is the second field behind it.
    const parent = Number(/.*\) \S (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found: number[] = [];
  for (const queue = [ancestor]; queue.length > 0; ) {
    const below = children.get(queue.pop() ?? 0) ?? [];
    found.push(...below);
    queue.push(...below);
  }
  return found;
}

/** `main` runs the app's own code; the others are Chromium's. */
function kindOf(commandLine: string): string {
  // A process that was forked off Chromium's zygote has spaces in between.
  const words = commandLine.split(/[\0 ]/);
  const type = words.find((word) => word.startsWith('--type='))?.slice('--type='.length);
  const service = words.find((word) => word.startsWith('--utility-sub-type='))?.split('=')[1];
  if (type) return service ?? type;
  return words.some((word) => word.startsWith('--remote-debugging-pipe')) ? 'browser' : 'main';
}

/** Empty where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
