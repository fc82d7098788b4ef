import type { Directory } from './directory/directory.ts';
import type { Flows } from './entra/flows.ts';
import type { SigningKey } from './entra/signing-key.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { Disturbances } from './graph/disturbances.ts';
import type { Mailboxes } from './mail/mailboxes.ts';
import type { PathFaults } from './path-faults.ts';
import type { AccessTokens } from './stores/access-tokens.ts';
import type { BrowserSessions } from './stores/browser-sessions.ts';
import type { Codes } from './stores/codes.ts';
import type { DeviceCodes } from './stores/device-codes.ts';
import type { Grants } from './stores/grants.ts';
import type { Ledger } from './stores/ledger.ts';
import type { RefreshTokens } from './stores/refresh-tokens.ts';

/** All that the practice tenant remembers. Handlers get it and change it; nothing else is global. */
export interface PracticeState {
  now(): number;
  /** Origins used where the request's own do not decide. */
  origins: { login: string; graph: string };
  directory: Directory;
  key: SigningKey;
  grants: Grants;
  refreshTokens: RefreshTokens;
  accessTokens: AccessTokens;
  codes: Codes;
  deviceCodes: DeviceCodes;
  sessions: BrowserSessions;
  flows: Flows;
  mailboxes: Mailboxes;
  exchange: Exchange;
  disturbances: Disturbances;
  /** What stands in the way to the tenant, by switch. */
  path: PathFaults;
  issued: Ledger;
  /** Something that the snapshot holds has changed. */
  changed(): void;
  /** Calls the listener after each change; answers the way to stop it. */
  watch(listener: () => void): () => void;
}
