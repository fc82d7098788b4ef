import { z } from 'zod';
import type { GraphCall } from './call.ts';
import { faults, graphJson } from './fault.ts';

const requestSchema = z.object({
  id: z.string().min(1),
  method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
  url: z.string().min(1),
  headers: z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/)).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional(),
});

/** @see https://learn.microsoft.com/graph/json-batching */
const batchSchema = z.object({ requests: z.array(requestSchema).min(1).max(20) });

type BatchRequest = z.infer<typeof requestSchema>;

interface BatchAnswer {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

/** Runs up to 20 requests, in order and each by itself; the outer answer is 200 whatever they say. */
export async function batch(
  call: GraphCall,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  const requests = await readBatch(call);
  const answers = new Map<string, BatchAnswer>();
  for (const request of requests) {
    answers.set(request.id, await run(call, request, { answers, send }));
  }
  return graphJson({ responses: [...answers.values()] }, { stamp: call.stamp });
}

async function readBatch(call: GraphCall): Promise<BatchRequest[]> {
  const parsed = batchSchema.safeParse(await call.request.json().catch(() => null));
  if (!parsed.success) throw faults.badRequest('Invalid batch payload format.');
  const { requests } = parsed.data;
  const ids = new Set(requests.map(({ id }) => id));
  if (ids.size !== requests.length) throw faults.badRequest('A request id is used twice.');
  const isUnknown = (id: string) => !ids.has(id);
  if (requests.some(({ dependsOn = [] }) => dependsOn.some(isUnknown))) {
    throw faults.badRequest('A request depends on one that is not there.');
  }
  return requests;
}

async function run(
  call: GraphCall,
  request: BatchRequest,
  context: { answers: Map<string, BatchAnswer>; send: (request: Request) => Promise<Response> },
): Promise<BatchAnswer> {
  const failed = (request.dependsOn ?? []).some((id) => (context.answers.get(id)?.status ?? 424) >= 400);
  if (failed) return failedDependency(request.id);
  return readAnswer(request.id, await context.send(innerRequest(call, request)));
}

/** Relative to the version; the outer token counts for all. */
function innerRequest(call: GraphCall, { method, url, headers, body }: BatchRequest): Request {
  const own = new Headers(headers);
  own.set('Authorization', call.request.headers.get('Authorization') ?? '');
  for (const name of ['X-Forwarded-Proto', 'X-Forwarded-Host']) {
    const value = call.request.headers.get(name);
    if (value !== null) own.set(name, value);
  }
  const target = new URL(`/v1.0/${url.replace(/^\//, '')}`, call.url.origin);
  const payload = body === undefined || method === 'GET' ? null : JSON.stringify(body);
  return new Request(target, { method, headers: own, body: payload });
}

async function readAnswer(id: string, response: Response): Promise<BatchAnswer> {
  const type = response.headers.get('Content-Type') ?? '';
  const retryAfter = response.headers.get('Retry-After');
  const headers = {
    ...(type ? { 'Content-Type': type } : {}),
    ...(retryAfter ? { 'Retry-After': retryAfter } : {}),
  };
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length === 0) return { id, status: response.status, headers };
  const body: unknown = type.startsWith('application/json')
    ? JSON.parse(bytes.toString('utf8'))
    : bytes.toString('base64');
  return { id, status: response.status, headers, body };
}

function failedDependency(id: string): BatchAnswer {
  const message = 'A request this one depends on has failed.';
  return { id, status: 424, headers: {}, body: { error: { code: 'FailedDependency', message } } };
}
