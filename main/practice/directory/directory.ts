import type { Application } from './applications.ts';
import { type Identity, type Person, practicePeople, type SharedMailbox, sharedMailboxes } from './people.ts';
import { practiceRegistrations } from './registrations.ts';
import { practiceResources, type Resources } from './resources.ts';
import type { Authority } from './tenants.ts';

/** Who and what the practice tenant knows. */
export interface Directory {
  resources: Resources;
  people: Person[];
  sharedMailboxes: SharedMailbox[];
  applications: Application[];
  registrations: ReturnType<typeof practiceRegistrations>;
  /** Every client secret counts as expired. */
  secretsExpired: boolean;
}

export function createDirectory(options: {
  login: string;
  graph: string;
  outlook?: string | undefined;
  now: number;
}): Directory {
  const resources = practiceResources(options);
  const registrations = practiceRegistrations({ login: options.login, resources, now: options.now });
  return {
    resources,
    people: practicePeople(),
    sharedMailboxes: sharedMailboxes(),
    registrations,
    applications: Object.values(registrations),
    secretsExpired: false,
  };
}

/** Addresses are compared without case. */
export function personByAddress(directory: Directory, address: string): Person | undefined {
  const wanted = address.trim().toLowerCase();
  return directory.people.find((person) => person.address === wanted);
}

/** The account a person signs in with at an authority; null if that tenant does not know them. */
export function identityAt(person: Person, authority: Authority): Identity | null {
  if (authority.kind !== 'tenant') return person.home;
  const { id } = authority.tenant;
  return [person.home, ...person.guestIn].find(({ tenantId }) => tenantId === id) ?? null;
}
