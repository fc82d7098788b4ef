import type { GraphCall } from './call.ts';

/** The same request from another position: `@odata.nextLink`. */
export function nextPage(call: GraphCall, skip: number): string {
  const next = new URL(call.url.pathname + call.url.search, call.origins.graph);
  next.searchParams.delete('skip');
  next.searchParams.set('$skip', String(skip));
  return next.href;
}
