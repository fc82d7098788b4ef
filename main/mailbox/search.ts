import { z } from 'zod';
import type { Problem, SearchView } from '../../preload/contract.ts';
import type { GraphClient } from './graph-client.ts';
import { ROW_FIELDS } from './message-mapping.ts';
import { isRemoval, type RowItem } from './row.ts';
import { readItems } from './row-reader.ts';
import { createRows, type Rows } from './rows.ts';
import { searchExpression } from './search-expression.ts';

export interface SearchOptions {
  graph: GraphClient;
  /** `/me` or `/users/…`. */
  root: string;
  /** What was found, as it may be shown: pending changes of a person count. */
  filter(items: readonly RowItem[]): RowItem[];
  onChange(): void;
}

/** One search at a time, in one mailbox; a new one takes the place of the one before. */
export interface Search {
  /** Null while nothing is searched for. */
  view(): SearchView | null;
  readonly rows: Rows;
  /** Folder of a message that was found; undefined where it was not. */
  folderOf(id: string): string | undefined;
  /** Settles when all of it is there, or something newer is searched for. An empty text ends the search. */
  start(text: string, folder: string | null): Promise<void>;
}

/** The first page comes at once and fills a screen. */
const FIRST_PAGE = 50;
const pageShape = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().nullish() });
const placeShape = z.object({ id: z.string(), parentFolderId: z.string() });

/** https://learn.microsoft.com/graph/search-query-parameter */
export function createSearch({ graph, root, filter, onChange }: SearchOptions): Search {
  let rows = createRows();
  let folders = new Map<string, string>();
  let shown: Omit<SearchView, 'revision' | 'found'> | null = null;
  let controller = new AbortController();
  // Rows of another search begin at 1 again, but nobody must take them for those of before.
  let epoch = 0;

  const pathOf = (folder: string | null) =>
    folder === null ? `${root}/messages` : `${root}/mailFolders/${encodeURIComponent(folder)}/messages`;

  const take = (value: readonly unknown[]) => {
    for (const raw of value) {
      const place = placeShape.safeParse(raw);
      if (place.success) folders.set(place.data.id, place.data.parentFolderId);
    }
    const items = (readItems(value) ?? []).filter((item) => !isRemoval(item));
    rows.apply(filter(items));
  };

  const fetchAll = async (expression: string, folder: string | null): Promise<Problem | null> => {
    const { signal } = controller;
    const query = { $search: expression, $select: `${ROW_FIELDS},parentFolderId`, $top: FIRST_PAGE };
    let request: { path: string; query?: typeof query } = { path: pathOf(folder), query };
    // Graph itself ends after 1,000.
    for (;;) {
      const page = await graph.get({ ...request, schema: pageShape, signal });
      if (signal.aborted) return null;
      if (!page.ok) return page.problem;
      take(page.value.value);
      onChange();
      const next = page.value['@odata.nextLink'];
      if (!next) return null;
      request = { path: next };
    }
  };

  return {
    view: () => shown && { ...shown, found: rows.size, revision: epoch * 1_000_000 + rows.revision },
    get rows() {
      return rows;
    },
    folderOf: (id) => folders.get(id),
    async start(text, folder) {
      controller.abort();
      controller = new AbortController();
      const { signal } = controller;
      rows = createRows();
      folders = new Map();
      epoch += 1;
      const expression = searchExpression(text);
      shown = expression === null ? null : { text, folderId: folder, status: 'searching', problem: null };
      onChange();
      if (expression === null) return;
      const problem = await fetchAll(expression, folder);
      if (signal.aborted || !shown) return;
      shown = { ...shown, status: problem ? 'failed' : 'done', problem };
      onChange();
    },
  };
}
