import type { PracticeView } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { Cloud } from '../identity/types.ts';
import { NetError } from '../net/net-error.ts';
import type { Net } from '../net/types.ts';
import type { MailServers } from '../practice/mailservers/servers.ts';
import type { PracticeTenant } from '../practice/types.ts';
import type { Store } from './types.ts';

const LOGIN = 'https://login.practice.example';
const GRAPH = 'https://graph.practice.example';

/** The Cloud of the built-in practice tenant; its hosts exist only inside this process. */
export const PRACTICE_CLOUD: Cloud = {
  id: 'practice',
  name: 'Practice tenant',
  login: LOGIN,
  graph: GRAPH,
  outlook: 'https://outlook.practice.example',
  imap: { host: 'outlook.practice.example', port: 993 },
  pop: { host: 'outlook.practice.example', port: 995 },
  smtp: { host: 'smtp.practice.example', port: 587 },
  portal: 'https://entra.practice.example',
  personalDomains: [],
  hasPersonalAccounts: true,
  discoverable: false,
};

const MAIL_PROTOCOLS = ['imap', 'pop', 'smtp'] as const;

/** Messages per practice mailbox: enough to scroll, quick to make. */
const MESSAGES = 400;

/** The practice tenant inside the app: made when first needed, reached through routes. Only its mail servers have sockets, on loopback, once something asks for them. */
export interface PracticeHost {
  /** Makes the tenant and its routes if they are not there yet. */
  open(): Promise<PracticeTenant>;
  current(): PracticeTenant | null;
  view(): PracticeView | null;
  /** Stops the mail servers, if any were started. */
  close(): Promise<void>;
}

export function createPracticeHost(options: { net: Net; store: Store; clock: Clock }): PracticeHost {
  const { net, store, clock } = options;
  let tenant: PracticeTenant | null = null;
  let opening: Promise<PracticeTenant> | null = null;
  let stopMail: (() => Promise<void>) | null = null;

  const make = async (): Promise<PracticeTenant> => {
    // Loaded when asked for: most people never practise, or only on their first day.
    const { createPracticeTenant } = await import('../practice/tenant.ts');
    const made: PracticeTenant = await createPracticeTenant({
      login: LOGIN,
      graph: GRAPH,
      messages: MESSAGES,
      seed: 1,
      now: () => clock.now(),
      restore: store.get('practice') ?? undefined,
      onChange: () => store.set('practice', made.snapshot()),
    });
    for (const origin of [LOGIN, GRAPH]) {
      net.route(new URL(origin).host, { fetch: (request) => made.fetch(request) });
    }
    stopMail = routeMail(net, made);
    tenant = made;
    return made;
  };

  return {
    current: () => tenant,
    close: async () => stopMail?.(),
    open() {
      opening ??= make();
      return opening;
    },
    view: () =>
      tenant && {
        tenantId: tenant.tenantId,
        tenantDomain: tenant.tenantDomain,
        clientId: tenant.clientId,
        people: tenant.people,
        failures: tenant.control.failures(),
      },
  };
}

/** The Cloud's mail servers, started by the first client of any of them; answers the way to stop them. */
function routeMail(net: Net, tenant: PracticeTenant): () => Promise<void> {
  let starting: Promise<MailServers> | null = null;
  for (const protocol of MAIL_PROTOCOLS) {
    const named = PRACTICE_CLOUD[protocol];
    if (!named) continue;
    net.routeMail(named, async () => {
      const { switches, path } = tenant.control;
      const host = `${named.host}:${named.port}`;
      if (switches.offline || path.unresolvable) throw new NetError('offline', host, 'ENOTFOUND');
      if (path.blocked.has(protocol)) throw new NetError('timeout', host, 'ETIMEDOUT');
      starting ??= tenant.startMailServers(
        MAIL_PROTOCOLS.flatMap((each) => PRACTICE_CLOUD[each]?.host ?? []),
      );
      const servers = await starting;
      return { ...servers[protocol], ca: [servers.ca] };
    });
  }
  return async () => (await starting)?.close();
}
