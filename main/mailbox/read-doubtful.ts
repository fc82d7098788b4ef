import { z } from 'zod';
import { MAX_BATCH } from './graph-batch.ts';
import type { GraphClient } from './graph-client.ts';
import type { Truth } from './pending.ts';
import type { MailResult } from './types.ts';

const shape = z.object({
  isRead: z.boolean(),
  flag: z.object({ flagStatus: z.string() }),
  parentFolderId: z.string(),
});

export interface DoubtfulRequest {
  graph: GraphClient;
  root: string;
  ids: readonly string[];
  signal: AbortSignal;
}

/** Reads marks and folder of messages about which the server has spoken against itself. */
export async function readDoubtful({
  graph,
  root,
  ids,
  signal,
}: DoubtfulRequest): Promise<[string, Truth][]> {
  const truths: [string, Truth][] = [];
  for (let start = 0; start < ids.length; start += MAX_BATCH) {
    const part = ids.slice(start, start + MAX_BATCH);
    const requests = part.map((id) => ({
      method: 'GET' as const,
      path: `${root}/messages/${encodeURIComponent(id)}?$select=isRead,flag,parentFolderId`,
    }));
    const batch = await graph.batch(requests, signal);
    // Without an answer they stay as they are shown; the next word of the server asks again.
    if (!batch.ok) continue;
    for (const [index, id] of part.entries()) {
      const truth = truthOf(batch.value[index]);
      if (truth !== undefined) truths.push([id, truth]);
    }
  }
  return truths;
}

function truthOf(answer: MailResult<unknown> | undefined): Truth | undefined {
  if (!answer) return undefined;
  if (!answer.ok) return answer.problem.cause === 'message-not-found' ? null : undefined;
  const parsed = shape.safeParse(answer.value);
  if (!parsed.success) return undefined;
  const { isRead, flag, parentFolderId } = parsed.data;
  return { isRead, isFlagged: flag.flagStatus === 'flagged', folder: parentFolderId };
}
