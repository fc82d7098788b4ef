import type { Cause, Proof } from '../../preload/contract.ts';

export type ProofItem = Proof['item'];

/**
 * How far a sign-in got. Each stage includes the ones before it; Entra checks in this order, and says
 * which check failed by its code.
 */
export const STAGES = [
  'nothing',
  'tenant',
  'app',
  'redirect',
  'signed-in',
  'consented',
  'authenticated',
  'tokens',
] as const;
export type Stage = (typeof STAGES)[number];

/** What reaching a stage proves, and why. */
export const PROVEN_BY: Record<Stage, readonly [item: ProofItem, evidence: string][]> = {
  nothing: [],
  tenant: [['tenant', 'Microsoft knows this tenant.']],
  app: [['client-id', 'Microsoft knows an app with this client id.']],
  redirect: [['redirect-uri', 'Microsoft accepted this redirect URI for this app.']],
  'signed-in': [],
  consented: [['consent', 'Microsoft sent a code back, so consent is there.']],
  authenticated: [
    ['secret', 'Microsoft accepted the client secret.'],
    ['platform', 'The code could be exchanged the way the system does it.'],
  ],
  tokens: [],
};

/** Where the dialogue ended for a cause, and which item is to blame. */
export interface Ending {
  reached: Stage;
  blames?: { item: ProofItem; evidence: string };
}

const signer = (evidence: string): Ending => ({ reached: 'redirect', blames: { item: 'signer', evidence } });
const consent = (evidence: string): Ending => ({
  reached: 'signed-in',
  blames: { item: 'consent', evidence },
});
const platform = (evidence: string): Ending => ({
  reached: 'consented',
  blames: { item: 'platform', evidence },
});
const secret = (evidence: string): Ending => ({ reached: 'consented', blames: { item: 'secret', evidence } });
const permissions = (evidence: string): Ending => ({
  reached: 'redirect',
  blames: { item: 'permissions', evidence },
});
const redirect = (evidence: string): Ending => ({
  reached: 'app',
  blames: { item: 'redirect-uri', evidence },
});

const POLICY = 'A policy of the organisation did not let this person in.';

/** Causes that are not listed say nothing about the Registration. */
const ENDINGS: Partial<Record<Cause, Ending>> = {
  'tenant-not-found': {
    reached: 'nothing',
    blames: { item: 'tenant', evidence: 'Microsoft knows no tenant of this name in this cloud.' },
  },
  'national-cloud': {
    reached: 'nothing',
    blames: { item: 'tenant', evidence: 'This tenant belongs to another Microsoft cloud.' },
  },
  'app-not-found-in-tenant': {
    reached: 'tenant',
    blames: {
      item: 'client-id',
      evidence:
        'This tenant has no app with this client id: it is mistyped, the Object ID was pasted, or the app is in another tenant.',
    },
  },
  'app-disabled': {
    reached: 'tenant',
    blames: { item: 'client-id', evidence: 'The app is there, but it is switched off.' },
  },
  'single-tenant-app-on-common': {
    reached: 'app',
    blames: {
      item: 'tenant',
      evidence: 'This app is for one organisation: "common" does not work, its tenant id does.',
    },
  },
  'redirect-uri-mismatch': redirect(
    'This redirect URI is not registered for this app, or the client id belongs to another app.',
  ),
  'redirect-uri-missing': redirect('The app has no redirect URI at all.'),
  'wrong-account-type-personal': signer('This kind of account cannot sign in to this app.'),
  'account-not-in-tenant': signer('This account does not belong to the tenant of the app.'),
  'user-not-assigned': signer('This account is not assigned to the app.'),
  'account-disabled-or-locked': signer('This account is switched off or locked.'),
  'bad-password': signer('The password was wrong.'),
  'conditional-access-blocked': signer(POLICY),
  'device-not-compliant': signer(POLICY),
  'mfa-required': signer('The second proof of identity was not given.'),
  'mfa-enrollment-required': signer('This account has not set up a second proof of identity yet.'),
  'wrong-signer': { reached: 'tokens', blames: { item: 'signer', evidence: 'Another account signed in.' } },
  'permission-missing': permissions('The app does not list a permission that the system asks for.'),
  'scope-invalid': permissions('Microsoft does not know one of the permissions asked for.'),
  'scope-wrong-resource': permissions('A permission was asked for from the wrong Microsoft service.'),
  'admin-consent-required': consent('An administrator must approve the app first.'),
  'user-consent-required': consent('Nobody has consented to all of these permissions yet.'),
  'consent-declined': consent('The person who signed in did not accept the permissions.'),
  'publisher-unverified': consent('The organisation allows only apps of verified publishers.'),
  'wrong-platform-web-needs-secret': platform(
    'The redirect URI is registered under "Web", which needs a client secret, and none was sent.',
  ),
  'secret-sent-by-public-client': platform(
    'The redirect URI is registered under "Mobile and desktop applications", where no secret may be sent; it belongs under "Web".',
  ),
  'wrong-platform-spa': platform(
    'The redirect URI is registered under "Single-page application"; it belongs under "Web".',
  ),
  'secret-wrong-or-id-pasted': secret(
    'Microsoft refused the client secret: it is mistyped, belongs to another app, or its Secret ID was pasted instead of its Value.',
  ),
  'secret-expired': secret('The client secret has expired.'),
  'code-expired-or-reused': { reached: 'consented' },
  'service-not-licensed-or-provisioned': { reached: 'tokens' },
  'mailbox-not-in-cloud': { reached: 'tokens' },
  'mailbox-not-found': { reached: 'tokens' },
  'no-mailbox-permission': { reached: 'tokens' },
};

const WRONG_ENDPOINT: Ending = {
  reached: 'app',
  blames: { item: 'tenant', evidence: 'The accounts that this app is for do not sign in at this tenant.' },
};

/** Where one AADSTS number says more than the cause it stands for. */
const ENDINGS_BY_CODE: Record<string, Ending> = {
  AADSTS9002331: WRONG_ENDPOINT,
  AADSTS9002332: WRONG_ENDPOINT,
  AADSTS9002346: WRONG_ENDPOINT,
};

/** Where the dialogue ended; a cause that says nothing about the Registration ends it at the beginning. */
export function endingOf(cause: Cause, code: string | undefined): Ending {
  return (code === undefined ? undefined : ENDINGS_BY_CODE[code]) ?? ENDINGS[cause] ?? { reached: 'nothing' };
}
