import { z } from 'zod';
import type { Plan } from '../../../preload/contract.ts';
import table from '../../../resources/permissions/graph.json' with { type: 'json' };
import type { Cloud } from '../../identity/types.ts';

/** Application id of Microsoft Graph, the same in every tenant and cloud. */
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

const ids = new Map(
  z
    .array(z.object({ name: z.string(), id: z.guid() }))
    .parse(table)
    .map(({ name, id }) => [name, id]),
);

const OPENID = new Set(['openid', 'profile', 'email', 'offline_access']);
/** The portal lists them under Microsoft Graph, but tokens with them are made for Outlook. */
const OUTLOOK = /^(?:IMAP\.AccessAsUser\.All|POP\.AccessAsUser\.All|SMTP\.Send)$/;

/**
 * Id of a delegated permission of Microsoft Graph; undefined for one that is not in the shipped table.
 * IMAP, POP and SMTP are registered as permissions of Graph as well.
 * https://learn.microsoft.com/graph/permissions-reference
 */
export function graphPermissionId(name: string): string | undefined {
  return ids.get(name);
}

/** The plan's permissions as scopes of an admin-consent link. */
export function consentScopes(plan: Plan, cloud: Cloud): string[] {
  return plan.permissions.map(({ name }) => {
    if (OPENID.has(name)) return name;
    return `${OUTLOOK.test(name) ? cloud.outlook : cloud.graph}/${name}`;
  });
}
