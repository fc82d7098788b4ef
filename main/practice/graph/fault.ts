/** Ids and time that Graph puts on every answer. */
export interface GraphStamp {
  requestId: string;
  clientRequestId: string;
  at: Date;
}

/** A Graph error on its way to the one handler that renders it. */
export class GraphFault extends Error {
  override readonly name = 'GraphFault';
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, detail: { message: string; headers?: Record<string, string> }) {
    super(detail.message);
    this.status = status;
    this.code = code;
    this.headers = detail.headers ?? {};
  }
}

export function faultResponse(fault: GraphFault, stamp: GraphStamp): Response {
  const innerError = {
    date: stamp.at.toISOString().slice(0, 19),
    'request-id': stamp.requestId,
    'client-request-id': stamp.clientRequestId,
  };
  const body = { error: { code: fault.code, message: fault.message, innerError } };
  return graphJson(body, { stamp, status: fault.status, headers: fault.headers });
}

export function graphJson(
  body: unknown,
  options: { stamp: GraphStamp; status?: number; headers?: Record<string, string> },
): Response {
  return new Response(JSON.stringify(body), {
    status: options.status ?? 200,
    headers: { 'Content-Type': JSON_TYPE, ...graphHeaders(options.stamp), ...options.headers },
  });
}

export function graphHeaders({ requestId, clientRequestId, at }: GraphStamp): Record<string, string> {
  return {
    'Cache-Control': 'private',
    Date: at.toUTCString(),
    'request-id': requestId,
    'client-request-id': clientRequestId,
    'x-ms-ags-diagnostic': JSON.stringify({
      ServerInfo: {
        DataCenter: 'Practice',
        Slice: 'E',
        Ring: '1',
        ScaleUnit: '000',
        RoleInstance: 'PRACTICE',
      },
    }),
  };
}

const JSON_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** The faults that several places answer with. */
export const faults = {
  badRequest: (message: string) => new GraphFault(400, 'BadRequest', { message }),
  invalidQuery: (message: string) => new GraphFault(400, 'ErrorInvalidUrlQuery', { message }),
  notFound: () => new GraphFault(404, 'ResourceNotFound', { message: 'Resource could not be discovered.' }),
  itemNotFound: () =>
    new GraphFault(404, 'ErrorItemNotFound', { message: 'The specified object was not found in the store.' }),
  malformedId: () => new GraphFault(400, 'ErrorInvalidIdMalformed', { message: 'Id is malformed.' }),
  noContent: () =>
    new GraphFault(405, 'ErrorInvalidRequest', { message: 'This attachment has no content to read.' }),
  conflict: () =>
    new GraphFault(412, 'ErrorIrresolvableConflict', {
      message:
        'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
    }),
  unavailable: () =>
    new GraphFault(503, 'ServiceUnavailable', { message: 'The service is temporarily unavailable.' }),
  accessDenied: () =>
    new GraphFault(403, 'ErrorAccessDenied', {
      message: 'Access is denied. Check credentials and try again.',
    }),
};
