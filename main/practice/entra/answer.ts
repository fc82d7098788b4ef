import { html } from './html.ts';
import { pageResponse } from './page-frame.ts';
import { describeRefusal, entraHeaders, type Refusal, type Stamp } from './refusal.ts';
import type { ReturnAddress } from './requests.ts';

const SUBMIT_FORM = 'document.forms[0].submit()';

/** Sends values to the application in the response mode it asked for. */
export function sendToApp(returnTo: ReturnAddress, values: Record<string, string>, stamp: Stamp): Response {
  const answer = new URLSearchParams(values);
  if (returnTo.state !== null) answer.set('state', returnTo.state);
  if (returnTo.responseMode === 'form_post') return formPost(returnTo, answer, stamp);
  const separator = returnTo.responseMode === 'fragment' ? '#' : returnTo.redirect.target.search ? '&' : '?';
  return redirectTo(`${returnTo.redirect.target.href}${separator}${answer}`, stamp);
}

/** Sends a refusal to the application. */
export function sendRefusal(returnTo: ReturnAddress, refusal: Refusal, stamp: Stamp): Response {
  const values: Record<string, string> = {
    // Where a person could be asked, Entra names the missing consent itself.
    error: refusal.code === 65001 ? 'consent_required' : refusal.form.error,
    error_description: describeRefusal(refusal, stamp),
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
  };
  if (refusal.code === 65004) values['error_subcode'] = 'cancel';
  return sendToApp(returnTo, values, stamp);
}

export function redirectTo(location: string, stamp: Stamp): Response {
  return new Response(null, { status: 302, headers: { Location: location, ...entraHeaders(stamp) } });
}

/** A form that sends itself; without scripts a button does it. */
function formPost(returnTo: ReturnAddress, answer: URLSearchParams, stamp: Stamp): Response {
  const { target } = returnTo.redirect;
  const fields = [...answer].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const body = html`<form method="post" action="${target.href}">${fields}
<button class="main" type="submit">Continue</button></form>`;
  return pageResponse('Going back to the application', body, {
    stamp,
    formOrigins: [target.origin === 'null' ? target.protocol : target.origin],
    script: SUBMIT_FORM,
  });
}
