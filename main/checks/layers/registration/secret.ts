import type { CheckContext } from '../../context.ts';
import { askEntra } from '../../entra.ts';
import type { Fact } from '../../probes/types.ts';
import { type Finding, fact, failed, passed, skipped } from '../../types.ts';

/** A token for the app itself needs no person: it is granted or refused by the secret alone. */
export async function trySecret(context: CheckContext, signal: AbortSignal): Promise<Finding> {
  const { net, connection, cloud, secret, diagnose } = context;
  const expiry = connection.secretExpiresAt;
  const facts: Fact[] = expiry ? [fact('Expires', expiry.slice(0, 10))] : [];
  if (secret === undefined) return failed(diagnose(noSecret()), facts);
  const tenant = connection.account?.tenantId ?? connection.registration.tenant;
  if (!tenant || connection.accountType === 'personal') {
    return skipped('Without a tenant only a sign-in shows whether the secret is right.');
  }
  const form = {
    client_id: connection.registration.clientId,
    client_secret: secret,
    grant_type: 'client_credentials',
    scope: `${cloud.graph}/.default`,
  };
  const url = `${cloud.login}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  const answer = await askEntra(net, url, { signal, form });
  if (answer.kind === 'answer') return passed([...facts, fact('Tried', 'Entra accepted it')]);
  const problem = diagnose(answer.evidence);
  const isAboutSecret = answer.kind === 'none' || answer.evidence.facts.error === 'invalid_client';
  if (isAboutSecret) return failed(problem, facts);
  // The secret is looked at before anything else; what comes after it says that it was right.
  return passed([...facts, fact('Tried', `Entra accepted it (${answer.evidence.facts.code ?? 'no token'})`)]);
}

function noSecret() {
  const message = 'The registration is for the Web platform, and no client secret is stored.';
  return { source: 'app', cause: 'wrong-platform-web-needs-secret', facts: { message } } as const;
}
