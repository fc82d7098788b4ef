import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { Evidence } from '../diagnosis/types.ts';
import { NetError } from '../net/net-error.ts';
import type { Net, NetInit } from '../net/types.ts';
import { evidenceOf, oauthEvidence } from './evidence.ts';

/** MSAL's way to the network, and what went wrong on it. */
export interface NetworkModule extends INetworkModule {
  /**
   * What stopped the last request. MSAL turns a dead network, a proxy's page and an unknown tenant
   * into the same `endpoints_resolution_error` or `network_error`; this still knows which it was.
   */
  takeFailure(): Evidence | null;
}

/** Builds MSAL's network module over the one door to the network. */
export function createNetworkModule(options: {
  net: Net;
  signal?: AbortSignal;
  /** A code or refresh token is about to be sent. */
  onPost?(): void;
  /** Also an error that the token endpoint answered: MSAL keeps only its name where a device asks. */
  keepsRefusals?: boolean;
}): NetworkModule {
  const { net, signal, onPost, keepsRefusals = false } = options;
  let failure: Evidence | null = null;

  const send = async <T>(url: string, init: NetInit): Promise<NetworkResponse<T>> => {
    failure = null;
    try {
      const response = await net.fetch(url, { ...init, ...(signal && { signal }) });
      const body = await readJson(response, new URL(url).host);
      const isKept = keepsRefusals || init.method === 'GET';
      failure = isKept ? failureIn(body, response.status) : null;
      const headers = Object.fromEntries(response.headers);
      return { headers, body: body as T, status: response.status };
    } catch (error) {
      failure = evidenceOf(error);
      throw error;
    }
  };

  return {
    sendGetRequestAsync: (url, request, timeoutMs) =>
      send(url, { method: 'GET', ...headersOf(request), ...(timeoutMs && { timeoutMs }) }),
    sendPostRequestAsync(url, request) {
      onPost?.();
      return send(url, {
        method: 'POST',
        ...headersOf(request),
        body: request?.body ?? '',
      });
    },
    takeFailure() {
      const taken = failure;
      failure = null;
      return taken;
    },
  };
}

function headersOf(request: NetworkRequestOptions | undefined): { headers?: Record<string, string> } {
  return request?.headers ? { headers: request.headers } : {};
}

/**
 * The token endpoint speaks JSON even when it fails. A page instead is a proxy's or portal's, unless
 * the status says that the service itself is down.
 */
async function readJson(response: Response, host: string): Promise<object> {
  const text = await response.text();
  const value = parse(text);
  if (value) return value;
  if (response.status < 500) throw new NetError('proxy', host, 'not JSON');
  return { error: 'temporarily_unavailable', error_description: `${host} answered ${response.status}` };
}

function parse(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

function failureIn(body: object, status: number): Evidence | null {
  const { error, error_description: description } = body as Record<string, unknown>;
  if (typeof error !== 'string') return null;
  return oauthEvidence({
    error,
    status,
    description: typeof description === 'string' ? description : undefined,
  });
}
