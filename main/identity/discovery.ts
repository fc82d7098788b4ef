import type { Discovery, Problem } from '../../preload/contract.ts';
import type { Evidence } from '../diagnosis/types.ts';
import type { Net } from '../net/types.ts';
import { evidenceOf, oauthEvidence } from './evidence.ts';
import { createNetworkModule } from './network-module.ts';
import { cloudOf, readOpenIdConfiguration, type Tenant } from './openid-configuration.ts';
import type { Cloud } from './types.ts';

/** A person waits in front of the address field. */
const TIMEOUT_MS = 10_000;

/** Tenant in which personal Microsoft accounts live. */
const CONSUMERS = '9188040d-6c67-4c5b-b112-36a304b66dad';

export interface DiscoveryOptions {
  net: Net;
  /** The first is always asked, the others where they are discoverable and the first knows nothing. */
  clouds(): Cloud[];
  diagnose(evidence: Evidence): Problem;
}

/** Looks a mailbox address up: its cloud, its tenant, and whether it is a work or personal account. */
export type Discover = (address: string, signal: AbortSignal) => Promise<Discovery>;

type Lookup = { kind: 'tenant'; tenant: Tenant; asked: Cloud } | { kind: 'failed'; evidence: Evidence };

/** Builds the look-up. It never rejects: a failure is a Discovery with a Problem. */
export function createDiscovery({ net, clouds, diagnose }: DiscoveryOptions): Discover {
  return async (address, signal) => {
    const domain = domainOf(address);
    const all = clouds();
    const failed = (evidence: Evidence): Discovery => ({
      status: 'failed',
      domain: domain ?? '',
      problem: diagnose(evidence),
    });
    if (!domain) return failed(notFound(`“${address}” is not a mail address.`));
    const personal = all.find((cloud) => cloud.personalDomains.includes(domain));
    if (personal) return found(domain, personal);
    const lookup = await lookUp({ net, clouds: all, domain, signal });
    if (lookup.kind === 'failed') return failed(lookup.evidence);
    const cloud = cloudOf(lookup.tenant, lookup.asked, all);
    return cloud ? found(domain, cloud, lookup.tenant.id) : failed(foreignCloud(lookup.tenant));
  };
}

async function lookUp(question: {
  net: Net;
  clouds: Cloud[];
  domain: string;
  signal: AbortSignal;
}): Promise<Lookup> {
  const [first, ...rest] = question.clouds;
  if (!first) return { kind: 'failed', evidence: notFound('There is no cloud to ask.') };
  const answer = await askCloud(question, first);
  const isUnknown = answer.kind === 'failed' && answer.evidence.cause === 'tenant-not-found';
  if (!isUnknown) return answer;
  const others = rest.filter((cloud) => cloud.discoverable && cloud.login !== first.login);
  const answers = await Promise.all(others.map((cloud) => askCloud(question, cloud)));
  // What the first cloud said is the better explanation, even where another could not be reached.
  return answers.find(({ kind }) => kind === 'tenant') ?? answer;
}

async function askCloud(
  { net, domain, signal }: { net: Net; domain: string; signal: AbortSignal },
  cloud: Cloud,
): Promise<Lookup> {
  const url = `${cloud.login}/${domain}/v2.0/.well-known/openid-configuration`;
  try {
    const network = createNetworkModule({ net, signal });
    const { status, body } = await network.sendGetRequestAsync<object>(url, {}, TIMEOUT_MS);
    if (status !== 200) return { kind: 'failed', evidence: refused(body, status) };
    const tenant = readOpenIdConfiguration(body);
    if (tenant) return { kind: 'tenant', tenant, asked: cloud };
    return { kind: 'failed', evidence: notFound(`${new URL(url).host} named no tenant for ${domain}.`) };
  } catch (error) {
    return { kind: 'failed', evidence: evidenceOf(error) };
  }
}

/** Entra answers 400 with AADSTS90002 for a domain that no tenant has. */
function refused(body: object, status: number): Evidence {
  const { error, error_description: description } = body as Record<string, unknown>;
  const evidence = oauthEvidence({
    error: typeof error === 'string' ? error : 'no error named',
    description: typeof description === 'string' ? description : undefined,
    status,
  });
  return status === 400 || status === 404 ? { ...evidence, cause: 'tenant-not-found' } : evidence;
}

function found(domain: string, cloud: Cloud, tenantId?: string): Discovery {
  const known = { status: 'found', domain, cloud: cloud.id, cloudName: cloud.name } as const;
  if (!tenantId || tenantId === CONSUMERS) return { ...known, accountType: 'personal' };
  return { ...known, accountType: 'work', tenantId };
}

/** The part behind the last @, as it goes into a URL: lower case and punycode. */
function domainOf(address: string): string | null {
  const domain = /^[^@\s]+@([^@\s/?#:\\%]+\.[^@\s/?#:\\%]+)$/.exec(address.trim())?.[1];
  return (domain && URL.parse(`https://${domain}`)?.hostname) || null;
}

function notFound(message: string): Evidence {
  return { source: 'app', cause: 'tenant-not-found', facts: { message } };
}

function foreignCloud({ instance, issuer }: Tenant): Evidence {
  const where = instance ?? new URL(issuer).host;
  const message = `The tenant lives in a cloud this app does not know: ${where}.`;
  return { source: 'app', cause: 'national-cloud', facts: { message } };
}
