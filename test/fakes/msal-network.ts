import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';

/** MSAL's network over any `(Request) => Response`. */
export function msalNetwork(fetch: (request: Request) => Promise<Response>): INetworkModule {
  const send = async <T>(url: string, init: RequestInit): Promise<NetworkResponse<T>> => {
    const response = await fetch(new Request(url, init));
    return {
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as T,
      status: response.status,
    };
  };
  return {
    sendGetRequestAsync: (url, options) => send(url, { headers: options?.headers ?? {} }),
    sendPostRequestAsync: (url, options?: NetworkRequestOptions) =>
      send(url, { method: 'POST', headers: options?.headers ?? {}, body: options?.body ?? null }),
  };
}
