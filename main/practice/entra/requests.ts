/** What is known of a request once it is checked. */
import type { Application } from '../directory/applications.ts';
import type { RedirectMatch } from '../directory/redirect-rules.ts';
import type { Authority } from '../directory/tenants.ts';
import type { CodeChallenge } from '../stores/codes.ts';
import type { DeviceRecord } from '../stores/device-codes.ts';
import type { RequestedScopes } from './scopes.ts';

export const RESPONSE_MODES = ['query', 'fragment', 'form_post'] as const;

export interface AdmittedApp {
  app: Application;
  authority: Authority;
}

/** Where and how an answer goes back to the application. */
export interface ReturnAddress {
  redirect: RedirectMatch;
  /** As sent; the token request must repeat it. */
  redirectUri: string;
  responseMode: (typeof RESPONSE_MODES)[number];
  state: string | null;
}

/** A checked authorization request. */
export interface AuthorizeRequest extends AdmittedApp {
  returnTo: ReturnAddress;
  scopes: RequestedScopes;
  challenge: CodeChallenge | null;
  nonce: string | null;
  prompt: string | null;
  loginHint: string | null;
  wantsClientInfo: boolean;
}

/** A checked request to the admin-consent endpoint. */
export interface AdminConsentRequest extends AdmittedApp {
  scopes: RequestedScopes;
  /** Null where the registration has no redirect URI: the grant works, the way back fails (500113). */
  redirect: RedirectMatch | null;
  state: string | null;
}

/** A sign-in for a device that asked for a code. */
export interface DeviceRequest extends AdmittedApp {
  scopes: RequestedScopes;
  record: DeviceRecord;
}
