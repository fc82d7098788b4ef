import type {
  AutomaticView,
  ConsentWatchView,
  GuidedStep,
  Proof,
  ReadBack,
  Setup,
  SetupView,
} from '../../preload/contract.ts';
import { aboutSubject } from '../diagnosis/advice.ts';
import { subjectOf } from '../diagnosis/subject.ts';
import type { Cloud } from '../identity/types.ts';
import { BOOTSTRAP, BOOTSTRAP_WITH_CONSENT } from '../registration/automatic/bootstrap.ts';
import { guidedSteps } from '../registration/guided-steps.ts';
import { adminLetter } from '../registration/letter.ts';
import { type AdminConsentRequest, adminConsentUrl, registrationPortalUrl } from '../registration/links.ts';
import { consentScopesFor, offersAccess, permissionsFor } from '../registration/permissions.ts';
import { inputAdvice } from '../registration/system-inputs.ts';
import { accountTypeOf, planOfSetup } from './setup-draft.ts';
import { systemOf } from './sheet.ts';

/** What is known of a setup besides what was typed; it lives for one run of the app. */
export interface SetupMoments {
  adminConsent: SetupView['adminConsent'];
  automatic: AutomaticView;
  proof: Proof[];
  readBack: ReadBack;
  consentWatch: ConsentWatchView;
}

/** Nobody has read the registration back. */
export const NOTHING_READ: ReadBack = { visit: { phase: 'idle' }, comparison: null, problem: null };

export const NO_MOMENTS: SetupMoments = {
  adminConsent: { status: 'none' },
  automatic: { phase: 'idle' },
  proof: [],
  readBack: NOTHING_READ,
  consentWatch: { status: 'off' },
};

/** The setup as shown: what was typed plus all that follows from it. Pure. */
export function viewOfSetup(setup: Setup, moments: SetupMoments, clouds: readonly Cloud[]): SetupView {
  const made = planOfSetup(setup, clouds);
  const plan = made?.ok ? made.plan : null;
  const cloud = clouds.find(({ id }) => id === setup.cloud);
  const consent = consentRequestOf(setup, clouds);
  const adminUrl = consent ? adminConsentUrl(consent) : null;
  const system = systemOf(setup);
  const { mailbox, signer, registration } = setup;
  return {
    ...setup,
    ...moments,
    adminConsent: placed(moments.adminConsent, setup, clouds),
    permissions: permissionsOfSetup(setup),
    offersAccess: offersAccess(system),
    adminConsentUrl: adminUrl,
    portalUrl: cloud ? registrationPortalUrl(cloud, registration.clientId) : null,
    plan,
    inputAdvice: {
      ...inputAdvice(system, setup.inputs),
      // What is wrong may also be the account types or the mailbox.
      ...(made && !made.ok ? { [made.input]: made.message } : {}),
    },
    guided: plan && cloud ? guidedSteps({ system, plan, cloud, registration, mailbox }).map(knownValues) : [],
    bootstrap: setup.recordsConsent ? BOOTSTRAP_WITH_CONSENT : BOOTSTRAP,
    letter: plan ? adminLetter({ plan, system, mailbox, signer, adminConsentUrl: adminUrl }) : null,
  };
}

/** A refused consent with the links of this registration. */
function placed(
  consent: SetupMoments['adminConsent'],
  setup: Setup,
  clouds: readonly Cloud[],
): SetupMoments['adminConsent'] {
  if (consent.status !== 'failed') return consent;
  return { ...consent, problem: aboutSubject(consent.problem, subjectOf(setup, clouds)) };
}

/** A value not known yet stands in angle brackets; there is nothing to copy. */
function knownValues(step: GuidedStep): GuidedStep {
  return { ...step, values: step.values.filter(({ value }) => !value.startsWith('<')) };
}

/** The rehearsal asks for these besides, as every sign-in does; without them each person would be asked. */
const OIDC_SCOPES = ['openid', 'profile', 'offline_access'];

/** The permissions a setup needs. */
function permissionsOfSetup(setup: Setup) {
  return permissionsFor({ ...setup, accountType: accountTypeOf(setup) }, systemOf(setup));
}

/** What the admin-consent page is asked for; null while the registration is incomplete. */
export function consentRequestOf(setup: Setup, clouds: readonly Cloud[]): AdminConsentRequest | null {
  const cloud = clouds.find(({ id }) => id === setup.cloud);
  const { clientId, tenant, redirectUri } = setup.registration;
  if (!cloud || !clientId) return null;
  const scopes = [...new Set([...OIDC_SCOPES, ...consentScopesFor(permissionsOfSetup(setup), cloud)])];
  return { cloud, tenant, clientId, redirectUri, scopes, state: setup.id };
}
