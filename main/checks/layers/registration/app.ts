import type { Cause } from '../../../../preload/contract.ts';
import { evidenceOf } from '../../../identity/evidence.ts';
import type { CheckContext } from '../../context.ts';
import { askEntra } from '../../entra.ts';
import { type Finding, fact, failed, passed, skipped } from '../../types.ts';

/** For the page that Entra shows. */
const TIMEOUT_MS = 30_000;

/** What the token endpoint may say that concerns the registration, whatever it was asked. */
const ABOUT_THE_APP: ReadonlySet<Cause> = new Set<Cause>([
  'app-not-found-in-tenant',
  'app-disabled',
  'single-tenant-app-on-common',
  'wrong-account-type-personal',
  'publisher-unverified',
  'tenant-not-found',
  'national-cloud',
  'service-outage',
  'throttled',
]);

/** No token at all: it is refused in any case, and the refusal tells whether the client id is known. */
const NO_TOKEN = 'none';

/** The client id is known, and the app may be used. */
export async function askApp(context: CheckContext, signal: AbortSignal): Promise<Finding> {
  const { net, connection, authority, diagnose } = context;
  const { clientId } = connection.registration;
  const facts = [fact('Client ID', clientId)];
  const form = { client_id: clientId, grant_type: 'refresh_token', refresh_token: NO_TOKEN, scope: 'openid' };
  const answer = await askEntra(net, `${authority}/oauth2/v2.0/token`, { signal, form });
  if (answer.kind === 'answer') return passed(facts);
  const problem = diagnose(answer.evidence);
  const isAboutApp = answer.kind === 'none' || ABOUT_THE_APP.has(problem.cause);
  return isAboutApp ? failed(problem, facts) : passed(facts);
}

/**
 * Where nobody is signed in, Entra sends `login_required` to a registered address and to no other.
 * Asked for as a form, because a redirect cannot be looked at on every platform.
 */
export async function askRedirect(context: CheckContext, signal: AbortSignal): Promise<Finding> {
  const { net, connection, authority, diagnose } = context;
  const { clientId, redirectUri } = connection.registration;
  const facts = [fact('Redirect URI', redirectUri)];
  const url = new URL(`${authority}/oauth2/v2.0/authorize`);
  url.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    response_mode: 'form_post',
    redirect_uri: redirectUri,
    scope: 'openid',
    prompt: 'none',
    state: 'check',
  }).toString();
  try {
    const response = await net.fetch(url, { signal, timeoutMs: TIMEOUT_MS, redirect: 'follow' });
    const text = (await response.text()).slice(0, MAX_PAGE);
    if (/name="error"[^>]*value="(login|interaction)_required"/.test(text)) return passed(facts);
    const number = /\bAADSTS(\d{5,7})\b/.exec(text)?.[1];
    if (!number) return skipped('Entra showed a page that only a person can go on with.');
    const message = `AADSTS${number} on the sign-in page.`;
    const problem = diagnose({ source: 'entra', facts: { message, code: `AADSTS${number}` } });
    return problem.cause === 'unknown' ? skipped(message) : failed(problem, facts);
  } catch (error) {
    return failed(diagnose(evidenceOf(error)), facts);
  }
}

/** Longest sign-in page that is looked at; Entra's have some 60 kB. */
const MAX_PAGE = 300_000;
