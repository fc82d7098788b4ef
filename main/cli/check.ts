import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CheckRun } from '../../preload/contract.ts';
import { VERDICT_WORDS } from '../../preload/verdict-words.ts';
import { systemClock } from '../clock.ts';
import { readSaved } from '../connections/saved.ts';
import { createStore } from '../connections/store.ts';
import { createVault } from '../connections/vault.ts';
import { createFirstState } from '../first-state.ts';
import { loadClouds } from '../identity/clouds.ts';
import { parseCustomCloud } from '../identity/custom-cloud.ts';
import { environmentProxy } from '../net/environment-proxy.ts';
import { createNet } from '../net/net.ts';
import { createNetworkPath } from '../net/network-path.ts';
import { createPathFetch } from '../net/path-fetch.ts';
import { loadSystems } from '../registration/systems.ts';
import type { Services } from '../service-types.ts';
import { createServices } from '../services.ts';
import type { Io } from './io.ts';
import {
  connectInPractice,
  createPracticeServices,
  SILENT,
  THIS_PROGRAM,
  WINDOWLESS,
} from './practice-services.ts';
import { USAGE_ERROR, UsageError } from './usage.ts';

const USAGE =
  'Usage: connector check --connection NAME [--user-data DIR] [--cloud FILE] [--json] | --practice PERSON --system ID [--mailbox ADDRESS] [--json]';

/** Runs all checks of one connection. Exit code 0: nothing failed; 1: something did; 2: usage. */
export async function runCheck(argv: string[], io: Io): Promise<number> {
  try {
    const wanted = readArguments(argv);
    const run = wanted.practice ? await practise(wanted) : await checkSaved(wanted, io.signal);
    for (const line of wanted.json ? [JSON.stringify(run)] : readable(run)) io.out(line);
    return run.wasCancelled || run.checks.some(({ verdict }) => verdict === 'failed') ? 1 : 0;
  } catch (error) {
    io.error(error instanceof UsageError ? error.message : `connector check: ${messageOf(error)}`);
    return error instanceof UsageError ? USAGE_ERROR : 1;
  }
}

interface Arguments {
  connection: string;
  userData: string | undefined;
  cloud: string | undefined;
  practice: string | undefined;
  system: string;
  mailbox: string | undefined;
  json: boolean;
}

/** @throws UsageError */
function readArguments(argv: string[]): Arguments {
  const values = parse(argv);
  const { connection = '', practice, system = '', 'user-data': userData, cloud, mailbox, json } = values;
  if ((connection === '') === (practice === undefined)) throw new UsageError(USAGE);
  if (practice !== undefined && !loadSystems().some(({ id }) => id === system)) {
    throw new UsageError(`There is no system "${system}"; "connector systems" lists them.`);
  }
  return { connection, practice, system, userData, cloud, mailbox, json };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        connection: { type: 'string' },
        'user-data': { type: 'string' },
        cloud: { type: 'string' },
        practice: { type: 'string' },
        system: { type: 'string' },
        mailbox: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    throw new UsageError(USAGE);
  }
}

/** Against the practice tenant in this process: an administrator registers and consents, the person signs in. */
async function practise({ practice = '', system, mailbox }: Arguments): Promise<CheckRun> {
  const run = await createPracticeServices();
  const { people } = run.tenant;
  const person = people.find(({ address }) => address === practice || address.split('@')[0] === practice);
  if (!person) throw new UsageError(`There is nobody called "${practice}" in the practice tenant.`);
  const shared = mailbox?.includes('@') ? mailbox : mailbox && `${mailbox}@${run.tenant.tenantDomain}`;
  const made = await connectInPractice(run, {
    system,
    signer: person.address,
    ...(shared ? { mailbox: shared } : {}),
  });
  if (!made.ok)
    throw new Error(`${made.problem.title} (${made.problem.cause}): ${made.problem.facts.message}`);
  return checked(run.services, made.value, undefined);
}

/** The person's own connections, with the tokens in their vault; the window may be open beside it. */
async function checkSaved(wanted: Arguments, signal: AbortSignal): Promise<CheckRun> {
  const directory = wanted.userData ?? defaultFolder();
  const store = createStore({ directory, read: readSaved });
  const name = wanted.connection.toLowerCase();
  const found = store
    .get('connections')
    .filter(({ id, mailbox }) => id === wanted.connection || mailbox.toLowerCase() === name);
  const [connection] = found;
  if (!connection) throw new UsageError(`There is no connection "${wanted.connection}" in ${directory}.`);
  if (found.length > 1) {
    throw new UsageError(
      `Several connections open ${name}; use an id: ${found.map(({ id }) => id).join(', ')}`,
    );
  }
  const clock = systemClock;
  const path = createNetworkPath(async (url) => environmentProxy(process.env, url));
  const net = createNet({ fetch: createPathFetch({ path }), clock });
  const vault = await createVault({
    directory: join(directory, 'vault'),
    service: 'Mailbox Connector',
    platform: process.platform,
  });
  const clouds = [...customClouds(wanted.cloud, net), ...loadClouds()];
  const own = readOnly(store, connection.id);
  const services = await createServices({
    state: createFirstState({ ...THIS_PROGRAM, store: own, clouds }),
    store: own,
    vault,
    net,
    clock,
    log: SILENT,
    clouds,
    ui: {
      openAuthWindow: async () => ({ kind: 'aborted' }),
      openBrowser: () => Promise.reject(new Error('there is no window here')),
      clearAuthSession: async () => {},
    },
    path,
    ...WINDOWLESS,
  });
  return checked(services, connection.id, signal);
}

/** Another process may own the settings: this one changes nothing, and starts nothing else's sync. */
function readOnly(store: ReturnType<typeof createStore>, id: string): ReturnType<typeof createStore> {
  const changed = new Map<string, unknown>();
  return {
    notice: store.notice,
    get(key) {
      if (changed.has(key)) return changed.get(key) as ReturnType<typeof store.get<typeof key>>;
      const value = store.get(key);
      if (key !== 'connections') return value;
      const only = store.get('connections').filter((one) => one.id === id);
      return only.map((one) => ({ ...one, paused: true })) as typeof value;
    },
    set(key, value) {
      changed.set(key, value);
    },
  };
}

function customClouds(file: string | undefined, net: ReturnType<typeof createNet>) {
  if (!file) return [];
  const parsed = parseCustomCloud(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new UsageError(`The cloud file ${file} cannot be used: ${parsed.message}`);
  for (const { host, route } of parsed.value.routes) net.route(host, route);
  return [parsed.value.cloud];
}

async function checked(services: Services, id: string, signal: AbortSignal | undefined): Promise<CheckRun> {
  signal?.addEventListener('abort', () => services.doctor.cancel(id), { once: true });
  const run = await services.doctor.run(id);
  if (!run) throw new Error('the connection cannot be checked');
  return run;
}

/** Where Electron keeps the app's data. https://www.electronjs.org/docs/latest/api/app#appgetpathname */
function defaultFolder(): string {
  const home = homedir();
  const roots: Partial<Record<NodeJS.Platform, string>> = {
    win32: process.env['APPDATA'] ?? join(home, 'AppData', 'Roaming'),
    darwin: join(home, 'Library', 'Application Support'),
  };
  const root = roots[process.platform] ?? process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  return join(root, 'Mailbox Connector');
}

function readable({ checks }: CheckRun): string[] {
  const width = Math.max(...checks.map(({ verdict }) => VERDICT_WORDS[verdict].length));
  return checks.flatMap(({ title, verdict, problem }) => [
    `${VERDICT_WORDS[verdict].padEnd(width)}  ${title}`,
    ...(problem ? [`    ${problem.title} (${problem.cause}): ${problem.facts.message.split('\n')[0]}`] : []),
  ]);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
