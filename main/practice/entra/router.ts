import type { PracticeState } from '../state.ts';
import { adminConsent } from './admin-consent.ts';
import { authorize } from './authorize.ts';
import { type EntraCall, entraCall } from './call.ts';
import { deviceAuth, deviceCode } from './device-code.ts';
import { html } from './html.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { instanceDiscovery, keys, openIdConfiguration } from './metadata.ts';
import { pageResponse } from './page-frame.ts';
import { refusalPage } from './pages.ts';
import { Refusal, refusalResponse } from './refusal.ts';
import { token } from './token.ts';

interface Route {
  methods: string[];
  /** How a refusal is shown. */
  answers: 'page' | 'json';
  handle(call: EntraCall): Response | Promise<Response>;
}

const page = (methods: string[], handle: Route['handle']): Route => ({ methods, answers: 'page', handle });
const json = (methods: string[], handle: Route['handle']): Route => ({ methods, answers: 'json', handle });

/** Below the tenant segment. */
const ROUTES: Record<string, Route> = {
  'oauth2/v2.0/authorize': page(['GET', 'POST'], authorize),
  'oauth2/v2.0/token': json(['GET', 'POST'], token),
  'oauth2/v2.0/devicecode': json(['POST'], deviceCode),
  'oauth2/deviceauth': page(['GET', 'POST'], deviceAuth),
  'oauth2/v2.0/logout': page(['GET', 'POST'], logout),
  'v2.0/adminconsent': page(['GET'], adminConsent),
  adminconsent: page(['GET'], adminConsent),
  login: page(['POST'], login),
  'v2.0/.well-known/openid-configuration': json(['GET'], openIdConfiguration),
  'discovery/v2.0/keys': json(['GET'], keys),
  'discovery/instance': json(['GET'], instanceDiscovery),
  'oauth2/nativeclient': page(['GET'], nativeClient),
};

/** Everything the login host answers. */
export async function handleEntra(state: PracticeState, request: Request): Promise<Response> {
  const call = await entraCall(state, request);
  const [, , ...rest] = new URL(request.url).pathname.split('/');
  const path = rest.join('/').toLowerCase();
  if (call.tenant === '') return welcome(call);
  const route = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (!route?.methods.includes(request.method)) return notFound(call);
  try {
    return crossOrigin(request, await route.handle(call));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    if (route.answers === 'page') return showRefusal(call, refusal);
    return crossOrigin(request, refusalResponse(refusal, call.stamp));
  }
}

/** Pages of single-page applications may read the JSON answers; the sign-in pages are nobody's to read. */
function crossOrigin(request: Request, response: Response): Response {
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
  if (isJson && request.headers.has('Origin')) response.headers.set('Access-Control-Allow-Origin', '*');
  return response;
}

function showRefusal(call: EntraCall, refusal: Refusal): Response {
  const { title, body } = refusalPage(refusal, call.stamp, null);
  return pageResponse(title, body, { stamp: call.stamp });
}

/** The end of a sign-in that a desktop client reads from the address bar. */
function nativeClient({ stamp }: EntraCall): Response {
  return pageResponse('Signed in', html`<p>Go back to the application.</p>`, { stamp });
}

function welcome({ stamp }: EntraCall): Response {
  const text = html`<p>This address stands in for Microsoft Entra ID and Microsoft Graph. Nothing here is real:
no account, no password, no mail.</p>`;
  return pageResponse('Practice tenant', text, { stamp });
}

function notFound({ stamp }: EntraCall): Response {
  return pageResponse('There is nothing here', html`<p>The practice tenant does not know this address.</p>`, {
    stamp,
    status: 404,
  });
}
