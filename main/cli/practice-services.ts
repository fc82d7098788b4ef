import project from '../../package.json' with { type: 'json' };
import { type Clock, systemClock } from '../clock.ts';
import { defaultSaved } from '../connections/default-saved.ts';
import { memoryOnlyVault } from '../connections/memory-only-vault.ts';
import { PRACTICE_CLOUD } from '../connections/practice-host.ts';
import type { Saved, Store, Vault } from '../connections/types.ts';
import { createDetailLog } from '../detail-log.ts';
import { createFirstState } from '../first-state.ts';
import type { Log } from '../log.ts';
import { memoryLinks } from '../mailbox/links.ts';
import { createNet } from '../net/net.ts';
import { createNetworkPath } from '../net/network-path.ts';
import { DIRECT } from '../net/way.ts';
import type { PersonWishes } from '../practice/scripted-person.ts';
import { createScriptedUi, type ScriptedPerson } from '../practice/scripted-ui.ts';
import type { PracticeTenant } from '../practice/types.ts';
import { findSystem } from '../registration/systems.ts';
import { failure, type Result, success } from '../result.ts';
import type { ServiceOptions, Services } from '../service-types.ts';
import { createServices } from '../services.ts';

/** The app's services over the practice tenant, without a window: nothing is kept, nothing is reached. */
export interface PracticeServices {
  services: Services;
  tenant: PracticeTenant;
  /** Who signs in when a sign-in window opens. */
  person: ScriptedPerson;
  vault: Vault;
  store: Store;
}

/** A run on the command line writes no log. */
export const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {}, child: () => SILENT };

/** Surfaces of a run without a window: nobody is asked, nothing is shown and nothing is kept. */
export const WINDOWLESS = {
  files: { save: async () => false, open: async () => null, read: async () => null },
  places: {
    chooseFile: async () => null,
    chooseFolder: async () => null,
    confirmDanger: async () => 'cancel' as const,
    showInFolder: () => {},
  },
  notifier: { show: () => {} },
  history: { append: () => {}, *newestFirst() {}, clear: () => {} },
  clipboard: { writeSecret: async () => {} },
  recentLog: () => '',
  links: memoryLinks(),
  detail: createDetailLog(SILENT, systemClock),
} satisfies Partial<ServiceOptions>;

export interface PracticeRunOptions {
  clock?: Clock;
  vault?: Vault;
  store?: Store;
  log?: Log;
  /** What somebody would see or touch besides the windows: files, clipboard, notifications. */
  surfaces?: Partial<typeof WINDOWLESS>;
  /** The tenant of another run: two people at two computers. */
  tenant?: PracticeTenant;
}

/** What the state of a run without a window tells of the program. */
export const THIS_PROGRAM = { version: project.version, runtime: `Node ${process.versions.node}` };

const PRACTICE_HOSTS = [PRACTICE_CLOUD.login, PRACTICE_CLOUD.graph].map((origin) => new URL(origin).host);

/** Whoever gives the consent and makes registrations. */
const ADMIN = 'olga.admin';

export async function createPracticeServices(options: PracticeRunOptions = {}): Promise<PracticeServices> {
  const { clock = systemClock, vault = memoryOnlyVault(), store = memoryStore(), log = SILENT } = options;
  const person: ScriptedPerson = { wishes: { address: '' } };
  const net = createNet({
    fetch: () => Promise.reject(new TypeError('no network in a practice run')),
    clock,
  });
  const services: Services = await createServices({
    state: createFirstState({ ...THIS_PROGRAM, store, clouds: [] }),
    store,
    vault,
    net,
    clock,
    log,
    clouds: [],
    ui: createScriptedUi(person, () => options.tenant ?? services?.practice.current() ?? null),
    ...WINDOWLESS,
    path: createNetworkPath(async () => DIRECT),
    ...options.surfaces,
  });
  const own = await services.practice.open();
  const tenant = options.tenant ?? own;
  if (tenant !== own) for (const host of PRACTICE_HOSTS) net.route(host, tenant);
  return { services, tenant, person, vault, store };
}

/** Nothing of a practice run is kept. */
function memoryStore(): Store {
  const saved = defaultSaved();
  return {
    notice: null,
    get: (key) => structuredClone(saved[key]),
    set<K extends keyof Saved>(key: K, value: Saved[K]) {
      saved[key] = structuredClone(value);
    },
  };
}

export interface PracticeWishes {
  system: string;
  /** Address of whoever signs in. */
  signer: string;
  /** `signer` if absent. */
  mailbox?: string;
  /** How the signer behaves on the pages. */
  behaviour?: Partial<PersonWishes>;
}

/**
 * Connects a mailbox as a person would: an administrator lets the app register and consents, then the
 * signer signs in. Answers the connection's id.
 */
export async function connectInPractice(
  run: PracticeServices,
  { system: systemId, signer, mailbox = signer, behaviour = {} }: PracticeWishes,
): Promise<Result<string>> {
  const { services, tenant, person } = run;
  const { setup, automatic, signIn, state } = services;
  const system = findSystem(systemId);
  if (!system) throw new TypeError(`no system ${systemId}`);
  await setup.start(true);
  setup.update({ system: systemId, mailbox, signer });
  setup.update({ inputs: Object.fromEntries(system.inputs.map(({ id, example }) => [id, example])) });
  await setup.discover();
  const admin = `${ADMIN}@${tenant.tenantDomain}`;
  person.wishes = { address: admin, consent: 'organization' };
  setup.update({ way: 'by-itself', registration: { tenant: tenant.tenantId } });
  await automatic.start();
  if (state.get().setup?.automatic.phase === 'review') await automatic.apply();
  const made = state.get().setup?.automatic;
  if (made?.phase === 'failed') return failure(made.problem);
  // Its own consent page, as the administrator of another company would see it.
  await grantConsent(run);
  person.wishes = { address: signer, ...behaviour };
  const id = setup.current()?.id ?? '';
  await signIn.start(null, 'window');
  const ended = state.get().signIn;
  return ended.phase === 'failed' ? failure(ended.problem) : success(id);
}

async function grantConsent({ services }: PracticeServices): Promise<void> {
  const { setup, state } = services;
  const done = new Promise<void>((resolve) => {
    const stop = state.subscribe(({ setup: now }) => {
      const status = now?.adminConsent.status;
      if (status === 'running' || status === 'none') return;
      stop();
      resolve();
    });
  });
  setup.grantAsAdmin();
  await done;
}
