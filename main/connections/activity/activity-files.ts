import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type ActivityEntry, activityEntrySchema } from '../../../preload/contract.ts';
import type { Clock } from '../../clock.ts';

/** How long entries are kept. */
const DAYS = 30;
/** Most that one day may take; 200 busy mailboxes stay far below. */
const MAX_DAY_BYTES = 2_000_000;
const DAY_MS = 24 * 60 * 60_000;

/** One file a day, one JSON object a line: a crash costs at most the last line. */
export interface ActivityFiles {
  append(entry: ActivityEntry): void;
  /** Newest first, day by day, read as far as the caller goes. */
  newestFirst(): Generator<ActivityEntry>;
  clear(): void;
}

/** @param directory absolute; made with mode 0700. A disk that cannot be written costs the history, not the app. */
export function createActivityFiles(directory: string, clock: Clock): ActivityFiles {
  let swept = '';
  const pathOf = (day: string) => join(directory, `activity-${day}.jsonl`);
  const days = () =>
    existsSync(directory)
      ? readdirSync(directory).flatMap((name) => /^activity-(\d{4}-\d\d-\d\d)\.jsonl$/.exec(name)?.[1] ?? [])
      : [];

  const sweep = (today: string) => {
    if (swept === today) return;
    swept = today;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const oldest = dayOf(clock.now() - DAYS * DAY_MS);
    for (const name of readdirSync(directory)) {
      const day = /^activity-(\d{4}-\d\d-\d\d)/.exec(name)?.[1];
      if (day && day < oldest) rmSync(join(directory, name), { force: true });
    }
    mend(pathOf(today));
  };

  return {
    append(entry) {
      try {
        const today = dayOf(clock.now());
        sweep(today);
        const path = pathOf(today);
        const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
        if (size < MAX_DAY_BYTES) appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
      } catch {
        // A full or read-only disk: the app goes on without a history.
      }
    },
    *newestFirst() {
      const oldest = dayOf(clock.now() - DAYS * DAY_MS);
      for (const day of days().sort().reverse()) {
        if (day >= oldest) yield* readDay(pathOf(day)).entries.reverse();
      }
    },
    clear() {
      rmSync(directory, { recursive: true, force: true });
      swept = '';
    },
  };
}

/**
 * A torn last line is dropped; a file with other bad lines is set aside as `….damaged` first. Either way
 * what follows begins on a line of its own.
 */
function mend(path: string): void {
  if (!existsSync(path)) return;
  const { entries, badLines, isTorn } = readDay(path);
  if (badLines === 0 && !isTorn) return;
  if (badLines > 0) copyFileSync(path, `${path}.damaged`);
  writeFileSync(path, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600 });
}

function readDay(path: string): { entries: ActivityEntry[]; badLines: number; isTorn: boolean } {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { entries: [], badLines: 0, isTorn: false };
  }
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const parsed = lines.map(parseLine);
  const entries = parsed.filter((entry) => entry !== null);
  return { entries, badLines: parsed.length - entries.length, isTorn: last !== '' };
}

function parseLine(line: string): ActivityEntry | null {
  try {
    return activityEntrySchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** The day in UTC, which never has 23 or 25 hours. */
function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
