import type { AppState } from '../preload/contract.ts';
import { DEFAULT_NETWORK_VIEW } from '../preload/default-network.ts';
import { startDailyChecks } from './checks/daily.ts';
import { createDoctor, type Doctor } from './checks/doctor.ts';
import { testNetwork } from './checks/network-test.ts';
import { MAIL_PROBES } from './checks/probes/mail-probes.ts';
import { createRepairs, type Repairs } from './checks/repairs.ts';
import { createReports, type Reports } from './checks/report/reports.ts';
import { checkAfterSignIn } from './checks/watch-sign-in.ts';
import { createWires } from './checks/wire/wires.ts';
import type { Clock } from './clock.ts';
import { type Activity, createActivity } from './connections/activity/activity.ts';
import type { ActivityFiles } from './connections/activity/activity-files.ts';
import { watchActivity } from './connections/activity/watch-activity.ts';
import { runAdminConsent } from './connections/admin-consent.ts';
import { type AdminRequests, createAdminRequests } from './connections/admin-requests.ts';
import { type AutomaticService, createAutomaticService } from './connections/automatic-service.ts';
import { type Connections, createConnections } from './connections/connections.ts';
import { type ConsentWatch, createConsentWatch } from './connections/consent-watch.ts';
import { createDiagnostics, type Diagnostics } from './connections/diagnostics.ts';
import { createDrift, type DriftService } from './connections/drift-service.ts';
import { createEdits, type Edits } from './connections/edits/edits.ts';
import type { Files } from './connections/files.ts';
import { createFleet, type Fleet } from './connections/fleet/fleet.ts';

import { createHandover, type HandoverService } from './connections/handover-service.ts';
import { proveSecret } from './connections/mailbox-access.ts';
import { createNavigation, firstPlace, type Navigation } from './connections/navigation.ts';
import { createNetwork, type NetworkService } from './connections/network.ts';
import type { Shown } from './connections/notice.ts';
import { createNotifications, type Notifications } from './connections/notifications.ts';
import { createPace, type Power } from './connections/pace.ts';
import { createPracticeHost, PRACTICE_CLOUD, type PracticeHost } from './connections/practice-host.ts';
import { createReadBack, type ReadBackService } from './connections/read-back.ts';
import { createSettings, type SettingsService } from './connections/settings.ts';
import { createSettingsFiles, type SettingsFiles } from './connections/settings-file/settings-files.ts';
import { createSetup, type SetupService } from './connections/setup.ts';
import { createSignIn, type SignInService } from './connections/sign-in.ts';
import { createQuietTarget, createSignInTargets, openAgain } from './connections/sign-in-targets.ts';
import { signInSilently } from './connections/silent-sign-in.ts';
import { createState, type StateStore } from './connections/state.ts';
import { createStorage, type Storage } from './connections/storage.ts';
import { createTransfers, type SavePlaces, type Transfers } from './connections/transfers.ts';
import type { Store, Vault } from './connections/types.ts';
import { createOlderSecrets, type OlderSecrets } from './connections/upkeep/older-secrets.ts';
import { createReminders } from './connections/upkeep/reminders.ts';
import { createRenewals, type Renewals } from './connections/upkeep/renewals.ts';
import { tellNewMail, watchStatus } from './connections/watch-status.ts';
import type { DetailLog } from './detail-log.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { createDiscovery } from './identity/discovery.ts';
import { createIdentity } from './identity/identity.ts';
import type { AuthUi, Cloud } from './identity/types.ts';
import type { Log } from './log.ts';
import { createFeeds, type EngineFeeds } from './mailbox/events.ts';
import { createGate } from './mailbox/gate.ts';
import type { Links } from './mailbox/links.ts';
import type { NetworkPath } from './net/network-path.ts';
import type { Net } from './net/types.ts';
import { loadSystems, systemView } from './registration/systems.ts';

export interface ServiceOptions {
  version: string;
  runtime: string;
  store: Store;
  vault: Vault;
  net: Net;
  clock: Clock;
  log: Log;
  /** The person's clouds; the first is the default. The practice tenant's is added here. */
  clouds: Cloud[];
  ui: AuthUi;
  files: Files;
  /** Where the history is kept. */
  history: ActivityFiles;
  notifier: { show(notification: Shown): void };
  places: SavePlaces;
  clipboard: { writeSecret(text: string): Promise<void> };
  /** What is taken down only when a person wants it. */
  detail: DetailLog;
  /** The way out of this computer, which `net` takes too. */
  path: NetworkPath;
  /** The newest lines of the log, for a support bundle. */
  recentLog(): string;
  /** Where delta links are kept. */
  links: Links;
}

export interface Services {
  state: StateStore;
  /** The person's clouds and the practice tenant's. */
  clouds: () => Cloud[];
  setup: SetupService;
  signIn: SignInService;
  connections: Connections;
  fleet: Fleet;
  activity: Activity;
  storage: Storage;
  settingsFiles: SettingsFiles;
  diagnostics: Diagnostics;
  network: NetworkService;
  doctor: Doctor;
  repairs: Repairs;
  edits: Edits;
  reports: Reports;
  automatic: AutomaticService;
  readBack: ReadBackService;
  handover: HandoverService;
  drift: DriftService;
  renewals: Renewals;
  consentWatch: ConsentWatch;
  olderSecrets: OlderSecrets;
  requests: AdminRequests;
  practice: PracticeHost;
  transfers: Transfers;
  settings: SettingsService;
  notifications: Notifications;
  navigation: Navigation;
  /** Takes note of what the operating system says of battery and lock. */
  setPower(power: Partial<Power>): void;
  /** What the sync engine tells of itself. */
  feeds: EngineFeeds;
}

/** Settings that decide how often mailboxes are looked at. */
const PACE = ['paused', 'pollSeconds', 'onBattery', 'whenLocked'] as const;

/** Builds everything behind the windows, and starts it. */
export async function createServices(options: ServiceOptions): Promise<Services> {
  const { store, vault, net, clock, log, ui, files, clipboard } = options;
  const practice = createPracticeHost({ net, store, clock });
  const clouds = () => [...options.clouds, PRACTICE_CLOUD];
  const state = createState(firstState(options));
  const feeds = createFeeds();
  const settings = createSettings({ store, state });
  const notifications = createNotifications({ store, settings, clock, show: options.notifier.show });
  const identity = createIdentity({ net, vault, clouds, ui, diagnose });
  const discover = createDiscovery({ net, clouds: () => options.clouds, diagnose });
  const discoverPractice = createDiscovery({ net, clouds: () => [PRACTICE_CLOUD], diagnose });
  let power: Power = { onBattery: false, isLocked: false };
  const pace = createPace(settings.get, () => power);
  const connections = createConnections({
    store,
    state,
    vault,
    identity,
    net,
    clouds,
    clock,
    log,
    ui,
    feeds,
    links: options.links,
    pace,
    gate: createGate({ clock }),
  });
  const wires = createWires({ net, practice, path: options.path });
  const network = createNetwork({
    store,
    state,
    vault,
    path: options.path,
    clock,
    files,
    diagnose,
    tryServers: async (report, signal) => {
      const [cloud] = options.clouds;
      if (cloud) await testNetwork({ wire: wires.real, net, clock, diagnose }, cloud, report, signal);
    },
  });
  const access = { store, vault, identity, net, clouds, clock, diagnose };
  const doctor = createDoctor({ ...access, log, connections, wireFor: wires.for, probes: MAIL_PROBES });
  const setup = createSetup({
    store,
    state,
    vault,
    practice,
    clouds,
    discover: (address, signal) =>
      (store.get('setup')?.practice ? discoverPractice : discover)(address, signal),
    grantAsAdmin: (request, signal) => runAdminConsent(ui, diagnose, request, signal),
  });
  const errands = { net, clock, ui, clouds, diagnose };
  const renewals = createRenewals({
    ...errands,
    vault,
    connections,
    proveSecret: (connection, secret) =>
      proveSecret({ identity, vault, net, clock, clouds }, connection, secret),
    rehearse: async (id) => void (await signIn.start(id, 'window')),
    cancelRehearsal: () => signIn.cancel(),
  });
  const automatic = createAutomaticService({ ...errands, setup, state });
  const readBack = createReadBack({ ...errands, setup, errand: automatic.errand });
  const targets = { setup, connections, renewals, readBack, vault, identity, clouds, diagnose };
  const target = createSignInTargets(targets);
  const quietTarget = createQuietTarget(targets);
  const signIn = createSignIn({
    ...{ identity, state, clock, diagnose, target },
    usual: () => settings.get().signInFlow,
  });
  const olderSecrets = createOlderSecrets({ ...errands, vault, connections });
  const drift = createDrift({ ...errands, connections, takeSecret: renewals.take });
  const repairs = createRepairs({
    ...access,
    ui,
    state,
    connections,
    signIn,
    drift,
    renewals,
    doctor,
    discover: (address, isPractice, signal) => (isPractice ? discoverPractice : discover)(address, signal),
    grantAsAdmin: (request, signal) => runAdminConsent(ui, diagnose, request, signal),
  });
  const edits = createEdits({
    ...{ connections, doctor, signIn, identity, vault, clock, clouds, diagnose },
  });
  const { recentLog } = options;
  const reports = createReports({ connections, doctor, state, store, clock, files, recentLog, diagnose });
  const handover = createHandover({
    store,
    vault,
    clock,
    clouds,
    setup,
    connections,
    files,
    clipboard,
    diagnose,
  });
  const transfers = createTransfers({
    state,
    clock,
    places: options.places,
    downloads: (id) => connections.mail(id)?.downloads,
  });
  const requests = createAdminRequests({ setup, vault, files, clouds, diagnose });
  const fleet = createFleet({
    state,
    connections,
    doctor,
    signIn,
    vault,
    files,
    clouds,
    diagnose,
    discover: (address, isPractice, signal) => (isPractice ? discoverPractice : discover)(address, signal),
    open: (id, signal) => openAgain({ connections, diagnose }, id, signal),
  });
  const navigation = createNavigation({ state, connections });
  settings.onDidChange((now, before) => {
    if (PACE.some((name) => now[name] !== before[name])) connections.settingsChanged();
  });

  await network.restore();
  if (store.get('connections').some((connection) => connection.practice)) await practice.open();
  await setup.restore();
  connections.start();
  watchStatus(state, notifications);
  const consentWatch = createConsentWatch({
    clock,
    state,
    connections,
    notifications,
    async trySetup(signal) {
      const result = await signInSilently(identity, await quietTarget(), signal);
      if (result.ok) signIn.dismiss();
      return result;
    },
    show: (view) => setup.note({ consentWatch: view }),
  });
  createReminders({ clock, connections, notifications }).start();
  checkAfterSignIn(state, doctor);
  startDailyChecks({ clock, store, doctor, notifications, random: Math.random });
  tellNewMail({ state, feeds, notifications });
  const activity = createActivity({ kept: options.history, state, clock, files });
  watchActivity({ state, feeds, activity });
  const storage = createStorage({
    store,
    state,
    vault,
    clock,
    connections,
    setup,
    signIn,
    settings,
    network,
    activity,
  });
  await renewals.restore();
  const diagnostics = createDiagnostics({
    state,
    detail: options.detail,
    feeds,
    recentLog: options.recentLog,
  });
  const settingsFiles = createSettingsFiles({
    ...{ store, settings, network, connections, clouds, files, clock, diagnose },
  });
  return {
    state,
    clouds,
    setup,
    signIn,
    connections,
    fleet,
    activity,
    storage,
    settingsFiles,
    diagnostics,
    network,
    doctor,
    repairs,
    edits,
    reports,
    automatic,
    readBack,
    handover,
    drift,
    renewals,
    olderSecrets,
    consentWatch,
    requests,
    practice,
    transfers,
    settings,
    notifications,
    navigation,
    setPower(news) {
      power = { ...power, ...news };
      connections.settingsChanged();
    },
    feeds,
  };
}

function firstState({ version, runtime, store, vault, clouds }: ServiceOptions): AppState {
  return {
    version,
    runtime,
    platform: process.platform,
    vault: vault.view,
    notice: store.notice,
    clouds: clouds.map(({ id, name }) => ({ id, name })),
    systems: loadSystems().map(systemView),
    setup: null,
    signIn: { phase: 'idle' },
    connections: [],
    errand: null,
    activityRevision: 0,
    selected: store.get('selected'),
    mail: null,
    transfers: [],
    practice: null,
    place: firstPlace(store.get('connections').length),
    settings: store.get('settings'),
    network: DEFAULT_NETWORK_VIEW,
    diagnostics: { detailedUntil: null, hasEnded: false },
  };
}
