import { personByAddress } from '../directory/directory.ts';
import type { Person } from '../directory/people.ts';
import type { BrowserSession } from '../stores/browser-sessions.ts';
import { advance } from './advance.ts';
import { sendRefusal } from './answer.ts';
import { readAuthorizeRequest, readReturnAddress } from './authorize-request.ts';
import { cookieOf, type EntraCall, refuseOutage } from './call.ts';
import type { Flow, Purpose } from './flows.ts';
import { Refusal } from './refusal.ts';
import type { AuthorizeRequest } from './requests.ts';
import { nextStep, type Step } from './steps.ts';

/** Cookie of single sign-on; the sign-in pages work without it. */
export const SESSION_COOKIE = 'practice-session';

/** The authorization endpoint. @throws Refusal that stays on the page */
export function authorize(call: EntraCall): Response {
  refuseOutage(call);
  const admitted = readReturnAddress(call);
  try {
    const request = readAuthorizeRequest(call, admitted);
    const flow = beginFlow(call, { kind: 'authorize', request }, request);
    if (request.prompt === 'none') refuseInteraction(call, flow);
    return advance(call, flow);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return sendRefusal(admitted.returnTo, refusal, call.stamp);
  }
}

/** Opens the pages for somebody who may be signed in already. */
export function beginFlow(
  call: EntraCall,
  purpose: Purpose,
  wishes: Pick<AuthorizeRequest, 'prompt' | 'loginHint'>,
): Flow {
  const { state } = call;
  const sessionId = cookieOf(call.request, SESSION_COOKIE);
  const session = state.sessions.find(sessionId);
  const hinted = wishes.loginHint ? personByAddress(state.directory, wishes.loginHint) : undefined;
  return state.flows.begin({
    purpose,
    tenant: call.tenant,
    prefill: wishes.loginHint ?? '',
    consented: false,
    asksConsent: wishes.prompt === 'consent',
    sessionId,
    startedAt: state.now(),
    ...account(call, { session, hinted, prompt: wishes.prompt }),
  });
}

/** Who signs in, as far as the browser's session and the hint tell. */
function account(
  { state }: EntraCall,
  known: { session: BrowserSession; hinted: Person | undefined; prompt: string | null },
): Pick<Flow, 'accounts' | 'person' | 'passed'> {
  const { session, hinted, prompt } = known;
  const accounts = [...session.keys()];
  const nobody = { accounts: [], person: null, passed: { password: false, mfa: false } };
  if (prompt === 'select_account') return { ...nobody, accounts };
  if (prompt === 'login') return { ...nobody, person: hinted ?? null };
  if (hinted) return { ...nobody, person: hinted, passed: passedBefore(session, hinted.address) };
  const [only] = accounts;
  if (only === undefined || accounts.length > 1) return { ...nobody, accounts };
  return {
    ...nobody,
    person: personByAddress(state.directory, only) ?? null,
    passed: passedBefore(session, only),
  };
}

/** What a session already proves about one of its accounts. */
export function passedBefore(session: BrowserSession, address: string): Flow['passed'] {
  const entry = session.get(address);
  return { password: entry !== undefined, mfa: entry?.mfa ?? false };
}

/** `prompt=none`: whatever a page would have to ask is an error instead. */
function refuseInteraction(call: EntraCall, flow: Flow): void {
  const step = nextStep(call.state, flow);
  const refusal = silentRefusal(step, flow);
  if (refusal) throw refusal;
}

function silentRefusal(step: Step, flow: Flow): Refusal | null {
  switch (step.kind) {
    case 'done':
      return null;
    case 'choose':
      return new Refusal(16000, { user: flow.prefill });
    case 'username':
    case 'password':
      return flow.sessionId && flow.prefill ? new Refusal(16000, { user: flow.prefill }) : new Refusal(50058);
    case 'code':
      return new Refusal(50076);
    case 'consent':
    case 'ask-admin':
      return new Refusal(65001, { app: flow.purpose.request.app.displayName });
  }
}
