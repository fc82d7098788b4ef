import { matchRedirect } from '../directory/redirect-rules.ts';
import { redirectTo } from './answer.ts';
import { SESSION_COOKIE } from './authorize.ts';
import { cookieOf, type EntraCall } from './call.ts';
import { html } from './html.ts';
import { pageResponse } from './page-frame.ts';

/** Ends the browser's session; goes on only to a registered redirect URI. */
export function logout(call: EntraCall): Response {
  const sessionId = cookieOf(call.request, SESSION_COOKIE);
  if (sessionId) call.state.sessions.end(sessionId);
  const wanted = call.params.get('post_logout_redirect_uri') ?? '';
  const target = call.state.directory.applications
    .map((app) => matchRedirect(app, wanted)?.target)
    .find((match) => match !== undefined);
  const response = target ? redirectTo(target.href, call.stamp) : signedOutPage(call);
  response.headers.append('Set-Cookie', `${SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
  return response;
}

function signedOutPage({ stamp }: EntraCall): Response {
  return pageResponse('You are signed out', html`<p>You may close this window.</p>`, { stamp });
}
