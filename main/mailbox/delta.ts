import { diagnose } from '../diagnosis/diagnose.ts';
import { failure, success } from '../result.ts';
import type { GraphClient, GraphRequest } from './graph-client.ts';
import { deltaShape } from './graph-shapes.ts';
import { ROW_FIELDS, toChange } from './message-mapping.ts';
import type { Mailbox, MailResult, MessageDelta } from './types.ts';

/** Rows of one page of a round; has to be said with each request. */
const PAGE_SIZE = 'odata.maxpagesize=100';
/** Pages of one round: twice of what 5,000 messages need, Graph's own limit for a filtered round. */
const MAX_PAGES = 100;

type Change = MessageDelta['changed'][number];

export interface DeltaRequest {
  graph: GraphClient;
  /** Path of the folder. */
  inbox: string;
  from: Parameters<Mailbox['delta']>[0];
  signal: AbortSignal;
}

/**
 * One round of a delta query, all its pages. A message can come several times, in pieces, and as
 * removed and changed in one round: the last word counts.
 * https://learn.microsoft.com/graph/delta-query-messages
 */
export async function readDelta({
  graph,
  inbox,
  from,
  signal,
}: DeltaRequest): Promise<MailResult<MessageDelta>> {
  const changed = new Map<string, Change>();
  const removed = new Set<string>();
  let request: Pick<GraphRequest<unknown>, 'path' | 'query'> = firstRequest(inbox, from);
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await graph.get({ ...request, prefer: [PAGE_SIZE], schema: deltaShape, signal });
    if (!answer.ok) return answer;
    for (const row of answer.value.value) note(row, changed, removed);
    const { '@odata.deltaLink': deltaLink, '@odata.nextLink': next } = answer.value;
    if (deltaLink) return success({ changed: [...changed.values()], removed: [...removed], deltaLink });
    if (!next) break;
    request = { path: next };
  }
  return failure(
    diagnose({ source: 'graph', facts: { message: 'The delta query of Microsoft Graph has no end.' } }),
  );
}

function firstRequest(
  inbox: string,
  from: DeltaRequest['from'],
): Pick<GraphRequest<unknown>, 'path' | 'query'> {
  if ('link' in from) return { path: from.link };
  const query = { $select: ROW_FIELDS, $filter: `receivedDateTime ge ${from.since}` };
  return { path: `${inbox}/messages/delta`, query };
}

function note(
  row: Parameters<typeof toChange>[0] | { id: string; '@removed': object },
  changed: Map<string, Change>,
  removed: Set<string>,
): void {
  if ('@removed' in row) {
    changed.delete(row.id);
    removed.add(row.id);
    return;
  }
  removed.delete(row.id);
  changed.set(row.id, { ...changed.get(row.id), ...toChange(row) });
}
