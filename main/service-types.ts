import type { Doctor } from './checks/doctor.ts';
import type { Repairs } from './checks/repairs.ts';
import type { Reports } from './checks/report/reports.ts';
import type { Clock } from './clock.ts';
import type { Activity } from './connections/activity/activity.ts';
import type { ActivityFiles } from './connections/activity/activity-files.ts';
import type { AdminRequests } from './connections/admin-requests.ts';
import type { AutomaticService } from './connections/automatic-service.ts';
import type { Connections } from './connections/connections.ts';
import type { ConsentWatch } from './connections/consent-watch.ts';
import type { Diagnostics } from './connections/diagnostics.ts';
import type { DriftService } from './connections/drift-service.ts';
import type { Edits } from './connections/edits/edits.ts';
import type { Files } from './connections/files.ts';
import type { Fleet } from './connections/fleet/fleet.ts';
import type { HandoverService } from './connections/handover-service.ts';
import type { Navigation } from './connections/navigation.ts';
import type { NetworkService } from './connections/network.ts';
import type { Shown } from './connections/notice.ts';
import type { Notifications } from './connections/notifications.ts';
import type { Power } from './connections/pace.ts';
import type { PracticeHost } from './connections/practice-host.ts';
import type { ReadBackService } from './connections/read-back.ts';
import type { SettingsService } from './connections/settings.ts';
import type { SettingsFiles } from './connections/settings-file/settings-files.ts';
import type { SetupService } from './connections/setup.ts';
import type { SignInService } from './connections/sign-in.ts';
import type { StateStore } from './connections/state.ts';
import type { Storage } from './connections/storage.ts';
import type { SavePlaces, Transfers } from './connections/transfers.ts';
import type { Store, Vault } from './connections/types.ts';
import type { OlderSecrets } from './connections/upkeep/older-secrets.ts';
import type { Renewals } from './connections/upkeep/renewals.ts';
import type { DetailLog } from './detail-log.ts';
import type { AuthUi, Cloud } from './identity/types.ts';
import type { Log } from './log.ts';
import type { EngineFeeds } from './mailbox/events.ts';
import type { Links } from './mailbox/links.ts';
import type { NetworkPath } from './net/network-path.ts';
import type { Net } from './net/types.ts';

export interface ServiceOptions {
  /** What the window may show already; the services go on from it. */
  state: StateStore;
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
