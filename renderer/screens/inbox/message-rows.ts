import type { CommandInput, CommandResult, ListRow, ListView, Problem } from '../../../preload/contract.ts';

/** Rows fetched at once. */
const PAGE = 100;
/** Rows fetched ahead of those in view, on both sides: half a second of a fast flick of the wheel. */
const AHEAD = 50;
/** Pages asked for at a time: of those a dragged scroll bar passes, the last ones count. */
const AT_ONCE = 3;
/** Pages kept: 10,000 rows, some 6 MB. */
const KEPT = 100;

export interface ListSource {
  connectionId: string;
  folderId: string;
  revision: number;
  view: ListView;
}

export type FetchRows = (input: CommandInput<'mail.list'>) => Promise<CommandResult<'mail.list'>>;

/**
 * The rows of one list, fetched page by page as they come into view. They live outside of what React
 * draws: whoever shows some of them listens, so that scrolling redraws the rows and nothing else.
 */
export interface MessageRows {
  /** Lines of the list; null until the first of them are there. */
  total(): number | null;
  /** Undefined while the row is on its way. */
  at(index: number): ListRow | undefined;
  /** −1 if the message is not among the fetched rows. */
  indexOf(id: string): number;
  /** The message below one that leaves, which takes its place; null if it is not among the fetched rows. */
  after(id: string, leaving: readonly string[]): string | null;
  /** Sees to it that these rows, and some around them, are fetched and new. */
  need(first: number, last: number): void;
  problem(): Problem | null;
  retry(): void;
  /** Another state of the list: the old rows stay until the new ones are there. */
  follow(source: ListSource): void;
  /** Changes with every change of the rows. */
  version(): number;
  subscribe(listener: () => void): () => void;
}

interface Page {
  /** Of which state of the list these are. */
  stamp: string;
  revision: number;
  items: ListRow[];
}

export function createMessageRows(fetch: FetchRows, first: ListSource): MessageRows {
  const pages = new Map<number, Page>();
  const places = new Map<string, number>();
  const listeners = new Set<() => void>();
  const underWay = new Set<string>();
  let source = first;
  let wanted = { first: 0, last: PAGE - 1 };
  let total: number | null = null;
  let problem: Problem | null = null;
  let version = 0;

  function changed(): void {
    version += 1;
    for (const listener of listeners) listener();
  }

  function put(number: number, page: Page): void {
    drop(number);
    pages.set(number, page);
    page.items.forEach((item, index) => {
      places.set(item.id, number * PAGE + index);
    });
    if (pages.size > KEPT) drop(farthest());
  }

  function drop(number: number): void {
    for (const { id } of pages.get(number)?.items ?? []) {
      // It may stand on another page by now.
      if (Math.floor((places.get(id) ?? -1) / PAGE) === number) places.delete(id);
    }
    pages.delete(number);
  }

  function farthest(): number {
    const middle = (wanted.first + wanted.last) / 2 / PAGE;
    return [...pages.keys()].reduce((far, page) =>
      Math.abs(page - middle) > Math.abs(far - middle) ? page : far,
    );
  }

  async function fetchPage(number: number): Promise<void> {
    const stamp = stampOf(source);
    const key = `${number} ${stamp}`;
    if (pages.get(number)?.stamp === stamp || underWay.has(key) || underWay.size >= AT_ONCE) return;
    underWay.add(key);
    const { connectionId, folderId, view } = source;
    const result = await fetch({ connectionId, folderId, offset: number * PAGE, limit: PAGE, view });
    underWay.delete(key);
    take(number, stamp, result);
    // What was wanted meanwhile; a failure waits for a retry.
    if (result.ok) fetchWanted();
  }

  function take(number: number, stamp: string, result: CommandResult<'mail.list'>): void {
    const hadProblem = problem !== null;
    problem = result.ok ? null : result.problem;
    const isNews = result.ok && (pages.get(number)?.revision ?? -1) <= result.value.revision;
    if (isNews) {
      put(number, { ...result.value, stamp });
      total = result.value.total;
    }
    if (isNews || hadProblem || problem) changed();
  }

  function fetchWanted(): void {
    const inView = [Math.floor(wanted.first / PAGE), Math.floor(wanted.last / PAGE)] as const;
    const last = Math.floor(Math.min(wanted.last + AHEAD, (total ?? PAGE) - 1) / PAGE);
    const around = [Math.floor(Math.max(0, wanted.first - AHEAD) / PAGE), last];
    for (const number of new Set([...inView, ...around])) void fetchPage(Math.max(0, number));
  }

  const at = (index: number) => pages.get(Math.floor(index / PAGE))?.items[index % PAGE];
  const indexOf = (id: string) => places.get(id) ?? -1;

  return {
    total: () => total,
    at,
    indexOf,
    after(id, leaving) {
      let index = indexOf(id);
      if (index < 0) return null;
      do index += 1;
      while (leaving.includes(at(index)?.id ?? ''));
      return at(index)?.id ?? null;
    },
    problem: () => problem,
    version: () => version,
    need(from, to) {
      if (wanted.first === from && wanted.last === to) return;
      wanted = { first: from, last: to };
      fetchWanted();
    },
    retry: fetchWanted,
    follow(next) {
      source = next;
      fetchWanted();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function stampOf({ revision, view }: ListSource): string {
  return `${revision} ${view.expanded.join(' ')}`;
}
