import { admitApp } from './admission.ts';
import { advance } from './advance.ts';
import { beginFlow } from './authorize.ts';
import { scopesOf } from './authorize-request.ts';
import { type EntraCall, refuseOutage, required } from './call.ts';
import { html } from './html.ts';
import { pageResponse } from './page-frame.ts';
import { entraJson, Refusal } from './refusal.ts';

/** Path of the page where people type the code. */
const PAGE = 'common/oauth2/deviceauth';

/** The device authorization endpoint: a code for the client, and a short one for the person. @throws Refusal */
export function deviceCode(call: EntraCall): Response {
  refuseOutage(call);
  const { state, stamp } = call;
  const admitted = admitApp(call, required(call, 'client_id'));
  const scopes = scopesOf(call, admitted, required(call, 'scope'));
  const life = state.disturbances.faults.has('device-codes-expire') ? { life: 0 } : {};
  const issued = state.deviceCodes.issue(
    { appId: admitted.app.appId, tenant: call.tenant, scopes },
    { now: state.now(), ...life },
  );
  state.issued.code(issued.deviceCode);
  const page = `${call.origins.login}/${PAGE}`;
  const body = {
    user_code: issued.userCode,
    device_code: issued.deviceCode,
    verification_uri: page,
    expires_in: issued.expiresIn,
    interval: state.deviceCodes.interval,
    message: `To sign in, use a web browser to open the page ${page} and enter the code ${issued.userCode} to authenticate.`,
  };
  return entraJson(body, { stamp });
}

/** The page where a person types the code: from there on it is a sign-in like any other. @throws Refusal 70018, 70019 */
export function deviceAuth(call: EntraCall): Response {
  if (call.request.method !== 'POST') return codeForm(call, null);
  const record = call.state.deviceCodes.byUserCode(call.params.get('user_code') ?? '');
  if (record?.state.kind !== 'pending') {
    return codeForm(
      call,
      `That code didn't work. Check it and try again. (AADSTS${new Refusal(70018).code})`,
    );
  }
  if (record.expiresAt <= call.state.now()) throw new Refusal(70019);
  const admitted = admitApp({ ...call, tenant: record.tenant }, record.appId);
  const request = { ...admitted, scopes: record.scopes, record };
  const signIn = { ...call, tenant: record.tenant };
  const wishes = { prompt: 'select_account', loginHint: null };
  return advance(signIn, beginFlow(signIn, { kind: 'device', request }, wishes));
}

function codeForm({ stamp }: EntraCall, notice: string | null): Response {
  const body = html`<form method="post" action="/${PAGE}">
<p>Enter the code that the app shows.</p>
${notice ? html`<p role="alert" class="bad">${notice}</p>` : html``}
<input type="hidden" name="step" value="device-code">
<label for="user_code">Code</label>
<input id="user_code" name="user_code" autocomplete="off" autocapitalize="characters" spellcheck="false" required autofocus>
<button class="main" type="submit">Next</button></form>`;
  return pageResponse('Enter code', body, { stamp });
}
