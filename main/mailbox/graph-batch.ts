import { z } from 'zod';

/** Requests that Graph takes in one batch. https://learn.microsoft.com/graph/json-batching */
export const MAX_BATCH = 20;

/** One request of a batch. */
export interface BatchRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path under the version, with its query, e.g. `/me/messages/…`. */
  path: string;
  body?: object;
}

/** What Graph takes: requests are told apart by their position. */
export function batchPayload(requests: readonly BatchRequest[], headers: Record<string, string>) {
  return {
    requests: requests.map(({ method, path, body }, index) => ({
      id: String(index),
      method,
      url: path,
      // A body without its type is refused.
      headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body }),
    })),
  };
}

/** The answers come in any order. */
export const batchShape = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number().int(),
      headers: z.record(z.string(), z.string()).catch({}).optional(),
      body: z.unknown().optional(),
    }),
  ),
});
export type BatchAnswers = z.infer<typeof batchShape>;
