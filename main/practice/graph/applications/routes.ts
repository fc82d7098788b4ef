import type { GraphCall } from '../call.ts';
import {
  createApplication,
  deleteApplication,
  getApplication,
  listApplications,
  patchApplication,
} from './applications.ts';
import { createGrant, deleteGrant, getGrant, listGrants, patchGrant } from './permission-grants.ts';
import { addPassword, removePassword } from './secrets.ts';
import {
  createPrincipal,
  deletePrincipal,
  getPrincipal,
  listPrincipals,
  patchPrincipal,
} from './service-principals.ts';

type Handler = (call: GraphCall, key: string) => Response | Promise<Response>;

/** By method, collection and, after `*`, what follows the key. */
const ROUTES: Record<string, Handler> = {
  'GET applications': listApplications,
  'POST applications': createApplication,
  'GET applications/*': getApplication,
  'PATCH applications/*': patchApplication,
  'DELETE applications/*': deleteApplication,
  'POST applications/*/addpassword': addPassword,
  'POST applications/*/removepassword': removePassword,
  'GET serviceprincipals': listPrincipals,
  'POST serviceprincipals': createPrincipal,
  'GET serviceprincipals/*': getPrincipal,
  'PATCH serviceprincipals/*': patchPrincipal,
  'DELETE serviceprincipals/*': deletePrincipal,
  'GET serviceprincipals/*/oauth2permissiongrants': (call, key) => listGrants(call, key),
  'GET oauth2permissiongrants': (call) => listGrants(call),
  'POST oauth2permissiongrants': createGrant,
  'GET oauth2permissiongrants/*': getGrant,
  'PATCH oauth2permissiongrants/*': patchGrant,
  'DELETE oauth2permissiongrants/*': deleteGrant,
};

/** The handler of a path about registrations; null for every other path. */
export function directoryRoute(
  method: string,
  segments: string[],
): ((call: GraphCall) => Response | Promise<Response>) | null {
  const [collection = '', key, ...rest] = segments;
  const parts = [
    collection.toLowerCase(),
    ...(key === undefined ? [] : ['*']),
    ...rest.map((part) => part.toLowerCase()),
  ];
  const name = `${method} ${parts.join('/')}`;
  const handler = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
  return handler ? (call) => handler(call, key ?? '') : null;
}
