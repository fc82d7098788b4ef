import type {
  Access,
  Cause,
  CheckId,
  HandedOver,
  NetworkSettings,
  Problem,
  Proof,
  Registration,
  Settings,
  Setup,
  VaultView,
  Verdict,
} from '../../preload/contract.ts';

/** One mailbox connected for one System, as kept on disk. Holds no token, no secret and no mail. */
export interface Connection {
  id: string;
  system: string;
  mailbox: string;
  /** Vault entry of the sign-in, where several connections are opened by one; absent: its own. */
  signInKey?: string;
  signer: string;
  signedInAs: string | null;
  /** Entra object id and tenant id of the Signer, from the id token. */
  account: { homeAccountId: string; objectId: string; tenantId: string } | null;
  accountType: 'work' | 'personal';
  /** What its Signer has let the app do, where the System leaves that open. */
  access: Access;
  cloud: string;
  practice: boolean;
  registration: Registration;
  /** What the System's inputs were filled with; the plan and the sheet are worked out from them. */
  inputs: Record<string, string>;
  hasSecret: boolean;
  /** ISO 8601; null where nobody said. */
  secretExpiresAt: string | null;
  /** An earlier secret is still valid beside the present one. */
  hasOlderSecret: boolean;
  /** What the last rehearsal proved. */
  proof: Proof[];
  upkeep: Upkeep;
  paused: boolean;
  /** New mail of this one is not told. */
  isMuted?: boolean;
  lastSync: string | null;
}

/** A verdict of the doctor as kept for the next run: no facts, no mail. */
export interface KeptVerdict {
  id: CheckId;
  verdict: Verdict;
  /** Of a check that failed; absent where an older version kept it. */
  cause?: Cause;
  /** ISO 8601. */
  since: string;
}

export interface KeptRun {
  /** ISO 8601. */
  at: string;
  verdicts: KeptVerdict[];
}

/** What is kept of a connection's client secret besides the secret itself. */
export interface Upkeep {
  /** Which secret is in use: 1 for the first, one more with each renewal. */
  generation: number;
  /** Entra's id of the secret in use; null where nobody said. */
  keyId: string | null;
  /** Ids of secrets that were in use before and may still work. */
  olderKeyIds: string[];
  /** ISO 8601; when the secret in use took the place of the one before. */
  renewedAt: string | null;
  /** Names the renewal under way; it outlives an interruption, so that what it left is found again. */
  attempt: string | null;
  handedOver: { generation: number; how: HandedOver['how']; at: string }[];
  /** The person was asked when the secret ends and does not know. */
  expiryAsked: boolean;
}

/** What is kept on disk besides the vault. */
export interface Saved {
  connections: Connection[];
  setup: Setup | null;
  selected: string | null;
  settings: Settings;
  network: NetworkSettings;
  /** Causes a person was told of, and when (milliseconds since the epoch). */
  told: Record<string, number>;
  /** What the doctor's last run found, by connection: verdicts alone, for the next one to compare with. */
  checks: Record<string, KeptRun>;
  /** Connections that are being added and wait for their sign-in. */
  adding: string[];
  /** The "still running in the tray" notice was shown. */
  trayHintShown: boolean;
  window: { x?: number; y?: number; width: number; height: number; maximized: boolean } | null;
  /** Opaque state of the built-in practice tenant: consents, hashed tokens, counters; no mail. */
  practice: unknown;
}

/** What of a settings file is sound; `damaged` names the keys that lost something. */
export interface ReadSaved {
  saved: Saved;
  damaged: string[];
}

/** Settings and connections on electron-store: mode 0600, atomic, a damaged file is set aside. */
export interface Store {
  get<K extends keyof Saved>(key: K): Saved[K];
  set<K extends keyof Saved>(key: K, value: Saved[K]): void;
  /** Set when the file was damaged at start and set aside. */
  notice: Problem | null;
}

/** OS-encrypted key-value store for token caches and client secrets. Serialises its own writes. */
export interface Vault {
  readonly view: VaultView;
  /**
   * `damaged`: an entry was there but could not be read; it has been set aside. `unavailable`: the
   * keyring can't be asked, so nobody knows; `view.problem` says why.
   */
  get(
    key: string,
  ): Promise<
    { kind: 'found'; value: string } | { kind: 'absent' } | { kind: 'damaged' } | { kind: 'unavailable' }
  >;
  /** Never rejects: what the keyring does not take stays in memory for this run, and `view` says so. */
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}
