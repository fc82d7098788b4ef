import type { Problem } from '../../preload/contract.ts';
import type { Evidence } from '../diagnosis/types.ts';
import { pageEvidence } from '../identity/evidence.ts';
import type { AuthUi } from '../identity/types.ts';
import { adminConsentUrl } from '../registration/links.ts';
import { failure, type Result, success } from '../result.ts';

/**
 * Opens the admin-consent page and judges the redirect it ends with. The presence of `error` decides:
 * `admin_consent=True` is sent with failures as well. The `tenant` in the answer is never trusted.
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export async function runAdminConsent(
  ui: AuthUi,
  diagnose: (evidence: Evidence) => Problem,
  request: Parameters<typeof adminConsentUrl>[0],
  signal: AbortSignal,
): Promise<Result<null>> {
  const outcome = await ui.openAuthWindow({
    url: adminConsentUrl(request),
    redirectUri: request.redirectUri,
    signal,
    onProgress: () => {},
  });
  if (outcome.kind === 'closed' && outcome.pageError)
    return failure(diagnose(pageEvidence(outcome.pageError)));
  if (outcome.kind !== 'redirect') {
    return failure(
      diagnose(
        appEvidence('popup-closed-or-blocked', 'The consent window was closed before it was finished.'),
      ),
    );
  }
  const answer = new URL(outcome.url).searchParams;
  const error = answer.get('error');
  if (error) {
    const message = answer.get('error_description') ?? error;
    return failure(diagnose({ source: 'entra', facts: { message, error } }));
  }
  if (answer.get('state') !== request.state) {
    return failure(
      diagnose(appEvidence('unknown', 'The consent page answered with a state that was not ours.')),
    );
  }
  return success(null);
}

function appEvidence(cause: NonNullable<Evidence['cause']>, message: string): Evidence {
  return { source: 'app', cause, facts: { message } };
}
