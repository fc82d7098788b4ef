import { personByAddress } from '../directory/directory.ts';
import { advance, refuse } from './advance.ts';
import { passedBefore, SESSION_COOKIE } from './authorize.ts';
import type { EntraCall } from './call.ts';
import { recordConsent } from './consent.ts';
import type { Flow } from './flows.ts';
import { MFA_CODE } from './pages.ts';
import { Refusal } from './refusal.ts';
import { nextStep, type Step } from './steps.ts';

/** What a page's form changes; a text means: show the page again with it. */
type Handler = (call: EntraCall, flow: Flow) => string | null;

/** A form of the sign-in pages. @throws Refusal 50089 when the sign-in is gone */
export function login(call: EntraCall): Response {
  const flow = call.state.flows.find(call.params.get('flow'), call.state.now());
  if (!flow) throw new Refusal(50089);
  const name = call.params.get('step') ?? '';
  if (name === 'consent' || name === 'ask-admin') return decide(call, flow);
  const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined;
  const notice = handler?.(call, flow) ?? null;
  return withSession(call, flow, advance(call, flow, notice));
}

const HANDLERS: Record<string, Handler> = {
  choose(call, flow) {
    const choice = call.params.get('account') ?? 'other';
    flow.accounts = [];
    flow.person = choice === 'other' ? null : (personByAddress(call.state.directory, choice) ?? null);
    if (choice === 'other') flow.prefill = '';
    flow.passed = passedBefore(call.state.sessions.find(flow.sessionId), choice);
    return null;
  },

  username(call, flow) {
    flow.prefill = call.params.get('loginfmt') ?? '';
    flow.person = personByAddress(call.state.directory, flow.prefill) ?? null;
    flow.passed = { password: false, mfa: false };
    return flow.person ? null : 'We could not find an account with that name.';
  },

  password(call, flow) {
    if (!flow.person) return null;
    if (call.params.get('passwd') !== flow.person.password) return 'Your account or password is incorrect.';
    flow.passed.password = true;
    return null;
  },

  code(call, flow) {
    if (call.params.get('otc')?.trim() !== MFA_CODE) return 'That code is not right.';
    flow.passed.mfa = true;
    return null;
  },
};

/** The consent pages: accept, decline, or let an administrator sign in. */
function decide(call: EntraCall, flow: Flow): Response {
  const step = currentStep(call, flow);
  const action = call.params.get('action');
  if (action === 'cancel') return refuse(call, flow, new Refusal(65004));
  if (step?.kind === 'consent') return accept(call, flow, step);
  if (action === 'other') HANDLERS['choose']?.(call, flow);
  return advance(call, flow);
}

function accept(call: EntraCall, flow: Flow, step: Extract<Step, { kind: 'consent' }>): Response {
  const { identity, missing, person } = step;
  const wantsAll = flow.purpose.kind === 'admin-consent' || call.params.get('organization') === 'yes';
  recordConsent(call.state, {
    app: flow.purpose.request.app,
    identity,
    missing,
    everyone: wantsAll && person.isAdmin,
  });
  flow.asksConsent = false;
  flow.consented = true;
  return advance(call, flow);
}

function currentStep(call: EntraCall, flow: Flow): Step | null {
  try {
    return nextStep(call.state, flow);
  } catch (refusal) {
    if (refusal instanceof Refusal) return null;
    throw refusal;
  }
}

/** Remembers a finished sign-in in the browser; MFA people only once both factors are passed. */
function withSession(call: EntraCall, flow: Flow, response: Response): Response {
  const { person, passed } = flow;
  if (!person || !passed.password || (person.hurdle === 'mfa' && !passed.mfa)) return response;
  flow.sessionId = call.state.sessions.signIn(flow.sessionId, { address: person.address, mfa: passed.mfa });
  const secure = call.origins.login.startsWith('https:') ? '; Secure' : '';
  response.headers.append(
    'Set-Cookie',
    `${SESSION_COOKIE}=${flow.sessionId}; Path=/; HttpOnly; SameSite=Lax${secure}`,
  );
  return response;
}
