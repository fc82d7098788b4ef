import { z } from 'zod';
import { diagnose } from '../diagnosis/diagnose.ts';
import { failure, success } from '../result.ts';
import type { GraphClient } from './graph-client.ts';
import { ROW_FIELDS } from './message-mapping.ts';
import { readItems } from './row-reader.ts';
import type { DeltaPage, Mailbox, MailResult } from './types.ts';

/** The items are read by `readItems`. */
const deltaShape = z.object({
  // Not z.array: it copies the list and costs as much as reading it.
  value: z.custom<unknown[]>(Array.isArray),
  '@odata.nextLink': z.string().nullish(),
  '@odata.deltaLink': z.string().nullish(),
});

export interface DeltaRequest {
  graph: GraphClient;
  /** Path of the folder. */
  folder: string;
  from: Parameters<Mailbox['delta']>[1];
  /** Messages wanted in the page; the service may send fewer. */
  pageSize: number;
  signal: AbortSignal;
}

/**
 * One page of a delta query, asked for newest first: the top of the list is there with the first page.
 * Later links carry the options of the first request, but the page size has to be said each time.
 * https://learn.microsoft.com/graph/delta-query-messages
 */
export async function readDeltaPage(request: DeltaRequest): Promise<MailResult<DeltaPage>> {
  const { graph, folder, from, pageSize, signal } = request;
  const target =
    from === 'start'
      ? {
          path: `${folder}/messages/delta`,
          query: { $select: ROW_FIELDS, $orderby: 'receivedDateTime desc' },
        }
      : { path: from.link };
  const prefer = [`odata.maxpagesize=${pageSize}`];
  const answer = await graph.get({ ...target, prefer, schema: deltaShape, signal });
  if (!answer.ok) return answer;
  const items = readItems(answer.value.value);
  const { '@odata.deltaLink': end, '@odata.nextLink': next } = answer.value;
  if (!items) return failure(malformed('an item without an id'));
  if (end) return success({ items, end });
  // A server that leads in a circle would keep us busy for ever.
  if (!next || (from !== 'start' && next === from.link)) return failure(malformed('no way on'));
  return success({ items, next });
}

function malformed(what: string) {
  const message = `Microsoft Graph sent a page of changes with ${what}.`;
  return diagnose({ source: 'graph', facts: { message } });
}
