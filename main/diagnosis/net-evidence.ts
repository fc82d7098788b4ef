import type { Evidence } from './types.ts';

/** The part of a `NetError` that is read; its message names the host and nothing secret. */
interface NetFailure {
  code: string;
  host: string;
  message?: string;
}

/** What a request that got no usable answer tells. */
export function netEvidence({ code, host, message }: NetFailure): Evidence {
  return { source: 'net', facts: { message: message || `${host} could not be reached`, code } };
}
