import type { Cause, ReadBack } from '../../preload/contract.ts';
import type { Automatic } from '../registration/automatic/automatic.ts';
import { compareRegistered } from '../registration/redirect-compare.ts';
import { type AdminErrand, beginErrand, type ErrandDeps } from './admin-errand.ts';
import type { SetupService } from './setup.ts';
import { NOTHING_READ } from './setup-view.ts';

export interface ReadBackDeps extends ErrandDeps {
  setup: SetupService;
  /** The administrator's errand that registered by itself, while it lasts. */
  errand(): Pick<AdminErrand, 'engine'> | null;
}

/** Reads a setup's registration back, to show in which letter its redirect URI differs from the one sent. */
export interface ReadBackService {
  /** Somebody who may read registrations signs in for it. */
  start(): Promise<void>;
  /** Asks nobody: works while whoever registered by itself is still signed in. */
  quietly(cause: Cause): Promise<void>;
  cancel(): void;
}

/** Refusals that what is registered explains. */
const ABOUT_REDIRECT: ReadonlySet<Cause> = new Set<Cause>([
  'redirect-uri-mismatch',
  'redirect-uri-missing',
  'wrong-platform-spa',
  'wrong-platform-web-needs-secret',
  'secret-sent-by-public-client',
]);

export function createReadBack(deps: ReadBackDeps): ReadBackService {
  const { setup } = deps;
  let running: AbortController | null = null;
  const begin = () => {
    running?.abort();
    running = new AbortController();
    return running.signal;
  };
  const show = (news: Partial<ReadBack>) => setup.note({ readBack: { ...NOTHING_READ, ...news } });

  const read = async (engine: Automatic, signal: AbortSignal): Promise<Partial<ReadBack>> => {
    const { registration } = setup.current() ?? {};
    if (!registration) return {};
    const found = await engine.redirects(registration.clientId, signal);
    return found.ok
      ? { comparison: compareRegistered(registration, found.value) }
      : { problem: found.problem };
  };

  return {
    async start() {
      const current = setup.current();
      if (!current) return;
      const signal = begin();
      const { cloud, registration } = current;
      show({ visit: { phase: 'signing-in', host: '', stalled: false } });
      const admin = await beginErrand(deps, {
        cloud,
        tenant: registration.tenant,
        signal,
        onHost: (host, stalled) => show({ visit: { phase: 'signing-in', host, stalled } }),
      });
      if (!admin.ok) {
        if (!signal.aborted) show({ problem: admin.problem });
        return;
      }
      try {
        if (!signal.aborted) show({ visit: { phase: 'working' } });
        const news = await read(admin.value.engine, signal);
        if (!signal.aborted) show(news);
      } finally {
        await admin.value.end();
      }
    },
    async quietly(cause) {
      const errand = deps.errand();
      if (!errand || !ABOUT_REDIRECT.has(cause)) return;
      const signal = begin();
      const { comparison = null } = await read(errand.engine, signal);
      // What could not be read without asking is offered to be read with a sign-in.
      if (!signal.aborted && comparison) show({ comparison });
    },
    cancel() {
      running?.abort();
      running = null;
      show({});
    },
  };
}
