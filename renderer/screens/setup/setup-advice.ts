import type { SetupStep, SetupView } from '../../../preload/contract.ts';
import {
  checkClientId,
  checkMailbox,
  checkRedirectUri,
  checkSecret,
  checkSigner,
  checkTenant,
  type FieldAdvice,
} from '../../../preload/registration-fields.ts';
import type { DraftValues } from './draft-values.ts';

export type FieldName = 'mailbox' | 'signer' | 'clientId' | 'tenant' | 'redirectUri' | 'secret';
export type SetupAdvice = Record<FieldName, FieldAdvice | null>;

export interface AdviceContext {
  values: DraftValues;
  setup: SetupView;
  /** Text in the secret's field. */
  secret: string;
}

/** Advice on every field of the setup, with what the other fields and the discovery tell. */
export function adviseSetup({ values, setup, secret }: AdviceContext): SetupAdvice {
  const { discovery } = setup;
  const tenantId = discovery.status === 'found' ? discovery.tenantId : undefined;
  const discovered = tenantId ? { discoveredTenantId: tenantId } : {};
  const { audience, platform, clientId, tenant } = values;
  const needsSecret = platform === 'web' && !(setup.hasSecret && secret === '');
  return {
    mailbox: checkMailbox(values.mailbox),
    signer: checkSigner(values.signer, values.mailbox),
    clientId: checkClientId(clientId, { tenant, ...discovered }),
    tenant: checkTenant(tenant, { audience, clientId, ...discovered }),
    redirectUri: checkRedirectUri(values.redirectUri, { platform, audience }),
    secret: needsSecret ? checkSecret(secret) : null,
  };
}

const FIELDS: Partial<Record<SetupStep, readonly FieldName[]>> = {
  mailbox: ['mailbox', 'signer'],
  registration: ['clientId', 'tenant', 'redirectUri', 'secret'],
};

/** Whether the step may be left towards the next one. */
export function isStepComplete(step: SetupStep, advice: SetupAdvice): boolean {
  return (FIELDS[step] ?? []).every((name) => advice[name]?.level !== 'error');
}
