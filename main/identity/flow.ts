import type { AuthenticationResult } from '@azure/msal-node';
import type { Clock } from '../clock.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Net } from '../net/types.ts';
import type { MsalClient } from './msal-client.ts';
import type { AuthUi, SignInRequest } from './types.ts';

/** What a sign-in flow works with. */
export interface FlowContext {
  client: MsalClient;
  request: SignInRequest;
  /** Claims challenge to satisfy, JSON. */
  claims?: string | undefined;
  ui: AuthUi;
  net: Net;
  clock: Clock;
}

/** How a flow ended. What MSAL throws is passed through: `identity.ts` maps it in one place. */
export type FlowOutcome = { ok: true; result: AuthenticationResult } | { ok: false; evidence: Evidence };

/**
 * Microsoft does not allow `login_hint` together with `prompt=select_account`. With a Signer named,
 * the hint leads to the right account or its password page, also past other accounts that are signed
 * in there; without one the person chooses. Never `consent`: it makes people without admin rights
 * face the consent page again and again.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code
 */
export function promptFor(loginHint: string, isSilent = false): { loginHint?: string; prompt?: string } {
  if (isSilent) return { prompt: 'none', loginHint: loginHint.trim() };
  return loginHint.trim() ? { loginHint: loginHint.trim() } : { prompt: 'select_account' };
}
