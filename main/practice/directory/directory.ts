import type { Application } from './applications.ts';
import { bootstrapClient } from './bootstrap-client.ts';
import { type Identity, type Person, practicePeople, type SharedMailbox, sharedMailboxes } from './people.ts';
import { practiceRegistrations } from './registrations.ts';
import { Replication } from './replication.ts';
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
  /** Client ids of registrations that Graph created, changed or deleted: the snapshot keeps these. */
  touched: Set<string>;
  /** How far reads lag behind what was created. */
  replication: Replication;
  policies: DirectoryPolicies;
}

/** What an administrator can switch in the tenant's settings. */
export interface DirectoryPolicies {
  /** "Users can register applications". */
  usersMayRegister: boolean;
  /** Longest life of a client secret in days (app management policy); null = any. */
  secretDays: number | null;
  /** What stands in the way of Microsoft's command line client. */
  bootstrap: 'allowed' | 'conditional-access' | 'not-preauthorized' | 'disabled';
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
    applications: [...Object.values(registrations), bootstrapClient(options.now)],
    secretsExpired: false,
    touched: new Set(),
    replication: new Replication(),
    policies: { usersMayRegister: true, secretDays: null, bootstrap: 'allowed' },
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

/** The registrations that Graph touched, for the snapshot. */
export function registrationsOf(
  { touched, applications }: Directory,
  pristine: ReadonlyMap<string, Application>,
): {
  touched: string[];
  applications: Application[];
} {
  return {
    touched: [...touched],
    // What was only done to them to see what happens ends with the run.
    applications: structuredClone(
      applications.filter(({ appId }) => touched.has(appId)).map((app) => pristine.get(app.appId) ?? app),
    ),
  };
}

/** Puts them back in the place of those that are always there. */
export function restoreRegistrations(
  directory: Directory,
  { touched, applications }: ReturnType<typeof registrationsOf>,
): void {
  directory.touched = new Set(touched);
  const untouched = directory.applications.filter(({ appId }) => !directory.touched.has(appId));
  directory.applications = [...untouched, ...applications];
}
