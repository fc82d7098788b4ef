import type { AddressRow, Discovery } from '../../../preload/contract.ts';
import { isGuid } from '../../../preload/pasted-text.ts';
import { admits } from '../../registration/audience-choice.ts';
import type { Connection } from '../types.ts';

/** Domains that are asked for at once. */
const AT_ONCE = 4;

/** What the domains of a list are: each is asked for once, until the app ends or the answer was a failure. */
export interface LookUps {
  get(domain: string): Discovery | undefined;
  /** Domains of these rows' Signers that nobody has asked for yet. */
  missing(rows: readonly AddressRow[]): string[];
  /** Settles when all were asked, or the signal fired. */
  ask(domains: readonly string[], signal: AbortSignal): Promise<void>;
}

/** @param discover looks an address up; never rejects */
export function createLookUps(
  discover: (address: string, signal: AbortSignal) => Promise<Discovery>,
): LookUps {
  const known = new Map<string, Discovery>();
  return {
    get: (domain) => known.get(domain),
    missing(rows) {
      const domains = rows.flatMap(({ verdict, signer }) =>
        verdict === 'refused' ? [] : [domainOf(signer)],
      );
      return [...new Set(domains)].filter((domain) => !known.has(domain));
    },
    async ask(domains, signal) {
      // What could not be told before is asked for anew.
      for (const domain of domains) if (known.get(domain)?.status === 'failed') known.delete(domain);
      const waiting = [...domains];
      const work = async () => {
        for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
          const found = await discover(`somebody@${next}`, signal);
          if (!signal.aborted) known.set(next, found);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    },
  };
}

/**
 * What the mailbox of a row is made like. A registration works in its own cloud only: where the Signer's domain
 * lives in another one, a connection there for the same System stands in, if there is one. Pure.
 */
export function modelFor(
  like: Connection,
  found: Discovery | undefined,
  all: readonly Connection[],
): Connection {
  if (found?.status !== 'found' || found.cloud === like.cloud) return like;
  const isFit = ({ cloud, system, practice }: Connection) =>
    cloud === found.cloud && system === like.system && practice === like.practice;
  return all.find(isFit) ?? like;
}

/** A row with what is known of its Signer's domain: whether the Registration of `like` lets that person in. */
export function judgeDomain(row: AddressRow, like: Connection, found: Discovery | undefined): AddressRow {
  if (row.verdict === 'refused' || !found) return row;
  if (found.status === 'failed') {
    const why =
      found.problem.cause === 'tenant-not-found'
        ? 'Microsoft knows no organisation of'
        : 'There was no way to look up';
    return doubted(row, `${why} ${found.domain}.`);
  }
  if (found.status !== 'found') return row;
  const { audience } = like.registration;
  if (found.cloud !== like.cloud) {
    return refused(
      row,
      `${found.domain} is in ${found.cloudName}, where this registration does not work. Connect one mailbox there first.`,
    );
  }
  if (!admits(audience, found.accountType)) {
    return refused(
      row,
      found.accountType === 'personal'
        ? `${found.domain} has personal accounts, and the registration lets in those of organisations only.`
        : `${found.domain} is an organisation's, and the registration lets in personal accounts only.`,
    );
  }
  const own = like.account?.tenantId ?? guidOf(like.registration.tenant);
  const isForeign = audience === 'AzureADMyOrg' && own && found.tenantId && found.tenantId !== own;
  return isForeign
    ? doubted(row, `${found.domain} is another organisation: only who is a guest in yours can sign in.`)
    : row;
}

/** The same, with what stands in where the domain is in another cloud. */
export function judgeWithModel(
  row: AddressRow,
  { like, model, found }: { like: Connection; model: Connection; found: Discovery | undefined },
): AddressRow {
  const judged = judgeDomain(row, model, found);
  if (model === like || judged.verdict === 'refused' || found?.status !== 'found') return judged;
  return doubted(
    judged,
    `${found.domain} is in ${found.cloudName}: the registration of ${model.mailbox} is taken.`,
  );
}

/** Where a Signer's domain says so, the account type and, for a Registration of several organisations, the tenant. */
export function withDomain(connection: Connection, found: Discovery | undefined): Connection {
  if (found?.status !== 'found') return connection;
  const { registration } = connection;
  const isShared = registration.audience !== 'AzureADMyOrg' && found.tenantId !== undefined;
  return {
    ...connection,
    accountType: found.accountType,
    ...(isShared && { registration: { ...registration, tenant: found.tenantId ?? registration.tenant } }),
  };
}

/** Of a registration nobody has signed in to yet, the tenant is known where it was given by its id. */
function guidOf(tenant: string): string | undefined {
  return isGuid(tenant) ? tenant.toLowerCase() : undefined;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function refused(row: AddressRow, note: string): AddressRow {
  return { ...row, verdict: 'refused', notes: [note, ...row.notes] };
}

function doubted(row: AddressRow, note: string): AddressRow {
  return { ...row, verdict: 'warned', notes: [note, ...row.notes] };
}
