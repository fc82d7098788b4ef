import type { DirectoryClient } from './directory-client.ts';
import { orMissing } from './directory-error.ts';
import {
  APPLICATION_SELECT,
  applicationSchema,
  byKey,
  type DirectoryApplication,
  listOf,
  type Principal,
  principalSchema,
} from './directory-shapes.ts';
import { ownName, type RegistrationSpec } from './spec.ts';

/** What the tenant has of a registration. */
export interface Present {
  app: DirectoryApplication;
  /** Its enterprise app. */
  principal: Principal | null;
}

const applications = listOf(applicationSchema);

/** The registration in use or our own earlier one, with its enterprise app; null = there is none. */
export async function readPresent(client: DirectoryClient, spec: RegistrationSpec): Promise<Present | null> {
  const app = await findApplication(client, spec);
  return app && { app, principal: await readPrincipal(client, app.appId) };
}

/** By the client id that is in use, then by our own key, then by our tag. */
async function findApplication(
  client: DirectoryClient,
  spec: RegistrationSpec,
): Promise<DirectoryApplication | null> {
  const paths = [
    ...(spec.clientId ? [byKey('applications', 'appId', spec.clientId)] : []),
    byKey('applications', 'uniqueName', ownName(spec)),
  ];
  for (const path of paths) {
    const app = await orMissing(readApplication(client, path));
    if (app) return app;
  }
  const filter = encodeURIComponent(`tags/any(t:t eq '${ownName(spec).replaceAll("'", "''")}')`);
  const { value } = await client.get(`/applications?$filter=${filter}&${APPLICATION_SELECT}`, applications);
  return oldest(value);
}

/** Redirect URIs of a registration by platform, and its name. */
export interface RegisteredRedirects {
  name: string;
  web: string[];
  publicClient: string[];
  spa: string[];
}

export async function readRedirects(client: DirectoryClient, clientId: string): Promise<RegisteredRedirects> {
  const app = await readApplication(client, byKey('applications', 'appId', clientId));
  return {
    name: app.displayName,
    web: app.web.redirectUris,
    publicClient: app.publicClient.redirectUris,
    spa: app.spa.redirectUris,
  };
}

/** Should there ever be two, every run works on the same one. */
function oldest(apps: DirectoryApplication[]): DirectoryApplication | null {
  return apps.toSorted((a, b) => (a.createdDateTime ?? '').localeCompare(b.createdDateTime ?? ''))[0] ?? null;
}

export function readApplication(client: DirectoryClient, path: string): Promise<DirectoryApplication> {
  return client.get(`${path}?${APPLICATION_SELECT}`, applicationSchema);
}

/** The enterprise app of a client id; null = there is none. */
export function readPrincipal(client: DirectoryClient, appId: string): Promise<Principal | null> {
  const path = byKey('servicePrincipals', 'appId', appId);
  return orMissing(client.get(`${path}?$select=id,accountEnabled,appOwnerOrganizationId`, principalSchema));
}
