import type { Access, Audience, PermissionView, Plan, Platform } from '../../preload/contract.ts';
import { platformSchema } from '../../preload/contract.ts';
import { checkRedirectUri } from '../../preload/redirect-uri-field.ts';
import type { Cloud } from '../identity/types.ts';
import { chooseAudience } from './audience-choice.ts';
import { guidedSteps } from './guided-steps.ts';
import { permissionsFor } from './permissions.ts';
import { authorityOf, fieldValues } from './plan-values.ts';
import { checkInputs, chosenProtocols } from './system-inputs.ts';
import type { System } from './systems.ts';
import { fillTemplate, placeholdersOf } from './template.ts';

/** What a plan is worked out from. */
export interface PlanRequest {
  system: System;
  /** As typed; they are cleaned here. */
  inputs: Readonly<Record<string, string>>;
  cloud: Cloud;
  /** Tenant id or domain, once it is known. */
  tenant?: string | undefined;
  accountType: 'work' | 'personal';
  /** Left out: what the System recommends for this kind of account. */
  audience?: Audience | undefined;
  mailbox?: string | undefined;
  signer?: string | undefined;
  clientId?: string | undefined;
  access?: Access | undefined;
}

/** `input` is an id of the System's inputs, `audience` or `mailbox`; `message` is one plain line. */
export type PlanResult = { ok: true; plan: Plan } | { ok: false; input: string; message: string };

/** The API under which the portal lists every delegated permission of a mailbox, Outlook's protocols included. */
const PORTAL_RESOURCE = 'Microsoft Graph';

/**
 * Works out what a System's Registration must look like and what is handed over. Pure: two equal
 * requests give equal plans. The permissions carry the name of the API as the portal shows it; the
 * resource a token is asked for is told by `permissionsFor`.
 */
export function makePlan(request: PlanRequest): PlanResult {
  const { system } = request;
  const { values, advice } = checkInputs(system, request.inputs);
  const [wrong] = Object.entries(advice);
  if (wrong) return { ok: false, input: wrong[0], message: wrong[1] };
  const chosen = chooseAudience(request);
  if (!chosen.ok) return chosen;
  const { audience } = chosen;
  const platform = platformSchema.parse(fillTemplate(system.registration.platform, values));
  const redirectUri = fillTemplate(system.registration.redirectUri, values);
  const refused = redirectRefusal(request, { redirectUri, platform, audience });
  return refused ?? { ok: true, plan: planOf(request, { values, redirectUri, platform, audience }) };
}

interface Choice {
  values: Record<string, string>;
  redirectUri: string;
  platform: Platform;
  audience: Audience;
}

/** What Entra would refuse when the redirect URI is registered for this audience. */
function redirectRefusal(
  { system, accountType }: PlanRequest,
  { redirectUri, platform, audience }: Omit<Choice, 'values'>,
): PlanResult | null {
  const found = checkRedirectUri(redirectUri, { platform, audience });
  if (found?.level !== 'error') return null;
  const alone = checkRedirectUri(redirectUri, { platform, audience: 'AzureADMyOrg' });
  if (alone?.level === 'error') {
    return { ok: false, input: system.inputs[0]?.id ?? 'redirectUri', message: found.message };
  }
  const input = accountType === 'personal' ? 'mailbox' : 'audience';
  return { ok: false, input, message: `${found.message} The redirect URI is ${redirectUri}.` };
}

function planOf(request: PlanRequest, choice: Choice): Plan {
  const { system, cloud, tenant = '', accountType, mailbox = '', signer = '', clientId = '' } = request;
  const { access = 'read-write' } = request;
  const { values, ...chosen } = choice;
  const permissions = permissionsFor({ mailbox, signer, accountType, inputs: values, access }, system);
  const authority = authorityOf({ cloud, system, audience: chosen.audience, tenant });
  // A public client never sends a secret, whatever the System could keep.
  const needed = system.secret.needed && chosen.platform === 'web';
  const known = { ...request, tenant, mailbox, signer, clientId, authority, permissions };
  const filling = { ...values, ...fieldValues({ ...known, redirectUri: chosen.redirectUri }) };
  const needsGraphToken = filling.graphScopes !== '';
  const plan = {
    system: system.id,
    ...chosen,
    authority,
    permissions: permissions.map(portalPermission),
    secret: { needed, months: needed ? system.secret.months : 0 },
    fields: fieldsFor(system, values, needed)
      .filter(({ value }) => needsGraphToken || !placeholdersOf(value).includes('graphScopes'))
      .map((field) => filled(field, filling)),
  };
  const steps = guidedSteps({ system, plan, cloud, registration: { tenant, clientId }, mailbox });
  return { ...plan, portal: steps.map(({ title, url, values: shown }) => ({ title, url, values: shown })) };
}

function portalPermission({ name, adminConsent, why }: PermissionView): Plan['permissions'][number] {
  return { name, resource: PORTAL_RESOURCE, adminConsent, why };
}

type Field = System['fields'][number];

/** The fields that are handed over: no secret where there is none, no servers that are not used. */
function fieldsFor(system: System, inputs: Record<string, string>, needsSecret: boolean): Field[] {
  const protocols = chosenProtocols(system, inputs);
  return system.fields
    .filter(({ isSecret }) => needsSecret || !isSecret)
    .filter(({ protocol }) => protocol === undefined || protocols.includes(protocol));
}

function filled({ label, value, where }: Field, values: Record<string, string>): Plan['fields'][number] {
  return { label, value: fillTemplate(value, values), where: fillTemplate(where, values) };
}
