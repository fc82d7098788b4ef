import { hasRedirects, matchRedirect } from '../directory/redirect-rules.ts';
import { admitApp } from './admission.ts';
import { advance } from './advance.ts';
import { beginFlow } from './authorize.ts';
import { scopesOf } from './authorize-request.ts';
import { type EntraCall, required } from './call.ts';
import { Refusal } from './refusal.ts';
import type { AdminConsentRequest } from './requests.ts';

/** The admin-consent endpoint: an administrator grants permissions for everybody. @throws Refusal */
export function adminConsent(call: EntraCall): Response {
  const request = readRequest(call);
  const flow = beginFlow(
    call,
    { kind: 'admin-consent', request },
    { prompt: 'select_account', loginHint: null },
  );
  return advance(call, flow);
}

function readRequest(call: EntraCall): AdminConsentRequest {
  const admitted = admitApp(call, required(call, 'client_id'));
  const redirectUri = call.params.get('redirect_uri') ?? '';
  const redirect = matchRedirect(admitted.app, redirectUri);
  if (!redirect && hasRedirects(admitted.app)) {
    throw new Refusal(50011, { redirectUri, app: admitted.app.appId });
  }
  return {
    ...admitted,
    redirect,
    scopes: scopesOf(call, admitted, call.params.get('scope') ?? everything(call)),
    state: call.params.get('state'),
  };
}

/** Without `scope` all that the registration lists is granted. */
function everything({ state }: EntraCall): string {
  const { graph, exchange } = state.directory.resources;
  return `${graph.audience}/.default ${exchange.audience}/.default`;
}
