import type { Plan } from '../../../preload/contract.ts';
import type { Cloud } from '../../identity/types.ts';
import { oneLine } from '../../one-line.ts';
import { adminConsentUrl } from '../links.ts';
import { consentScopes, graphPermissionId } from './permission-ids.ts';

export interface AdminScriptRequest {
  kind: 'az' | 'powershell';
  plan: Plan;
  /** Display name of the Registration. */
  name: string;
  cloud: Cloud;
  /** Tenant id or domain; without it the administrator's own tenant. */
  tenant?: string;
}

/** What both scripts are made of: cleaned, not yet quoted. */
export interface ScriptValues {
  system: string;
  name: string;
  audience: Plan['audience'];
  isPublic: boolean;
  /** Graph asks for tokens of version 2 where personal accounts may sign in. */
  needsTokenVersion2: boolean;
  redirectUri: string;
  tenant: string;
  /** Ids from the shipped table. */
  permissions: { name: string; id: string; why: string }[];
  /** Names that the table does not know; looked up in the tenant. */
  unknownPermissions: string[];
  secretMonths: number | null;
  /** The consent page, cut where the client id belongs. */
  consentUrl: [before: string, after: string];
}

/** Marks the client id's place in the consent link; in no permission and no host name. */
const CLIENT_ID_MARK = 'CLIENT-ID-MARK';
/** Entra's limit of two years for a secret. */
const MAX_MONTHS = 24;
const PERMISSION_NAME = /^[A-Za-z][\w.-]*$/;

/** Takes the plan apart for a script. */
export function scriptValues({ plan, name, cloud, tenant = '' }: AdminScriptRequest): ScriptValues {
  const known = plan.permissions.flatMap(({ name: permission, why }) => {
    const id = graphPermissionId(permission);
    return id ? [{ name: permission, id, why: oneLine(why) }] : [];
  });
  const unknown = plan.permissions.map((permission) => permission.name);
  return {
    system: oneLine(plan.system),
    name: displayName(name),
    audience: plan.audience,
    isPublic: plan.platform === 'publicClient',
    needsTokenVersion2: plan.audience.includes('Personal'),
    redirectUri: oneLine(plan.redirectUri),
    tenant: oneLine(tenant),
    permissions: known,
    unknownPermissions: unknown.filter((each) => !graphPermissionId(each) && PERMISSION_NAME.test(each)),
    secretMonths: plan.secret.needed ? clampMonths(plan.secret.months) : null,
    consentUrl: consentParts({ plan, cloud, tenant }),
  };
}

/** Azure CLI reads a leading @ as "take it from this file" and a leading dash as an option. */
function displayName(name: string): string {
  return oneLine(name).replace(/^[\s@-]+/, '') || 'Mailbox Connector';
}

function clampMonths(months: number): number {
  return Math.min(Math.max(Math.trunc(months) || 1, 1), MAX_MONTHS);
}

function consentParts({
  plan,
  cloud,
  tenant = '',
}: Omit<AdminScriptRequest, 'kind' | 'name'>): [string, string] {
  const url = adminConsentUrl({
    cloud,
    tenant,
    clientId: CLIENT_ID_MARK,
    redirectUri: plan.redirectUri,
    scopes: consentScopes(plan, cloud),
    state: 'admin-script',
  });
  const at = url.indexOf(CLIENT_ID_MARK);
  return [url.slice(0, at), url.slice(at + CLIENT_ID_MARK.length)];
}
