import type { Audience, DeviceSignIn, Platform, SignInFlow } from '../../preload/contract.ts';
import type { Result } from '../result.ts';

/** Endpoints that belong together; a JSON file in `resources/clouds/`. Origins without a trailing slash. */
export interface Cloud {
  id: string;
  name: string;
  /** Login origin, e.g. `https://login.microsoftonline.com`. */
  login: string;
  /** Graph origin without version, e.g. `https://graph.microsoft.com`. */
  graph: string;
  /** Resource of IMAP, POP and SMTP tokens, e.g. `https://outlook.office.com`. */
  outlook: string;
  imap?: { host: string; port: number };
  pop?: { host: string; port: number };
  smtp?: { host: string; port: number };
  /** The Entra admin centre, e.g. `https://entra.microsoft.com`. */
  portal: string;
  /** Mail domains of personal accounts in this cloud. */
  personalDomains: string[];
  /** False for clouds without personal Microsoft accounts. */
  hasPersonalAccounts: boolean;
  /** Tried when the global cloud does not know the domain. */
  discoverable: boolean;
}

/** All that decides how a token is asked for. */
export interface AppIdentity {
  cloud: string;
  clientId: string;
  tenant: string;
  audience: Audience;
  platform: Platform;
  redirectUri: string;
}

/** Who signed in, from the verified id token (never from client_info). */
export interface Account {
  homeAccountId: string;
  objectId: string;
  tenantId: string;
  username: string;
  name: string;
}

/** The host on screen changed, the page does not finish loading, or a code is to be typed elsewhere. */
export type SignInStep =
  | { host: string; stalled: boolean }
  | {
      device: DeviceSignIn;
      /** Opens the page where the code is typed. */
      open(): Promise<void>;
    }
  | 'finishing';

export interface SignInRequest {
  app: AppIdentity;
  /** Key of the token cache in the vault: the connection's id. */
  cacheKey: string;
  /** Client secret, only for `platform: 'web'`. */
  secret?: string;
  loginHint: string;
  scopes: string[];
  /** Claims challenge to satisfy, JSON. */
  claims?: string;
  flow: SignInFlow;
  signal: AbortSignal;
  /** Shows no page (prompt=none): whatever one would have to ask ends the sign-in. Only with `window`. */
  isSilent?: boolean;
  onProgress(progress: SignInStep): void;
}

export interface Identity {
  /** Signs a person in and caches their tokens under `cacheKey`. */
  signIn(request: SignInRequest): Promise<Result<Account>>;
  /** An access token from the cache or by refresh; never shows a window. Calls of one cache are serialised. */
  token(request: {
    app: AppIdentity;
    cacheKey: string;
    secret?: string;
    scopes: string[];
    /** Claims challenge from a 401, JSON. */
    claims?: string;
    forceRefresh?: boolean;
    /** A token that was refused: another one is wanted, and only asked for if there is none yet. */
    refused?: string;
  }): Promise<Result<{ accessToken: string; expiresOn: Date }>>;
  /** Forgets the tokens of one cache. */
  signOut(cacheKey: string): Promise<void>;
}

/** The sign-in surface, implemented by the desktop: shows a page and watches for a redirect. */
export interface AuthUi {
  /**
   * Opens the auth window on `url` and resolves with the first URL whose parsed origin and path equal
   * those of `redirectUri`, caught before that request leaves. Resolves `closed` when the person
   * closes the window (`pageError`: the text of the error page that was on screen, if any) and
   * `aborted` when the signal fires.
   */
  openAuthWindow(request: {
    url: string;
    redirectUri: string;
    /** Not shown, and only while no other window is open: else it is `aborted`. */
    isHidden?: boolean;
    signal: AbortSignal;
    onProgress(progress: { host: string; stalled: boolean }): void;
  }): Promise<
    { kind: 'redirect'; url: string } | { kind: 'closed'; pageError?: string | null } | { kind: 'aborted' }
  >;
  /** Opens the system browser on a sign-in page. */
  openBrowser(url: string): Promise<void>;
  /** Deletes cookies and storage of the auth window's partition. */
  clearAuthSession(): Promise<void>;
}
