import { PRACTICE_CLOUD } from '../../../main/connections/practice-host.ts';
import { findCloud, loadClouds } from '../../../main/identity/clouds.ts';
import type { Cloud } from '../../../main/identity/types.ts';
import { makePlan, type PlanRequest } from '../../../main/registration/plan.ts';
import { findSystem, type System } from '../../../main/registration/systems.ts';
import type { Plan } from '../../../preload/contract.ts';

export const TENANT = '72f988bf-0000-4000-8000-2d7cd011db47';
export const CLIENT = '11111111-2222-4333-8444-555555555555';
export const MAILBOX = 'support@firma.example';
export const SIGNER = 'anna@firma.example';
/** Has the shape of Entra's secrets and is none. */
export const SECRET = 'abc8Q~not.a-real_secret~0123456789abcdefgh';

export const GLOBAL = findCloud(loadClouds(), 'global') as Cloud;

/** Inputs that fill every shipped System. */
const INPUTS: Record<string, Record<string, string>> = {
  'perfex-crm': { domain: 'crm.firma.example' },
  'maxxton-mxts': { concern: 'firma' },
  'oracle-b2c-service': { interface: 'https://firma.custhelp.com' },
  oro: { redirectUri: 'https://oro.firma.example/admin/sso/office365' },
  osticket: { callback: 'https://help.firma.example/api/auth/oauth2' },
  freescout: { appUrl: 'https://desk.firma.example' },
  'zammad-imap': { domain: 'zammad.firma.example' },
  zammad: { domain: 'zammad.firma.example' },
  znuny: { fqdn: 'znuny.firma.example', scriptAlias: 'znuny' },
  custom: {
    redirectUri: 'https://app.firma.example/oauth/callback',
    platform: 'web',
    protocols: 'imap smtp',
  },
};

export function systemOf(id: string): System {
  const system = findSystem(id);
  if (!system) throw new Error(`no system ${id}`);
  return system;
}

/** The plan of a shipped System with everything filled in. */
export function planFor(id: string, overrides: Partial<PlanRequest> = {}): Plan {
  const made = makePlan({
    system: systemOf(id),
    inputs: INPUTS[id] ?? {},
    cloud: GLOBAL,
    accountType: 'work',
    tenant: TENANT,
    clientId: CLIENT,
    mailbox: MAILBOX,
    signer: MAILBOX,
    ...overrides,
  });
  if (!made.ok) throw new Error(`${id}: ${made.input}: ${made.message}`);
  return made.plan;
}

export { PRACTICE_CLOUD };
