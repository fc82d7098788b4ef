import { randomUUID } from 'node:crypto';
import type { AddressRow, Discovery } from '../../../preload/contract.ts';
import { admits } from '../../registration/audience-choice.ts';
import type { Connection } from '../types.ts';
import { newUpkeep } from '../upkeep/upkeep.ts';
import { domainOf, withDomain } from './look-up.ts';

/** Connections of the rows that may become one, with the System and the Registration of `like`. Pure but for the ids. */
export function newConnections(
  rows: readonly AddressRow[],
  like: Connection,
  others: readonly Connection[],
  known: (domain: string) => Discovery | undefined = () => undefined,
): Connection[] {
  const drafts = rows
    .filter(({ verdict }) => verdict !== 'refused')
    .map(
      ({ mailbox, signer }): Connection => ({
        ...like,
        id: randomUUID(),
        mailbox,
        signer,
        signedInAs: null,
        account: null,
        accountType: accountTypeOf(signer, like, others),
        proof: [],
        paused: false,
        lastSync: null,
        upkeep: newUpkeep(),
      }),
    )
    .map((draft) => withDomain(draft, known(domainOf(draft.signer))));
  return shareSignIns(drafts, others);
}

/** Connections of one group get one vault entry: that of those which are there already, else of the first. */
export function shareSignIns(drafts: readonly Connection[], others: readonly Connection[]): Connection[] {
  const keys = new Map(others.map((one) => [signInGroup(one), one.signInKey ?? one.id]));
  return drafts.map((draft) => {
    const group = signInGroup(draft);
    const key = keys.get(group) ?? draft.id;
    keys.set(group, key);
    return { ...draft, signInKey: key };
  });
}

/**
 * Connections of one group are opened by one sign-in: the same person, Registration and Cloud. The
 * System belongs to it, as it decides which permissions the sign-in asks for.
 */
export function signInGroup({ signer, cloud, registration, system }: Connection): string {
  const { clientId, tenant, platform, redirectUri } = registration;
  const parts = [signer, cloud, clientId, tenant, platform, redirectUri, system];
  return JSON.stringify(parts.map((part) => part.trim().toLowerCase()));
}

/** Domains of Microsoft's own mail, where nobody has a work account. */
const PERSONAL = /@(outlook|hotmail|live|msn)\.[a-z.]+$/i;

function accountTypeOf(signer: string, like: Connection, others: readonly Connection[]): 'work' | 'personal' {
  const known = others.find((one) => domainOf(one.signer) === domainOf(signer));
  if (known) return known.accountType;
  if (PERSONAL.test(signer) || !admits(like.registration.audience, 'work')) return 'personal';
  return domainOf(like.signer) === domainOf(signer) ? like.accountType : 'work';
}
