import type { Identity, Person } from '../directory/people.ts';
import { sendAdminConsent } from './admin-consent-answer.ts';
import { sendRefusal, sendToApp } from './answer.ts';
import type { EntraCall } from './call.ts';
import { clientInfo } from './client-info.ts';
import { deviceDone } from './device-done.ts';
import type { Flow } from './flows.ts';
import { pageResponse } from './page-frame.ts';
import {
  askAdminPage,
  choosePage,
  codePage,
  consentPage,
  type Page,
  passwordPage,
  refusalPage,
  usernamePage,
} from './pages.ts';
import { Refusal } from './refusal.ts';
import type { AuthorizeRequest } from './requests.ts';
import { nextStep, type Step } from './steps.ts';

type OpenStep = Exclude<Step, { kind: 'done' }>;

/** Shows what the sign-in needs next, or sends the person back to the application. */
export function advance(call: EntraCall, flow: Flow, notice: string | null = null): Response {
  try {
    const step = nextStep(call.state, flow);
    if (step.kind === 'done') return finish(call, flow, step);
    return showPage(call, flow, pageFor(call, flow, { step, notice }));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return refuse(call, flow, refusal);
  }
}

/** Ends a sign-in with a refusal: on the page or, where Entra does so, at the application. */
export function refuse(call: EntraCall, flow: Flow, refusal: Refusal): Response {
  const { purpose } = flow;
  // The device learns what the person sees, unless they go on with another account.
  if (purpose.kind === 'device') purpose.request.record.state = { kind: 'refused', code: refusal.code };
  if (refusal.form.page) return showPage(call, flow, refusalPage(refusal, call.stamp, flow));
  call.state.flows.end(flow);
  if (purpose.kind === 'admin-consent') return sendAdminConsent(call, flow, { refusal });
  if (purpose.kind === 'device') {
    purpose.request.record.state = { kind: 'declined' };
    return deviceDone(call, 'You declined');
  }
  return sendRefusal(purpose.request.returnTo, refusal, call.stamp);
}

function pageFor(call: EntraCall, flow: Flow, show: { step: OpenStep; notice: string | null }): Page {
  const { step, notice } = show;
  switch (step.kind) {
    case 'choose':
      return choosePage(flow, step.accounts);
    case 'username':
      return usernamePage(flow, notice);
    case 'password':
      return passwordPage(flow, step.person, notice);
    case 'code':
      return codePage(flow, step.person, notice);
    case 'consent':
      return consentPage(flow, step.person, step.missing);
    case 'ask-admin': {
      const refusal = new Refusal(90094, { app: flow.purpose.request.app.displayName });
      return askAdminPage(flow, { missing: step.missing, refusal, stamp: call.stamp });
    }
  }
}

function showPage(call: EntraCall, flow: Flow, page: Page): Response {
  return pageResponse(page.title, page.body, { stamp: call.stamp, formOrigins: returnOrigins(flow) });
}

/** A form of ours may end in a redirect to the application, which the page's policy must allow. */
function returnOrigins({ purpose }: Flow): string[] {
  if (purpose.kind === 'device') return [];
  const target =
    purpose.kind === 'authorize'
      ? purpose.request.returnTo.redirect.target
      : purpose.request.redirect?.target;
  if (!target) return [];
  return [target.origin === 'null' ? target.protocol : target.origin];
}

function finish(call: EntraCall, flow: Flow, account: { person: Person; identity: Identity }): Response {
  call.state.flows.end(flow);
  const { purpose } = flow;
  if (purpose.kind === 'admin-consent') {
    return sendAdminConsent(call, flow, { tenantId: account.identity.tenantId });
  }
  if (purpose.kind === 'device') {
    purpose.request.record.state = { kind: 'approved', ...account, mfa: flow.passed.mfa };
    return deviceDone(call, 'You have signed in');
  }
  const { request } = purpose;
  const values: Record<string, string> = {
    code: issueCode(call, request, { ...account, mfa: flow.passed.mfa }),
    session_state: flow.id,
  };
  if (request.wantsClientInfo) values['client_info'] = clientInfo(account.person);
  return sendToApp(request.returnTo, values, call.stamp);
}

function issueCode(
  { state }: EntraCall,
  request: AuthorizeRequest,
  account: { person: Person; identity: Identity; mfa: boolean },
): string {
  const { app, returnTo, scopes, challenge, nonce } = request;
  const code = state.codes.issue(
    {
      address: account.person.address,
      appId: app.appId,
      tenantId: account.identity.tenantId,
      scopes,
      redirectUri: returnTo.redirectUri,
      platforms: returnTo.redirect.platforms,
      mfa: account.mfa,
      challenge,
      nonce,
    },
    state.now(),
  );
  return state.issued.code(code);
}
