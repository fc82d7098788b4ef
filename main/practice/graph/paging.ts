import type { GraphCall } from './call.ts';
import { SEARCH_PAGE } from './query.ts';

/** The same request from another position: `@odata.nextLink`. */
export function nextPage(call: GraphCall, skip: number): string {
  const next = new URL(call.url.pathname + call.url.search, call.origins.graph);
  next.searchParams.delete('skip');
  const isSearch = next.searchParams.has('$search') || next.searchParams.has('search');
  next.searchParams.set(isSearch ? SEARCH_PAGE : '$skip', String(skip));
  return next.href;
}
