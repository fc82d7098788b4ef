import { z } from 'zod';
import type { Grant } from '../../stores/grants.ts';
import type { GraphCall } from '../call.ts';
import { graphHeaders } from '../fault.ts';
import { requireGrantRead, requireGrantWrite } from './access.ts';
import { readBody } from './body.ts';
import { directoryFaults } from './faults.ts';
import { appsWithPrincipal, principalIdOf } from './lookup.ts';
import { type DirectoryView, entityAnswer, listAnswer } from './query.ts';

const KIND = 'oauth2PermissionGrants';

const createSchema = z.strictObject({
  clientId: z.guid(),
  consentType: z.enum(['AllPrincipals', 'Principal']),
  principalId: z.guid().nullish(),
  resourceId: z.guid(),
  scope: z.string(),
  expiryTime: z.string().optional(),
  startTime: z.string().optional(),
});
const patchSchema = z.strictObject({ scope: z.string() });

/** Consents to delegated permissions, all of them or those of one enterprise app. */
export function listGrants(call: GraphCall, clientId: string | null = null): Response {
  requireGrantRead(call);
  const grants = call.state.grants
    .snapshot()
    .filter(
      (grant) => grant.scope !== '' && (clientId === null || grant.clientId === clientId.toLowerCase()),
    );
  return listAnswer(call, KIND, grants.map(viewOf));
}

export function getGrant(call: GraphCall, id: string): Response {
  requireGrantRead(call);
  return entityAnswer(call, KIND, viewOf(grantOf(call, id)));
}

/** Gives a consent by hand; one that is there must be changed instead. */
export async function createGrant(call: GraphCall): Promise<Response> {
  requireGrantWrite(call);
  const body = await readBody(call, createSchema, 'OAuth2PermissionGrant');
  const isForAll = body.consentType === 'AllPrincipals';
  if (isForAll === Boolean(body.principalId)) {
    throw directoryFaults.invalidValue('principalId', 'OAuth2PermissionGrant');
  }
  refuseUnknown(call, body.clientId, body.resourceId);
  const { clientId, resourceId, consentType, scope } = body;
  const grant = call.state.grants.add({
    clientId,
    resourceId,
    consentType,
    scope: scope.trim(),
    principalId: body.principalId ?? null,
  });
  if (!grant) throw directoryFaults.conflict('Permission entry already exists.');
  call.state.changed();
  return entityAnswer(call, KIND, viewOf(grant));
}

export async function patchGrant(call: GraphCall, id: string): Promise<Response> {
  requireGrantWrite(call);
  const grant = grantOf(call, id);
  const { scope } = await readBody(call, patchSchema, 'OAuth2PermissionGrant');
  call.state.grants.setScope(grant.id, scope.trim());
  return done(call);
}

export function deleteGrant(call: GraphCall, id: string): Response {
  requireGrantWrite(call);
  call.state.grants.remove(grantOf(call, id).id);
  return done(call);
}

function done(call: GraphCall): Response {
  call.state.changed();
  return new Response(null, { status: 204, headers: graphHeaders(call.stamp) });
}

/** Both ends of a consent have to be enterprise apps of the tenant. @throws GraphFault 404 */
function refuseUnknown(call: GraphCall, clientId: string, resourceId: string): void {
  const { replication, resources } = call.state.directory;
  const clients = appsWithPrincipal(call).map(({ appId }) => principalIdOf(call, appId));
  const apis = Object.values(resources).map(({ appId }) => principalIdOf(call, appId));
  if (!clients.includes(clientId) || replication.misses(clientId)) throw directoryFaults.notFound(clientId);
  if (!apis.includes(resourceId)) throw directoryFaults.notFound(resourceId);
}

function grantOf(call: GraphCall, id: string): Grant {
  const grant = call.state.grants.snapshot().find((each) => each.id === id);
  if (!grant) throw directoryFaults.notFound(id);
  return grant;
}

function viewOf(grant: Grant): DirectoryView {
  return { ...grant };
}
