import { z } from 'zod';
import type { Application } from '../../directory/applications.ts';
import type { GraphCall } from '../call.ts';
import { requireOwner, requireRead } from './access.ts';
import { changed } from './applications.ts';
import { readBody } from './body.ts';
import { directoryFaults } from './faults.ts';
import { appsWithPrincipal, findApplication, principalIdOf, readKey } from './lookup.ts';
import { type DirectoryView, entityAnswer, listAnswer } from './query.ts';
import { principalView, resourceView } from './view.ts';

const createSchema = z.strictObject({ appId: z.guid(), tags: z.array(z.string()).optional() });
const patchSchema = z
  .strictObject({ accountEnabled: z.boolean(), appRoleAssignmentRequired: z.boolean() })
  .partial();

export function listPrincipals(call: GraphCall): Response {
  requireRead(call);
  const { replication } = call.state.directory;
  const visible = principals(call).filter(({ id }) => !replication.misses(String(id)));
  return listAnswer(call, 'servicePrincipals', visible);
}

export function getPrincipal(call: GraphCall, segment: string): Response {
  requireRead(call);
  const { name, value } = readKey(segment);
  const found = principals(call).find((view) => String(view[name]).toLowerCase() === value.toLowerCase());
  if (!found || call.state.directory.replication.misses(String(found['id']))) {
    throw directoryFaults.notFound(value);
  }
  return entityAnswer(call, 'servicePrincipals', found);
}

/** Makes the enterprise app of a registration. */
export async function createPrincipal(call: GraphCall): Promise<Response> {
  requireRead(call);
  const { appId } = await readBody(call, createSchema, 'ServicePrincipal');
  const app = findApplication(call, { name: 'appId', value: appId });
  const { replication } = call.state.directory;
  if (!app || replication.misses(app.id)) {
    throw directoryFaults.badRequest(
      `The appId '${appId}' of the service principal does not reference a valid application object.`,
    );
  }
  requireOwner(call, app);
  if (app.hasPrincipal) {
    throw directoryFaults.conflict(
      `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
    );
  }
  app.hasPrincipal = true;
  replication.created(principalIdOf(call, app.appId));
  changed(call, app);
  return entityAnswer(call, 'servicePrincipals', principalView(app, call.caller.tenantId));
}

export async function patchPrincipal(call: GraphCall, segment: string): Promise<Response> {
  const app = appOf(call, segment);
  requireOwner(call, app);
  const body = await readBody(call, patchSchema, 'ServicePrincipal');
  app.accountEnabled = body.accountEnabled ?? app.accountEnabled;
  app.appRoleAssignmentRequired = body.appRoleAssignmentRequired ?? app.appRoleAssignmentRequired;
  return changed(call, app);
}

/** Consents belong to the enterprise app and go with it. */
export function deletePrincipal(call: GraphCall, segment: string): Response {
  const app = appOf(call, segment);
  requireOwner(call, app);
  app.hasPrincipal = false;
  call.state.grants.removeOf(principalIdOf(call, app.appId));
  return changed(call, app);
}

/** The registration behind an enterprise app. @throws GraphFault 404 */
function appOf(call: GraphCall, segment: string): Application {
  const { name, value } = readKey(segment);
  const wanted = value.toLowerCase();
  const app = appsWithPrincipal(call).find(
    ({ appId }) => (name === 'appId' ? appId : principalIdOf(call, appId)) === wanted,
  );
  if (!app || call.state.directory.replication.misses(principalIdOf(call, app.appId))) {
    throw directoryFaults.notFound(value);
  }
  return app;
}

function principals(call: GraphCall): DirectoryView[] {
  const { tenantId } = call.caller;
  return [
    ...Object.values(call.state.directory.resources).map((resource) => resourceView(resource, tenantId)),
    ...appsWithPrincipal(call).map((app) => principalView(app, tenantId)),
  ];
}
