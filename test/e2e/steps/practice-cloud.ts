import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveTenant } from '../../../main/practice/serve.ts';
import { createPracticeTenant } from '../../../main/practice/tenant.ts';
import type { PracticeOptions, PracticeTenant } from '../../../main/practice/types.ts';

/** A request as it arrived at the tenant. */
export interface SeenRequest {
  method: string;
  /** Without the query. */
  path: string;
  /** Null when it got no answer. */
  status: number | null;
  /** Milliseconds on the monotonic clock of the test. */
  at: number;
}

/** A practice tenant on loopback, and the cloud file that leads the app to it. */
export interface PracticeCloud {
  tenant: PracticeTenant;
  origin: string;
  /** Path for `--cloud`. */
  file: string;
  /** Everything the tenant was asked so far, oldest first. */
  requests: readonly SeenRequest[];
  /** Address of the person whose sign-in name begins with this. */
  person(alias: string): { address: string; password: string };
  [Symbol.asyncDispose](): Promise<void>;
}

/** Serves a fresh tenant; the caller owns `folder`. */
export async function servePracticeCloud(
  folder: string,
  options: Partial<PracticeOptions> = {},
): Promise<PracticeCloud> {
  const tenant = await createPracticeTenant({
    login: 'https://login.unused.example',
    graph: 'https://graph.unused.example',
    messages: 120,
    seed: 7,
    now: () => Date.now(),
    ...options,
  });
  const requests: SeenRequest[] = [];
  const server = await serveTenant(observed(tenant, requests), { port: 0 });
  const file = join(folder, 'cloud.json');
  const cloud = {
    id: 'practice-server',
    name: 'Practice server',
    login: server.origin,
    graph: server.origin,
  };
  writeFileSync(file, JSON.stringify(cloud));
  return {
    tenant,
    origin: server.origin,
    file,
    requests,
    person(alias) {
      const found = tenant.people.find(({ address }) => address.startsWith(`${alias}@`));
      if (!found) throw new Error(`Nobody is called ${alias}`);
      return found;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

function observed(tenant: PracticeTenant, requests: SeenRequest[]): PracticeTenant {
  return {
    ...tenant,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const seen: SeenRequest = {
        method: request.method,
        path: pathname,
        status: null,
        at: performance.now(),
      };
      requests.push(seen);
      const response = await tenant.fetch(request);
      seen.status = response.status;
      return response;
    },
  };
}
