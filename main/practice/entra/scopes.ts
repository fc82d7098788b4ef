import { OIDC_SCOPES } from '../directory/permissions.ts';
import { findPermission, type Resource, type Resources } from '../directory/resources.ts';
import { Refusal } from './refusal.ts';

/** The scopes asked for on one resource. */
export interface ScopeRequest {
  resource: Resource;
  /** What stood before the names, e.g. `https://graph.microsoft.com/`; empty for bare names. */
  prefix: string;
  names: string[];
  /** `/.default`: all that the registration lists. */
  isDefault: boolean;
}

export interface RequestedScopes {
  oidc: string[];
  resources: ScopeRequest[];
}

export interface ScopeContext {
  resources: Resources;
  /** Graph's origin as this client sees it. */
  graphOrigin: string;
  appName: string;
  tenant: string;
}

const SCOPE_TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/**
 * Reads a `scope` parameter. Bare names are Graph's.
 *
 * @throws Refusal 70011 malformed, 500011 unknown resource, 650053 unknown scope
 */
export function readScopes(text: string, context: ScopeContext): RequestedScopes {
  const requested: RequestedScopes = { oidc: [], resources: [] };
  for (const token of text.split(' ').filter(Boolean)) {
    if (!SCOPE_TOKEN.test(token)) throw new Refusal(70011, { scope: token });
    if (OIDC_SCOPES.includes(token.toLowerCase())) addOnce(requested.oidc, token.toLowerCase());
    else addScope(requested, splitScope(token), context);
  }
  refuseMixture(requested);
  return requested;
}

interface SplitScope {
  prefix: string;
  name: string;
}

function splitScope(token: string): SplitScope {
  const slash = token.lastIndexOf('/');
  return { prefix: token.slice(0, slash + 1), name: token.slice(slash + 1) };
}

function addScope(requested: RequestedScopes, scope: SplitScope, context: ScopeContext): void {
  const resource = resourceOf(scope.prefix, context);
  const request = requested.resources.find((each) => each.resource === resource) ?? {
    resource,
    prefix: scope.prefix,
    names: [],
    isDefault: false,
  };
  if (!requested.resources.includes(request)) requested.resources.push(request);
  if (scope.name === '.default') request.isDefault = true;
  else addOnce(request.names, canonicalName(resource, scope.name, context));
}

function resourceOf(prefix: string, context: ScopeContext): Resource {
  const { graph, exchange } = context.resources;
  const identifier = prefix.replace(/\/+$/, '').toLowerCase();
  if (identifier === '' || identifier === context.graphOrigin) return graph;
  const resource = [graph, exchange].find(({ identifiers }) => identifiers.includes(identifier));
  if (!resource) throw new Refusal(500011, { resource: identifier, tenant: context.tenant });
  return resource;
}

function canonicalName(resource: Resource, name: string, context: ScopeContext): string {
  const permission = findPermission(resource, name);
  if (permission) return permission.value;
  throw new Refusal(650053, { app: context.appName, scope: name, resource: resource.name });
}

/** `.default` and names of the same resource do not go together. */
function refuseMixture(requested: RequestedScopes): void {
  const mixed = requested.resources.find(({ isDefault, names }) => isDefault && names.length > 0);
  if (mixed) throw new Refusal(70011, { scope: `${mixed.prefix}.default ${mixed.names.join(' ')}` });
}

function addOnce(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}
