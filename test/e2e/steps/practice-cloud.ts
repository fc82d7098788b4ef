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
}

/** A port on loopback and the file that leads the app to it; one tenant after the other answers there. */
export interface CloudServer {
  /** Puts a fresh tenant behind the port. */
  renew(options?: Partial<PracticeOptions>): Promise<PracticeCloud>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Opens the port; the caller owns `folder`. */
export async function openCloudServer(folder: string): Promise<CloudServer> {
  let answer: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const server = await serveTenant({ fetch: (request) => answer(request) }, { port: 0 });
  const { origin } = server;
  const file = join(folder, 'cloud.json');
  writeFileSync(
    file,
    JSON.stringify({ id: 'practice-server', name: 'Practice server', login: origin, graph: origin }),
  );
  return {
    async renew(options = {}) {
      const tenant = await createPracticeTenant({ ...DEFAULTS, ...options });
      const requests: SeenRequest[] = [];
      const fetch = observed(tenant, requests);
      answer = fetch;
      return { tenant, origin, file, requests, person: (alias) => personOf(tenant, alias) };
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

const DEFAULTS: PracticeOptions = {
  login: 'https://login.unused.example',
  graph: 'https://graph.unused.example',
  messages: 120,
  seed: 7,
  now: () => Date.now(),
};

function personOf(tenant: PracticeTenant, alias: string): PracticeTenant['people'][number] {
  const found = tenant.people.find(({ address }) => address.startsWith(`${alias}@`));
  if (!found) throw new Error(`Nobody is called ${alias}`);
  return found;
}

function observed(tenant: PracticeTenant, requests: SeenRequest[]) {
  return async (request: Request): Promise<Response> => {
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
  };
}
