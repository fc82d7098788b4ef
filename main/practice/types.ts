import type { PracticeFailure, PracticePerson } from '../../preload/contract.ts';
import type { DirectoryPolicies } from './directory/directory.ts';
import type { Hurdle } from './directory/people.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { CustomMessage } from './mail/custom-mail.ts';
import type { MailServers } from './mailservers/servers.ts';
import type { PathFaults } from './path-faults.ts';

export interface PracticeOptions {
  /** Origins it answers for when a request carries no X-Forwarded-* headers. */
  login: string;
  graph: string;
  /** Resource of IMAP, POP and SMTP tokens; `graph` with its first label replaced by `outlook` if absent. */
  outlook?: string;
  /** Messages generated per mailbox, all of them in its Inbox. */
  messages: number;
  /** Folder of .eml and .html files that replaces the generator's mail. */
  mailFolder?: string;
  /** Seed of the generator and of nothing secret. */
  seed: number;
  /** The administrator has consented to every registration's permissions before the start. */
  adminConsented?: boolean;
  /** Seconds between two questions of a client that waits for a device code; 5 if absent. */
  deviceInterval?: number;
  now(): number;
  /** State of an earlier run (`snapshot()`), so that sign-ins survive a restart. */
  restore?: unknown;
  /** Something that `snapshot()` holds has changed. Never called before the tenant is handed out. */
  onChange?(): void;
}

/** Things a person or a test can make happen. Addresses are of people or mailboxes of the tenant. */
export interface PracticeControl {
  deliver(address: string, count: number): void;
  /** Delivers one message with this HTML body, subject and attachments. */
  deliverMessage(address: string, message: CustomMessage): void;
  /** Revokes the person's sessions: refresh tokens answer 50173 / invalid_grant (bad_token). */
  revoke(address: string): void;
  /** Refresh tokens of the person answer 700082 as after 90 days of silence. */
  expireRefreshTokens(address: string): void;
  /** Access tokens of the person are refused by Graph from now on (new ones are fine). */
  expireAccessTokens(address: string): void;
  /** Graph answers the person's present access tokens with a claims challenge, if their client declared `cp1`. */
  challengeClaims(address: string): void;
  /** Every client secret counts as expired (true) or is valid again (false). */
  expireSecrets(expired: boolean): void;
  /** Puts a policy or an account state in the person's way, or (null) clears it. */
  setHurdle(address: string, hurdle: Hurdle | null): void;
  /** Delta links of the mailbox answer 410 from now on (new ones are fine). */
  loseSyncState(address: string): void;
  /** Delta rounds begin with an empty page and repeat items, as the service may. */
  unsettleDelta(on: boolean): void;
  /** The next `count` Graph answers are 429 with this Retry-After. */
  throttle(count: number, retryAfterSeconds: number): void;
  switches: {
    offline: boolean;
    throttled: boolean;
    outage: boolean;
  };
  /** Everything that can be made to go wrong, with what it is done to now. */
  failures(): PracticeFailure[];
  /** Makes a failure of that list happen, or puts it back. `target`: client id or address, empty for the tenant. */
  provoke(id: string, target: string, on: boolean): void;
  /** Puts back everything that was provoked. */
  putBack(): void;
  /** Switches of IMAP, POP and SMTP, and who may open or send as which mailbox. */
  exchange: Exchange;
  /** What stands in the way to the tenant: names, firewalls, proxies, the clock. */
  path: PathFaults;
  /** Reads and sign-ins after each creation of a registration or enterprise app that miss it. */
  replicationLag: number;
  /** "Users can register applications", longest secret, and Microsoft's command line client. */
  policies: DirectoryPolicies;
  /** Withdraws the consents a person (or the administrator) gave. */
  withdrawConsent(): void;
}

/** Everything the tenant handed out that must never be found in the clear outside the vault. */
export interface IssuedSecrets {
  tokens: string[];
  codes: string[];
  /** Client secrets. */
  secrets: string[];
  /** Subjects of every mailbox that was opened; empty ones are left out. */
  subjects: string[];
}

/** A registration as a client needs it. */
export interface PracticeClient {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
}

export interface PracticeTenant {
  /** Pure request handler for both its hosts; throws a network-like error while switched offline. */
  fetch(request: Request): Promise<Response>;
  readonly tenantId: string;
  readonly tenantDomain: string;
  /** Public client registration with redirect `http://localhost`. */
  readonly clientId: string;
  /** A Web registration with a secret. */
  readonly webClient: PracticeClient;
  /** Open to work and personal accounts of every tenant, with and without a secret: for clients of other makers. */
  readonly foreignClient: PracticeClient & { redirectUris: string[] };
  /** Client ids of all registrations by their short name. */
  readonly registrations: Readonly<Record<string, string>>;
  readonly people: PracticePerson[];
  readonly control: PracticeControl;
  /** Starts IMAP, POP and SMTP on loopback, with a certificate for these names besides `localhost`. */
  startMailServers(names?: readonly string[]): Promise<MailServers>;
  issued(): IssuedSecrets;
  /** JSON-serialisable; tokens only as SHA-256 hashes, no mail. */
  snapshot(): unknown;
}
