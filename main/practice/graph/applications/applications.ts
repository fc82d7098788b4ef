import { randomUUID } from 'node:crypto';
import type { Application } from '../../directory/applications.ts';
import { type GraphCall, preferences } from '../call.ts';
import { graphHeaders } from '../fault.ts';
import { requireCreate, requireOwner, requireRead } from './access.ts';
import { type ApplicationBody, merged, readApplicationBody } from './body.ts';
import { directoryFaults } from './faults.ts';
import { applicationOf, findApplication, ownApplications, principalIdOf, readKey } from './lookup.ts';
import { entityAnswer, listAnswer } from './query.ts';
import { applicationView } from './view.ts';

export function listApplications(call: GraphCall): Response {
  requireRead(call);
  const { replication } = call.state.directory;
  const apps = ownApplications(call).filter(({ id }) => !replication.misses(id));
  return listAnswer(call, 'applications', apps.map(applicationView));
}

export function getApplication(call: GraphCall, segment: string): Response {
  requireRead(call);
  return entityAnswer(call, 'applications', applicationView(applicationOf(call, segment)));
}

/** Makes a registration; unlike the portal it makes no enterprise app. */
export async function createApplication(call: GraphCall): Promise<Response> {
  requireCreate(call);
  return create(call, await readApplicationBody(call), null);
}

/**
 * Changes a registration. With a `uniqueName` and `Prefer: create-if-missing` it is made if there
 * is none (application-upsert).
 */
export async function patchApplication(call: GraphCall, segment: string): Promise<Response> {
  const key = readKey(segment);
  const upserts = key.name === 'uniqueName' && preferences(call.request).has('create-if-missing');
  if (upserts && !findApplication(call, key)) {
    requireCreate(call);
    return create(call, await readApplicationBody(call), key.value);
  }
  // The alternate key is unique at once, so an upsert never misses what is there.
  const app = upserts ? findApplication(call, key) : applicationOf(call, segment);
  if (!app) throw directoryFaults.notFound(key.value);
  requireOwner(call, app);
  Object.assign(app, merged(app, await readApplicationBody(call)));
  return changed(call, app);
}

/** Deletes the registration with its enterprise app and all consents to it. */
export function deleteApplication(call: GraphCall, segment: string): Response {
  const app = applicationOf(call, segment);
  requireOwner(call, app);
  const { directory, grants } = call.state;
  directory.applications.splice(directory.applications.indexOf(app), 1);
  grants.removeOf(principalIdOf(call, app.appId));
  return changed(call, app);
}

/** 204, and the snapshot hears of it. */
export function changed(call: GraphCall, app: Application): Response {
  call.state.directory.touched.add(app.appId);
  call.state.changed();
  return new Response(null, { status: 204, headers: graphHeaders(call.stamp) });
}

function create(call: GraphCall, body: ApplicationBody, uniqueName: string | null): Response {
  if (body.displayName === undefined) throw directoryFaults.invalidValue('displayName', 'Application');
  const app = merged(blank(call, uniqueName), body);
  call.state.directory.applications.push(app);
  // Reads go by object id, sign-ins by client id.
  for (const key of [app.id, app.appId]) call.state.directory.replication.created(key);
  changed(call, app);
  return entityAnswer(call, 'applications', applicationView(app));
}

function blank({ state, caller }: GraphCall, uniqueName: string | null): Application {
  return {
    id: randomUUID(),
    appId: randomUUID(),
    displayName: '',
    createdDateTime: new Date(state.now()).toISOString(),
    signInAudience: 'AzureADandPersonalMicrosoftAccount',
    tenantId: caller.tenantId,
    isFallbackPublicClient: false,
    publicClient: { redirectUris: [] },
    web: { redirectUris: [] },
    spa: { redirectUris: [] },
    implicitGrant: { accessTokens: false, idTokens: false },
    accessTokenVersion: 2,
    uniqueName,
    tags: [],
    requiredResourceAccess: [],
    passwordCredentials: [],
    ownerId: caller.objectId,
    hasPrincipal: false,
    accountEnabled: true,
    appRoleAssignmentRequired: false,
  };
}
