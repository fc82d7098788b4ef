/**
 * What a bench is. Each `test/bench/<name>.bench.ts` exports `name`, `bound` and `run`, and runs in a
 * process of its own with a fresh heap.
 */

/** What the ratio may be; both ends are included. */
export interface Bound {
  atLeast?: number;
  atMost?: number;
}

export interface Measurement {
  /** Two numbers of one run divided by each other, so that it says the same on every machine. */
  ratio: number;
  /** What the ratio was made of, with the unit in the name: `appPerSecond`, `bytesPerMessage`. */
  raw: Record<string, unknown>;
  /** Other conditions that did not hold, in plain words: one of them fails the bench too. */
  broken?: string[];
}

/** What a bench file exports. */
export interface Bench {
  name: string;
  bound: Bound;
  run(): Promise<Measurement>;
}

/** One line of `npm run bench -- --json`. */
export interface Outcome {
  name: string;
  /** Null where the bench did not come to an end. */
  ratio: number | null;
  bound: Bound;
  ok: boolean;
  raw: Record<string, unknown>;
}

/** Holds a measurement against its bound. */
export function judge({ name, bound }: Pick<Bench, 'name' | 'bound'>, measured: Measurement): Outcome {
  const { ratio, raw, broken = [] } = measured;
  const isWithin = ratio >= (bound.atLeast ?? -Infinity) && ratio <= (bound.atMost ?? Infinity);
  return {
    name,
    ratio: Number.isFinite(ratio) ? round(ratio) : null,
    bound,
    ok: isWithin && broken.length === 0,
    raw: broken.length > 0 ? { ...raw, broken } : raw,
  };
}

/** The outcome of a bench that threw, or whose process ended without a word. */
export function crashed(name: string, error: string): Outcome {
  return { name, ratio: null, bound: {}, ok: false, raw: { error } };
}

/** `≥ 0.8`, `≤ 1.05`, `= 1`. */
export function boundWords({ atLeast, atMost }: Bound): string {
  if (atLeast !== undefined && atLeast === atMost) return `= ${atLeast}`;
  return [atLeast === undefined ? '' : `≥ ${atLeast}`, atMost === undefined ? '' : `≤ ${atMost}`]
    .filter(Boolean)
    .join(' and ');
}

/** The readable form of an outcome: a line, and one more for each raw number. */
export function outcomeLines({ name, ratio, bound, ok, raw }: Outcome): string[] {
  const verdict = ok ? 'ok' : 'NOT OK';
  return [
    `${name.padEnd(18)} ${String(ratio ?? '-').padStart(8)}  ${boundWords(bound).padEnd(10)} ${verdict}`,
    ...Object.entries(raw).map(([key, value]) => `    ${key}: ${words(value)}`),
  ];
}

function words(value: unknown): string {
  return typeof value === 'number' ? String(round(value)) : JSON.stringify(value);
}

/** Three digits behind the point say all that a bench can know. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
