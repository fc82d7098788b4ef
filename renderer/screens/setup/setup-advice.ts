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
import { THIS_COMPUTER } from './system-advice.ts';

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
  const { audience, clientId, tenant } = values;
  const { platform, redirectUri } = plannedFields(values, setup);
  const needsSecret = platform === 'web' && !(setup.hasSecret && secret === '');
  return {
    mailbox: checkMailbox(values.mailbox),
    signer: checkSigner(values.signer, values.mailbox),
    clientId: checkClientId(clientId, { tenant, ...discovered }),
    tenant: checkTenant(tenant, { audience, clientId, ...discovered }),
    redirectUri: checkRedirectUri(redirectUri, { platform, audience }),
    secret: needsSecret ? checkSecret(secret) : null,
  };
}

/** Platform and redirect URI: a System's plan fixes them, for this computer the person chooses. */
function plannedFields(
  values: DraftValues,
  { plan }: SetupView,
): Pick<DraftValues, 'platform' | 'redirectUri'> {
  const { platform, redirectUri } = values;
  return plan && values.system !== THIS_COMPUTER ? plan : { platform, redirectUri };
}

const FIELDS: Partial<Record<SetupStep, readonly FieldName[]>> = {
  mailbox: ['mailbox', 'signer'],
  registration: ['clientId', 'tenant', 'redirectUri', 'secret'],
};

/** Whether the step may be left towards the next one. */
export function isStepComplete(step: SetupStep, advice: SetupAdvice): boolean {
  return (FIELDS[step] ?? []).every((name) => advice[name]?.level !== 'error');
}
