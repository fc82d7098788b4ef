import type { Audience, Plan, Platform } from '../../../preload/contract.ts';

/** Where a delegated permission belongs: IMAP, POP and SMTP tokens are Outlook's. */
export type PermissionResource = 'graph' | 'outlook';

/** What a System's Registration has to be. */
export interface RegistrationSpec {
  displayName: string;
  systemId: string;
  /** Tells two registrations for the same System apart: the setup's or connection's id. */
  key: string;
  audience: Audience;
  platform: Platform;
  redirectUris: string[];
  permissions: { resource: PermissionResource; name: string }[];
  /** Life of the client secret in months; null = none is needed. */
  secretMonths: number | null;
  /** Client id of a registration that is in use already. */
  clientId?: string;
  /**
   * Whether we hold the value of a secret of it. `false` makes a new one and clears away what an
   * interrupted attempt left; absent = not known, and nothing is cleared away.
   */
  secretHeld?: boolean;
  /** Record consent for everybody as well, instead of sending an administrator to the consent page. */
  grantsConsent?: boolean;
}

/** What a plan does not say. */
export interface SpecExtra {
  key: string;
  displayName?: string;
  clientId?: string;
  secretHeld?: boolean;
  grantsConsent?: boolean;
}

const OUTLOOK_PERMISSION = /^(IMAP|POP)\.AccessAsUser\.All$|^SMTP\.Send$/;

/** The registration that a plan asks for. */
export function specFromPlan(plan: Plan, extra: SpecExtra): RegistrationSpec {
  const { displayName = `Mailbox Connector: ${plan.system}`, ...rest } = extra;
  return {
    ...rest,
    displayName,
    systemId: plan.system,
    audience: plan.audience,
    platform: plan.platform,
    redirectUris: [plan.redirectUri],
    permissions: plan.permissions.map(({ name }) => ({ resource: resourceOf(name), name })),
    secretMonths: plan.secret.needed ? plan.secret.months : null,
  };
}

/** The name tells: plans call the resource in several ways. */
function resourceOf(name: string): PermissionResource {
  return OUTLOOK_PERMISSION.test(name) ? 'outlook' : 'graph';
}

/** Alternate key and tag by which we find our own registration again. */
export function ownName({ systemId, key }: Pick<RegistrationSpec, 'systemId' | 'key'>): string {
  return `mailbox-connector:${systemId}:${key}`;
}
