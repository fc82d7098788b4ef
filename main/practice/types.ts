import type { PracticePerson } from '../../preload/contract.ts';

export interface PracticeOptions {
  /** Origins it answers for when a request carries no X-Forwarded-* headers. */
  login: string;
  graph: string;
  /** Messages generated per mailbox. */
  messages: number;
  /** Folder of .eml and .html files that replaces the generator's mail. */
  mailFolder?: string;
  /** Seed of the generator and of nothing secret. */
  seed: number;
  now(): number;
  /** State of an earlier run (`snapshot()`), so that sign-ins survive a restart. */
  restore?: unknown;
  /** Something that `snapshot()` holds has changed. */
  onChange?(): void;
}

/** Things a person or a test can make happen. Addresses are of people or mailboxes of the tenant. */
export interface PracticeControl {
  deliver(address: string, count: number): void;
  /** Delivers one message with this HTML body and subject. */
  deliverMessage(
    address: string,
    message: { subject: string; html?: string; text?: string; from?: string },
  ): void;
  /** Revokes the person's sessions: refresh tokens answer 50173 / invalid_grant (bad_token). */
  revoke(address: string): void;
  /** Refresh tokens of the person answer 700082 as after 90 days of silence. */
  expireRefreshTokens(address: string): void;
  /** Access tokens of the person are refused by Graph from now on (new ones are fine). */
  expireAccessTokens(address: string): void;
  /** The next `count` Graph answers are 429 with this Retry-After. */
  throttle(count: number, retryAfterSeconds: number): void;
  switches: { offline: boolean; throttled: boolean };
  /** Withdraws the consents a person (or the administrator) gave. */
  withdrawConsent(): void;
}

/** Everything the tenant handed out that must never be found in the clear outside the vault. */
export interface IssuedSecrets {
  tokens: string[];
  codes: string[];
  subjects: string[];
}

export interface PracticeTenant {
  /** Pure request handler for both its hosts; throws a network-like error while switched offline. */
  fetch(request: Request): Promise<Response>;
  readonly tenantId: string;
  readonly tenantDomain: string;
  /** Public client registration with redirect `http://localhost`. */
  readonly clientId: string;
  /** A Web registration with a secret. */
  readonly webClient: { clientId: string; clientSecret: string; redirectUri: string };
  readonly people: PracticePerson[];
  readonly control: PracticeControl;
  issued(): IssuedSecrets;
  /** JSON-serialisable; tokens only as SHA-256 hashes, no mail. */
  snapshot(): unknown;
}
