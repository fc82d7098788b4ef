import { redirectTo } from './answer.ts';
import type { EntraCall } from './call.ts';
import { askedPermissions } from './consent.ts';
import type { Flow } from './flows.ts';
import { pageResponse } from './page-frame.ts';
import { refusalPage } from './pages.ts';
import { describeRefusal, Refusal } from './refusal.ts';
import type { AdminConsentRequest } from './requests.ts';

/**
 * The way back from the admin-consent page. `admin_consent=True` is there even on failure: only
 * `error` tells (v2-admin-consent). Without a registered redirect URI it ends on a page (500113).
 */
export function sendAdminConsent(
  call: EntraCall,
  flow: Flow,
  outcome: { tenantId: string } | { refusal: Refusal },
): Response {
  if (flow.purpose.kind !== 'admin-consent') throw new TypeError('not an admin-consent flow');
  const { request } = flow.purpose;
  if (!request.redirect) {
    const page = refusalPage(new Refusal(500113), call.stamp, null);
    return pageResponse(page.title, page.body, { stamp: call.stamp });
  }
  const answer = new URL(request.redirect.target);
  const values =
    'refusal' in outcome ? failure(call, outcome.refusal) : success(call, request, outcome.tenantId);
  for (const [name, value] of Object.entries({ admin_consent: 'True', ...values })) {
    answer.searchParams.set(name, value);
  }
  if (request.state !== null) answer.searchParams.set('state', request.state);
  return redirectTo(answer.href, call.stamp);
}

function success(call: EntraCall, request: AdminConsentRequest, tenant: string): Record<string, string> {
  const asked = askedPermissions(request.scopes, request.app, call.state.directory.resources);
  const scope = asked.flatMap(({ resource, permissions }) =>
    permissions.map(({ value }) => `${resource.audience}/${value}`),
  );
  return { tenant, scope: scope.join(' ') };
}

function failure(call: EntraCall, refusal: Refusal): Record<string, string> {
  return { error: refusal.form.error, error_description: describeRefusal(refusal, call.stamp) };
}
