import type { MailboxSettings } from '../exchange/mailbox-settings.ts';
import { stableGuid } from '../stable.ts';
import { CONSUMERS, CONTOSO, FABRIKAM, type Tenant } from './tenants.ts';

/** What stands between a right password and a sign-in. */
export type Hurdle =
  | 'mfa'
  | 'mfa-enrollment'
  | 'conditional-access'
  | 'device-compliance'
  | 'disabled'
  | 'locked'
  | 'password-expired'
  | 'deleted';

/** One account as one tenant knows it. */
export interface Identity {
  tenantId: string;
  objectId: string;
}

export interface Person {
  /** Sign-in name and primary mail address. */
  address: string;
  name: string;
  password: string;
  note: string;
  home: Identity;
  /** Tenants that invited the person. */
  guestIn: Identity[];
  isAdmin: boolean;
  hurdle: Hurdle | null;
  hasMailbox: boolean;
  /** Where the mailbox's switches in Exchange differ from the usual. */
  mail: Partial<Pick<MailboxSettings, 'imap' | 'pop' | 'smtpAuth'>>;
}

/** A mailbox nobody signs in to. */
export interface SharedMailbox {
  address: string;
  name: string;
  objectId: string;
  tenantId: string;
  /** Addresses of those with Full Access. */
  delegates: string[];
}

/** One for all: the practice tenant shows it on its pages. */
export const PRACTICE_PASSWORD = 'practice-1';

type Draft = Pick<Person, 'name' | 'note'> & Partial<Person> & { tenant?: Tenant };

/** The people of the practice tenant and of the two tenants around it. */
export function practicePeople(): Person[] {
  return [
    person('ada.keller', {
      name: 'Ada Keller',
      note: 'Ordinary user: must ask the administrator before an app may read mail. Full Access to support@.',
    }),
    person('ben.okafor', { name: 'Ben Okafor', note: 'Ordinary user without rights on support@.' }),
    person('olga.admin', {
      name: 'Olga Lindqvist',
      note: 'Global Administrator: may consent for the organization.',
      isAdmin: true,
    }),
    person('mina.sato', {
      name: 'Mina Sato',
      note: 'Multifactor authentication: the code is 123456.',
      hurdle: 'mfa',
    }),
    person('carl.brandt', {
      name: 'Carl Brandt',
      note: 'Blocked by Conditional Access (AADSTS53003).',
      hurdle: 'conditional-access',
    }),
    person('dora.weiss', { name: 'Dora Weiss', note: 'Account disabled (AADSTS50057).', hurdle: 'disabled' }),
    person('nils.berg', {
      name: 'Nils Berg',
      note: 'No Exchange Online licence: signs in, but has no mailbox.',
      hasMailbox: false,
    }),
    person('ines.costa', {
      name: 'Ines Costa',
      note: 'IMAP and POP are switched off for this mailbox.',
      mail: { imap: false, pop: false },
    }),
    person('leo.dubois', {
      name: 'Leo Dubois',
      note: 'Authenticated SMTP is switched off for this mailbox.',
      mail: { smtpAuth: false },
    }),
    person('gita.rao', {
      name: 'Gita Rao',
      note: 'Guest from another company: signs in, but has no mailbox here.',
      tenant: FABRIKAM,
      guestIn: [{ tenantId: CONTOSO.id, objectId: stableGuid('guest/gita.rao') }],
      hasMailbox: false,
    }),
    person('hugo.martin', {
      name: 'Hugo Martin',
      note: 'Works elsewhere and is not invited here (AADSTS50020).',
      tenant: FABRIKAM,
    }),
    person('pia.sommer', {
      name: 'Pia Sommer',
      note: 'Personal Microsoft account: consents for herself.',
      tenant: CONSUMERS,
    }),
  ];
}

/** The mailboxes of the practice tenant that belong to nobody. */
export function sharedMailboxes(): SharedMailbox[] {
  const ada = `ada.keller@${CONTOSO.domain}`;
  const ben = `ben.okafor@${CONTOSO.domain}`;
  const desks = Array.from({ length: DESKS }, (_, index) => index + 1);
  return [
    shared('support', 'Support', [ada]),
    ...desks.map((number) => shared(`desk-${number}`, `Service desk ${number}`, [ada, ben])),
    shared('board', 'Board', []),
  ];
}

/** Shared mailboxes of a help desk, for trying what it is like to have many. */
const DESKS = 30;

function shared(alias: string, name: string, delegates: string[]): SharedMailbox {
  const address = `${alias}@${CONTOSO.domain}`;
  return { address, name, objectId: stableGuid(address), tenantId: CONTOSO.id, delegates };
}

function person(alias: string, draft: Draft): Person {
  const { tenant = CONTOSO, ...rest } = draft;
  const address = `${alias}@${tenant.domain}`;
  return {
    address,
    password: PRACTICE_PASSWORD,
    home: {
      tenantId: tenant.id,
      objectId: tenant.isConsumers ? consumerObjectId(address) : stableGuid(address),
    },
    guestIn: [],
    isAdmin: false,
    hurdle: null,
    hasMailbox: true,
    mail: {},
    ...rest,
  };
}

/** Personal accounts have a 64-bit id, written as a GUID that begins with zeros. */
function consumerObjectId(address: string): string {
  return `00000000-0000-0000-${stableGuid(address).slice(19)}`;
}
