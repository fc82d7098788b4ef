import type { Cause, PermissionView, Problem } from '../../../../preload/contract.ts';
import type { CheckContext, Resource } from '../../context.ts';
import type { Fact } from '../../probes/types.ts';
import { type Check, type Finding, fact, failed, passed } from '../../types.ts';

/** `refresh` stands between: what is consented to is only told to somebody who is signed in. */
export function consentCheck(context: CheckContext): Check {
  return {
    id: 'consent',
    group: 'registration',
    title: 'Consent to the permissions',
    needs: ['refresh'],
    timeoutMs: 60_000,
    run: (signal) => judgeConsent(context, signal),
  };
}

/** Causes that say "not granted", as opposed to "the sign-in is over". */
export const CONSENT_CAUSES: ReadonlySet<Cause> = new Set<Cause>([
  'user-consent-required',
  'admin-consent-required',
  'permission-missing',
  'scope-invalid',
  'consent-declined',
]);

/** All at once first; only where that is refused, one by one: then it is clear which is missing. */
async function judgeConsent(context: CheckContext, signal: AbortSignal): Promise<Finding> {
  const facts: Fact[] = [];
  let first: Problem | null = null;
  for (const resource of context.resources) {
    const permissions = context.permissions.filter((one) => one.resource === resource);
    const all = await context.token({ resource, forceRefresh: true });
    if (all.ok) facts.push(...permissions.map(({ name }) => fact(name, 'granted')));
    else if (!CONSENT_CAUSES.has(all.problem.cause)) return failed(all.problem, facts);
    else {
      context.found.unconsented.add(resource);
      facts.push(...(await oneByOne(context, { resource, permissions }, signal)));
      first ??= all.problem;
    }
  }
  if (!first) return passed(facts);
  const missing = context.permissions.filter(
    ({ resource }) => resource !== 'openid' && context.found.unconsented.has(resource),
  );
  return failed(adminFirst(first, missing, context), facts);
}

async function oneByOne(
  context: CheckContext,
  { resource, permissions }: { resource: Resource; permissions: readonly PermissionView[] },
  signal: AbortSignal,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const permission of permissions) {
    if (signal.aborted) break;
    const alone = await context.token({ resource, permissions: [permission], forceRefresh: true });
    facts.push(fact(permission.name, alone.ok ? 'granted' : 'not granted'));
  }
  return facts;
}

/** Entra says "consent required" to everybody; where mail is concerned only an administrator can give it. */
function adminFirst(
  problem: ReturnType<CheckContext['diagnose']>,
  permissions: readonly PermissionView[],
  { diagnose }: CheckContext,
) {
  const isForAdmin = permissions.some(({ adminConsent }) => adminConsent);
  if (!isForAdmin || problem.cause !== 'user-consent-required') return problem;
  return diagnose({ source: 'app', cause: 'admin-consent-required', facts: problem.facts });
}
