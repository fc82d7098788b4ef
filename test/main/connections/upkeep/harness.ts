/** A connection whose registration is on a practice tenant, and everything that looks after its secret. */
import type { Connections } from '../../../../main/connections/connections.ts';
import { PRACTICE_CLOUD } from '../../../../main/connections/practice-host.ts';
import type { Connection } from '../../../../main/connections/types.ts';
import { createOlderSecrets } from '../../../../main/connections/upkeep/older-secrets.ts';
import { createRenewals, type RenewalDeps } from '../../../../main/connections/upkeep/renewals.ts';
import { NO_MOMENTS, type UpkeepMoments } from '../../../../main/connections/upkeep/upkeep-view.ts';
import { diagnose } from '../../../../main/diagnosis/diagnose.ts';
import type { AuthUi } from '../../../../main/identity/types.ts';
import { createNet } from '../../../../main/net/net.ts';
import { failure, success } from '../../../../main/result.ts';
import type { RenewalView } from '../../../../preload/contract.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { memoryVault } from '../../../fakes/memory-vault.ts';
import { signInAs } from '../../../fakes/practice-person.ts';
import { GRAPH, LOGIN, OLGA, type TestTenant } from '../../practice/harness.ts';
import {
  appsNamed,
  type Bench,
  bench,
  must,
  register,
  WEB_SPEC,
} from '../../registration/automatic/harness.ts';
import { perfexConnection } from './perfex-connection.ts';

export const ID = 'c1';

/** Longest pause between two tries. */
const PAUSE_MS = 60_000;

export interface Upkeep {
  made: Bench;
  vault: ReturnType<typeof memoryVault>;
  connection(): Connection;
  /** What was shown, in order. */
  shown: RenewalView[];
  renewal(): RenewalView;
  renewals: ReturnType<typeof createRenewals>;
  older: ReturnType<typeof createOlderSecrets>;
  /** The app ends between two instructions and is started again: only disk and vault are left. */
  restart(): void;
  /** Key ids of the registration's secrets. */
  keyIds(): Promise<string[]>;
  /** Whether Entra takes this secret. */
  works(secret: string): Promise<boolean>;
  /** Replaces a part before the services are built again. */
  change(deps: Partial<RenewalDeps>): void;
  first: { value: string; keyId: string };
}

/** `address`: who signs in as administrator. */
export async function upkeep(address = OLGA): Promise<Upkeep> {
  const made = await bench();
  const { clientId, secret } = must(await register(made, WEB_SPEC));
  if (!secret) throw new Error('the registration has no secret');
  const vault = memoryVault();
  vault.entries.set(`secret-${ID}`, secret.value);
  let kept: Connection = connectionFor(clientId, made.tenant);
  const shown: RenewalView[] = [];
  let moments: UpkeepMoments = NO_MOMENTS;
  const keep = (connection: Connection) => {
    kept = structuredClone(connection);
  };
  const connections: Pick<Connections, 'get' | 'all' | 'amend' | 'renew' | 'note'> = {
    get: (id) => (id === ID ? structuredClone(kept) : undefined),
    all: () => [structuredClone(kept)],
    amend: keep,
    renew: keep,
    note(_id, news) {
      moments = { ...moments, ...news };
      if (news.renewal) shown.push(news.renewal);
    },
  };
  const requests = made.requests;
  const net = createNet({
    clock: new FakeClock(),
    fetch: (request) => {
      if (!request.url.startsWith(GRAPH)) return made.tenant.fetch(request);
      const index = requests.length;
      requests.push(`${request.method} ${decodeURIComponent(new URL(request.url).pathname)}`);
      const send = () => made.tenant.fetch(request);
      return made.fault ? made.fault(request, index, send) : send();
    },
  });
  let changes: Partial<RenewalDeps> = {};
  const works = (value: string) => worksOn(made.tenant, clientId, value);
  const deps = (): RenewalDeps => ({
    net,
    clock: {
      now: () => made.tenant.clock.now,
      after(ms, callback) {
        // A limit, not a pause: nothing takes that long here.
        if (ms > PAUSE_MS) return () => undefined;
        made.waits.push(ms);
        made.tenant.clock.now += ms;
        queueMicrotask(callback);
        return () => undefined;
      },
    },
    ui: windowOf(made.tenant, address),
    clouds: () => [PRACTICE_CLOUD],
    diagnose,
    vault,
    connections: connections as Connections,
    proveSecret: async (_connection, value) =>
      (await works(value)) ? success(null) : failure(refused('secret-wrong-or-id-pasted')),
    rehearse: async () => undefined,
    cancelRehearsal: () => undefined,
    ...changes,
  });
  const all: Upkeep = {
    made,
    vault,
    shown,
    first: secret,
    works,
    connection: () => kept,
    renewal: () => moments.renewal,
    renewals: createRenewals(deps()),
    older: createOlderSecrets(deps()),
    restart() {
      moments = NO_MOMENTS;
      all.renewals = createRenewals(deps());
      all.older = createOlderSecrets(deps());
    },
    change(more) {
      changes = more;
      all.restart();
    },
    async keyIds() {
      const [app] = await appsNamed(made, WEB_SPEC.displayName);
      return app?.passwordCredentials.map(({ keyId }) => keyId) ?? [];
    },
  };
  return all;
}

export function refused(cause: 'secret-wrong-or-id-pasted' | 'refresh-token-expired' | 'offline-or-dns') {
  return diagnose({ source: 'app', cause, facts: { message: cause } });
}

/** The administrator's window: signs in and agrees. */
function windowOf(tenant: TestTenant, address: string): AuthUi {
  return {
    async openAuthWindow({ url, signal, onProgress }) {
      onProgress({ host: new URL(url).host, stalled: false });
      const end = await signInAs(tenant, url, { address, consent: 'organization' });
      if (signal.aborted) return { kind: 'aborted' };
      return end.kind === 'redirect'
        ? { kind: 'redirect', url: end.url.href }
        : { kind: 'closed', pageError: `${end.title} AADSTS${end.code}` };
    },
    openBrowser: async () => undefined,
    clearAuthSession: async () => undefined,
  };
}

/** A token for the app itself: how a secret is tried out without a person. */
async function worksOn(tenant: TestTenant, clientId: string, secret: string): Promise<boolean> {
  const response = await tenant.fetch(
    new Request(`${LOGIN}/${tenant.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: secret,
        scope: 'https://graph.microsoft.com/.default',
      }),
    }),
  );
  return response.ok;
}

function connectionFor(clientId: string, { tenantId }: TestTenant): Connection {
  return perfexConnection({
    id: ID,
    cloud: 'practice',
    practice: true,
    registration: {
      clientId,
      tenant: tenantId,
      audience: 'AzureADMyOrg',
      platform: 'web',
      redirectUri: WEB_SPEC.redirectUris[0] ?? '',
    },
    proof: [{ item: 'secret', verdict: 'failed', evidence: 'The client secret has expired.' }],
  });
}
