import type { Application } from '../directory/applications.ts';
import type { Identity } from '../directory/people.ts';
import { type Resource, servicePrincipalId } from '../directory/resources.ts';
import { stableGuid } from '../stable.ts';

/** A consent, shaped like Graph's `oAuth2PermissionGrant`. */
export interface Grant {
  id: string;
  /** Object id of the app's service principal. */
  clientId: string;
  consentType: 'AllPrincipals' | 'Principal';
  /** Who consented; null when it holds for everybody. */
  principalId: string | null;
  /** Object id of the API's service principal. */
  resourceId: string;
  /** Permission names, separated by spaces. */
  scope: string;
}

/** Which app, which API, for whom; `everyone` = the whole tenant. */
export interface GrantKey {
  app: Application;
  resource: Resource;
  identity: Identity;
  everyone?: boolean;
}

/** The consents of all tenants. */
export class Grants {
  #grants: Grant[] = [];

  /** Names that hold for the person: their own consent and the administrator's. */
  granted(key: GrantKey): Set<string> {
    const clientId = servicePrincipalId(key.app.appId, key.identity.tenantId);
    const resourceId = servicePrincipalId(key.resource.appId, key.identity.tenantId);
    const holds = (grant: Grant) =>
      grant.clientId === clientId &&
      grant.resourceId === resourceId &&
      (grant.principalId === null || grant.principalId === key.identity.objectId);
    return new Set(this.#grants.filter(holds).flatMap(({ scope }) => scope.split(' ')));
  }

  /** Adds names to the one grant of this app, API and person. */
  give(key: GrantKey, names: string[]): void {
    const fresh = emptyGrant(key);
    const grant = this.#grants.find(({ id }) => id === fresh.id) ?? fresh;
    if (grant === fresh) this.#grants.push(grant);
    grant.scope = [...new Set([...grant.scope.split(' '), ...names])].filter(Boolean).join(' ');
  }

  /** Records a consent as it was sent; null if there is one of this app, API and person. */
  add(draft: Omit<Grant, 'id'>): Grant | null {
    const grant = { ...draft, id: grantId(draft) };
    const known = this.#grants.find(({ id }) => id === grant.id);
    if (known && known.scope !== '') return null;
    this.#grants = [...this.#grants.filter((each) => each !== known), grant];
    return { ...grant };
  }

  setScope(id: string, scope: string): void {
    for (const grant of this.#grants) if (grant.id === id) grant.scope = scope;
  }

  remove(id: string): void {
    this.#grants = this.#grants.filter((grant) => grant.id !== id);
  }

  /** Takes back all consents to one enterprise app. */
  removeOf(clientId: string): void {
    this.#grants = this.#grants.filter((grant) => grant.clientId !== clientId);
  }

  clear(): void {
    this.#grants = [];
  }

  snapshot(): Grant[] {
    return this.#grants.map((grant) => ({ ...grant }));
  }

  restore(grants: Grant[]): void {
    this.#grants = grants.map((grant) => ({ ...grant }));
  }
}

function emptyGrant({ app, resource, identity, everyone = false }: GrantKey): Grant {
  const clientId = servicePrincipalId(app.appId, identity.tenantId);
  const resourceId = servicePrincipalId(resource.appId, identity.tenantId);
  const principalId = everyone ? null : identity.objectId;
  return {
    id: grantId({ clientId, resourceId, principalId }),
    clientId,
    consentType: everyone ? 'AllPrincipals' : 'Principal',
    principalId,
    resourceId,
    scope: '',
  };
}

function grantId({
  clientId,
  resourceId,
  principalId,
}: Pick<Grant, 'clientId' | 'resourceId' | 'principalId'>): string {
  return stableGuid(`grant/${clientId}/${resourceId}/${principalId}`);
}
