import { startDailyChecks } from './checks/daily.ts';
import { createDoctor } from './checks/doctor.ts';
import { testNetwork } from './checks/network-test.ts';
import { MAIL_PROBES } from './checks/probes/mail-probes.ts';
import { createRepairs } from './checks/repairs.ts';
import { createReports } from './checks/report/reports.ts';
import { checkAfterSignIn } from './checks/watch-sign-in.ts';
import { createWires } from './checks/wire/wires.ts';
import { createActivity } from './connections/activity/activity.ts';
import { watchActivity } from './connections/activity/watch-activity.ts';
import { runAdminConsent } from './connections/admin-consent.ts';
import { createAdminRequests } from './connections/admin-requests.ts';
import { createAutomaticService } from './connections/automatic-service.ts';
import { createConnections } from './connections/connections.ts';
import { createConsentWatch } from './connections/consent-watch.ts';
import { createDiagnostics } from './connections/diagnostics.ts';
import { createDrift } from './connections/drift-service.ts';
import { createEdits } from './connections/edits/edits.ts';
import { createFleet } from './connections/fleet/fleet.ts';
import { createHandover } from './connections/handover-service.ts';
import { proveSecret } from './connections/mailbox-access.ts';
import { createNavigation } from './connections/navigation.ts';
import { createNetwork } from './connections/network.ts';
import { createNotifications } from './connections/notifications.ts';
import { createPace, type Power } from './connections/pace.ts';
import { createPracticeHost, PRACTICE_CLOUD } from './connections/practice-host.ts';
import { createReadBack } from './connections/read-back.ts';
import { createSettings } from './connections/settings.ts';
import { createSettingsFiles } from './connections/settings-file/settings-files.ts';
import { createSetup } from './connections/setup.ts';
import { createSignIn } from './connections/sign-in.ts';
import { createQuietTarget, createSignInTargets, openAgain } from './connections/sign-in-targets.ts';
import { signInSilently } from './connections/silent-sign-in.ts';
import { createStorage } from './connections/storage.ts';
import { createTransfers } from './connections/transfers.ts';
import { createOlderSecrets } from './connections/upkeep/older-secrets.ts';
import { createReminders } from './connections/upkeep/reminders.ts';
import { createRenewals } from './connections/upkeep/renewals.ts';
import { tellNewMail, watchStatus } from './connections/watch-status.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { createDiscovery } from './identity/discovery.ts';
import { createIdentity } from './identity/identity.ts';
import { createFeeds } from './mailbox/events.ts';
import { createGate } from './mailbox/gate.ts';
import { loadSystems, systemView } from './registration/systems.ts';
import type { ServiceOptions, Services } from './service-types.ts';

/** Settings that decide how often mailboxes are looked at. */
const PACE = ['paused', 'pollSeconds', 'onBattery', 'whenLocked'] as const;

/** Builds everything behind the windows, and starts it. */
export async function createServices(options: ServiceOptions): Promise<Services> {
  const { state, store, vault, net, clock, log, ui, files, clipboard } = options;
  state.update({ vault: vault.view, systems: loadSystems().map(systemView) });
  const practice = createPracticeHost({ net, store, clock });
  const clouds = () => [...options.clouds, PRACTICE_CLOUD];
  const feeds = createFeeds();
  const settings = createSettings({ store, state });
  const notifications = createNotifications({ store, settings, clock, show: options.notifier.show });
  const identity = createIdentity({ net, vault, clouds, ui, diagnose });
  const discoverReal = createDiscovery({ net, clouds: () => options.clouds, diagnose });
  const discoverPractice = createDiscovery({ net, clouds: () => [PRACTICE_CLOUD], diagnose });
  const discover = (address: string, isPractice: boolean, signal: AbortSignal) =>
    (isPractice ? discoverPractice : discoverReal)(address, signal);
  const grantAsAdmin = (request: Parameters<typeof runAdminConsent>[2], signal: AbortSignal) =>
    runAdminConsent(ui, diagnose, request, signal);
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
    discover: (address, signal) => discover(address, store.get('setup')?.practice === true, signal),
    grantAsAdmin,
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
    discover,
    grantAsAdmin,
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
    store,
    state,
    connections,
    doctor,
    signIn,
    vault,
    files,
    clouds,
    diagnose,
    discover,
    open: (id, signal) => openAgain({ connections, diagnose }, id, signal),
  });
  const navigation = createNavigation({ state, connections });
  settings.onDidChange((now, before) => {
    if (PACE.some((name) => now[name] !== before[name])) connections.settingsChanged();
  });

  await network.restore();
  if (store.get('connections').some((connection) => connection.practice)) await practice.open();
  await setup.restore();
  connections.start(fleet.restore());
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
