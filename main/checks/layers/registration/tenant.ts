import { cloudOf, readOpenIdConfiguration } from '../../../identity/openid-configuration.ts';
import type { CheckContext } from '../../context.ts';
import { askEntra, type EntraAnswer } from '../../entra.ts';
import { type Finding, fact, failed, passed } from '../../types.ts';

const DOCUMENT = 'v2.0/.well-known/openid-configuration';

/** The sign-in service answers, and tells what time it is there. */
export async function askLogin(context: CheckContext, signal: AbortSignal): Promise<Finding> {
  const { net, cloud, clock, diagnose, found } = context;
  const asked = clock.now();
  const answer = await askEntra(net, `${cloud.login}/common/${DOCUMENT}`, { signal });
  if (answer.kind === 'none') return failed(diagnose(answer.evidence));
  const time = Date.parse(answer.date ?? '');
  // The header has whole seconds, and the answer took its time: the middle of both is the best guess.
  if (!Number.isNaN(time)) found.clockAheadMs = (asked + clock.now()) / 2 - (time + 500);
  const facts = [fact('Host', new URL(cloud.login).host)];
  return answer.kind === 'answer' ? passed(facts) : failed(diagnose(answer.evidence), facts);
}

/** The tenant exists, and lives in this cloud. */
export async function askTenant(
  context: CheckContext,
  clouds: CheckContext['cloud'][],
  signal: AbortSignal,
): Promise<Finding> {
  const { net, cloud, authority, diagnose, found } = context;
  const segment = decodeURIComponent(authority.slice(authority.lastIndexOf('/') + 1));
  const answer = await askEntra(net, `${authority}/${DOCUMENT}`, { signal });
  if (answer.kind !== 'answer') return failed(tenantProblem(context, answer), [fact('Tenant', segment)]);
  const { jwks_uri: keys } = answer.body;
  found.jwksUri = typeof keys === 'string' && URL.canParse(keys) ? keys : null;
  const tenant = readOpenIdConfiguration(answer.body);
  if (!tenant) return passed([fact('Authority', `${segment} (accounts of every tenant it lets in)`)]);
  const facts = [fact('Tenant ID', tenant.id), fact('Asked for', segment)];
  const home = cloudOf(tenant, cloud, [cloud, ...clouds]);
  if (home?.id === cloud.id) return passed(facts);
  const where = home?.name ?? tenant.instance ?? new URL(tenant.issuer).host;
  const message = `The tenant lives in another cloud: ${where}.`;
  return failed(diagnose({ source: 'app', cause: 'national-cloud', facts: { message } }), facts);
}

/** A document that is not there means a tenant that is not there, unless a code says better. */
function tenantProblem({ diagnose }: CheckContext, answer: Exclude<EntraAnswer, { kind: 'answer' }>) {
  const problem = diagnose(answer.evidence);
  const isGone = answer.kind === 'refused' && (answer.status === 400 || answer.status === 404);
  return isGone && problem.cause === 'unknown'
    ? diagnose({ ...answer.evidence, cause: 'tenant-not-found' })
    : problem;
}
