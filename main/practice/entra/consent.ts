import type { Application } from '../directory/applications.ts';
import type { Identity, Person } from '../directory/people.ts';
import type { Permission } from '../directory/permissions.ts';
import { findPermission, type Resource, type Resources } from '../directory/resources.ts';
import { CONSUMERS } from '../directory/tenants.ts';
import type { PracticeState } from '../state.ts';
import type { RequestedScopes, ScopeRequest } from './scopes.ts';

/** Permissions of one API that somebody has to consent to. */
export interface MissingConsent {
  resource: Resource;
  permissions: Permission[];
}

export interface ConsentQuestion {
  app: Application;
  identity: Identity;
  scopes: RequestedScopes;
}

/** Everything asked for, by API; OpenID Connect's scopes are Graph's. */
export function askedPermissions(
  scopes: RequestedScopes,
  app: Application,
  resources: Resources,
): MissingConsent[] {
  const requests = scopes.resources.map((request) => ({
    resource: request.resource,
    permissions: namesOf(request, app).flatMap((name) => findPermission(request.resource, name) ?? []),
  }));
  const oidc = scopes.oidc.flatMap((name) => findPermission(resources.graph, name) ?? []);
  const graph = requests.find(({ resource }) => resource === resources.graph);
  if (graph) graph.permissions = [...new Set([...oidc, ...graph.permissions])];
  else requests.unshift({ resource: resources.graph, permissions: oidc });
  return requests;
}

/** What was asked for and nobody has consented to yet. */
export function missingConsent(state: PracticeState, question: ConsentQuestion): MissingConsent[] {
  const { app, identity, scopes } = question;
  return askedPermissions(scopes, app, state.directory.resources)
    .map(({ resource, permissions }) => {
      const granted = state.grants.granted({ app, resource, identity });
      return { resource, permissions: permissions.filter(({ value }) => !granted.has(value)) };
    })
    .filter(({ permissions }) => permissions.length > 0);
}

/**
 * Whether these permissions are beyond the person. The Microsoft-managed consent policy is on, as
 * it is by default since November 2025: users may not let third-party apps read mail.
 */
export function needsAdmin(missing: MissingConsent[], person: Person, identity: Identity): boolean {
  if (identity.tenantId === CONSUMERS.id) return false;
  const isAdminHere = person.isAdmin && identity.tenantId === person.home.tenantId;
  return (
    !isAdminHere && missing.some(({ permissions }) => permissions.some(({ consent }) => consent !== 'user'))
  );
}

/** Records a consent: the person's own or, for `everyone`, the tenant's. */
export function recordConsent(
  state: PracticeState,
  question: { app: Application; identity: Identity; missing: MissingConsent[]; everyone: boolean },
): void {
  const { app, identity, missing, everyone } = question;
  for (const { resource, permissions } of missing) {
    const names = permissions.map(({ value }) => value);
    state.grants.give({ app, resource, identity, everyone }, names);
  }
  // The first consent makes the enterprise app.
  if (app.tenantId === identity.tenantId && !app.hasPrincipal) {
    app.hasPrincipal = true;
    state.directory.touched.add(app.appId);
  }
  state.changed();
}

/** The permissions a registration lists for an API. */
export function listedNames(app: Application, resource: Resource): string[] {
  const access = app.requiredResourceAccess.find(({ resourceAppId }) => resourceAppId === resource.appId);
  return (access?.resourceAccess ?? []).flatMap(({ id }) => {
    const permission = resource.permissions.find((each) => each.id === id);
    return permission ? [permission.value] : [];
  });
}

function namesOf(request: ScopeRequest, app: Application): string[] {
  return request.isDefault ? listedNames(app, request.resource) : request.names;
}
