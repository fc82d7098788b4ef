import type { ConnectionView, Edited, EditView } from '../../../../preload/contract.ts';
import {
  checkClientId,
  checkMailbox,
  checkRedirectUri,
  checkSecret,
  checkSigner,
  checkTenant,
  type FieldAdvice,
} from '../../../../preload/registration-fields.ts';
import type { EditWish } from '../../../store/edit-wish.ts';
import { THIS_COMPUTER } from '../../setup/system-advice.ts';

export type EditField =
  | 'mailbox'
  | 'signer'
  | 'cloud'
  | 'access'
  | 'clientId'
  | 'tenant'
  | 'audience'
  | 'redirectUri'
  | 'secret';

export type EditTab = 'mailbox' | 'system' | 'registration';

/** Where a field stands. */
export const TAB_OF: Record<EditField, EditTab> = {
  mailbox: 'mailbox',
  signer: 'mailbox',
  cloud: 'mailbox',
  access: 'system',
  clientId: 'registration',
  tenant: 'registration',
  audience: 'registration',
  redirectUri: 'registration',
  secret: 'registration',
};

export type EditAdvice = Record<
  'mailbox' | 'signer' | 'clientId' | 'tenant' | 'redirectUri' | 'secret',
  FieldAdvice | null
>;

/** Advice on every field that is typed. An empty secret keeps the one that is stored. */
export function adviseEdit(values: Edited, secret: string, hasSecret: boolean): EditAdvice {
  const { mailbox, signer, registration } = values;
  const { clientId, tenant, redirectUri, platform, audience } = registration;
  const isSecretWanted = platform === 'web' && (secret !== '' || !hasSecret);
  return {
    mailbox: checkMailbox(mailbox),
    signer: checkSigner(signer, mailbox),
    clientId: checkClientId(clientId, { tenant }),
    tenant: checkTenant(tenant, { audience, clientId }),
    redirectUri: checkRedirectUri(redirectUri, { platform, audience }),
    secret: isSecretWanted ? checkSecret(secret) : null,
  };
}

/** The first tab on which something keeps the values from being saved; null where they are sound. */
export function wrongTab(
  connection: Pick<ConnectionView, 'system'>,
  values: Edited,
  view: EditView,
  secret: string,
): EditTab | null {
  const advice = adviseEdit(shownValues(connection, values, view), secret, view.hasSecret);
  const wrong = Object.entries(advice).flatMap(([name, found]) =>
    found?.level === 'error' ? [TAB_OF[name as keyof EditAdvice]] : [],
  );
  const refused = Object.keys(view.inputAdvice).map((name) =>
    name in TAB_OF ? TAB_OF[name as EditField] : 'system',
  );
  const order: EditTab[] = ['mailbox', 'system', 'registration'];
  return order.find((tab) => wrong.includes(tab) || refused.includes(tab)) ?? null;
}

/** What is typed, with the platform and the redirect URI that the connection's System has. */
export function shownValues(
  { system }: Pick<ConnectionView, 'system'>,
  values: Edited,
  view: EditView,
): Edited {
  if (system === THIS_COMPUTER) return values;
  const { platform, redirectUri } = view.values.registration;
  return { ...values, registration: { ...values.registration, platform, redirectUri } };
}

/** The field that is wrong, as the problem's cause tells; the one of the repair otherwise. */
export function firstField({ repair, problem }: EditWish): EditField {
  if (repair === 'choose-cloud') return 'cloud';
  if (repair === 'edit-permissions') return 'access';
  switch (problem?.cause) {
    case 'wrong-signer':
      return 'signer';
    case 'tenant-not-found':
    case 'single-tenant-app-on-common':
      return 'tenant';
    case 'wrong-account-type-personal':
      return 'audience';
    case 'redirect-uri-mismatch':
    case 'redirect-uri-missing':
    case 'nativeclient-wrongplace':
    case 'wrong-platform-spa':
      return 'redirectUri';
    case 'secret-expired':
    case 'secret-wrong-or-id-pasted':
    case 'wrong-platform-web-needs-secret':
      return 'secret';
    default:
      return repair === 'edit-registration' ? 'clientId' : 'mailbox';
  }
}
