import accountDisabledOrLocked from '../../resources/diagnoses/account-disabled-or-locked.json' with {
  type: 'json',
};
import accountNotInTenant from '../../resources/diagnoses/account-not-in-tenant.json' with { type: 'json' };
import adminConsentRequired from '../../resources/diagnoses/admin-consent-required.json' with {
  type: 'json',
};
import appDisabled from '../../resources/diagnoses/app-disabled.json' with { type: 'json' };
import appNotFoundInTenant from '../../resources/diagnoses/app-not-found-in-tenant.json' with {
  type: 'json',
};
import badPassword from '../../resources/diagnoses/bad-password.json' with { type: 'json' };
import basicAuthRetired from '../../resources/diagnoses/basic-auth-retired.json' with { type: 'json' };
import claimsChallenge from '../../resources/diagnoses/claims-challenge.json' with { type: 'json' };
import clockSkew from '../../resources/diagnoses/clock-skew.json' with { type: 'json' };
import codeExpiredOrReused from '../../resources/diagnoses/code-expired-or-reused.json' with { type: 'json' };
import conditionalAccessBlocked from '../../resources/diagnoses/conditional-access-blocked.json' with {
  type: 'json',
};
import consentDeclined from '../../resources/diagnoses/consent-declined.json' with { type: 'json' };
import deviceCodeExpiredOrPending from '../../resources/diagnoses/device-code-expired-or-pending.json' with {
  type: 'json',
};
import deviceNotCompliant from '../../resources/diagnoses/device-not-compliant.json' with { type: 'json' };
import imapDisabledOrRefused from '../../resources/diagnoses/imap-disabled-or-refused.json' with {
  type: 'json',
};
import keyringUnavailable from '../../resources/diagnoses/keyring-unavailable.json' with { type: 'json' };
import mailboxNotFound from '../../resources/diagnoses/mailbox-not-found.json' with { type: 'json' };
import mailboxNotInCloud from '../../resources/diagnoses/mailbox-not-in-cloud.json' with { type: 'json' };
import mayNotRegisterApps from '../../resources/diagnoses/may-not-register-apps.json' with { type: 'json' };
import messageNotFound from '../../resources/diagnoses/message-not-found.json' with { type: 'json' };
import mfaEnrollmentRequired from '../../resources/diagnoses/mfa-enrollment-required.json' with {
  type: 'json',
};
import mfaRequired from '../../resources/diagnoses/mfa-required.json' with { type: 'json' };
import nationalCloud from '../../resources/diagnoses/national-cloud.json' with { type: 'json' };
import nativeclientWrongplace from '../../resources/diagnoses/nativeclient-wrongplace.json' with {
  type: 'json',
};
import noMailboxPermission from '../../resources/diagnoses/no-mailbox-permission.json' with { type: 'json' };
import offlineOrDns from '../../resources/diagnoses/offline-or-dns.json' with { type: 'json' };
import passwordChangedOrRevoked from '../../resources/diagnoses/password-changed-or-revoked.json' with {
  type: 'json',
};
import permissionMissing from '../../resources/diagnoses/permission-missing.json' with { type: 'json' };
import popDisabledOrRefused from '../../resources/diagnoses/pop-disabled-or-refused.json' with {
  type: 'json',
};
import popupClosedOrBlocked from '../../resources/diagnoses/popup-closed-or-blocked.json' with {
  type: 'json',
};
import proxyBlocks from '../../resources/diagnoses/proxy-blocks.json' with { type: 'json' };
import publisherUnverified from '../../resources/diagnoses/publisher-unverified.json' with { type: 'json' };
import redirectUriMismatch from '../../resources/diagnoses/redirect-uri-mismatch.json' with { type: 'json' };
import redirectUriMissing from '../../resources/diagnoses/redirect-uri-missing.json' with { type: 'json' };
import refreshTokenExpired from '../../resources/diagnoses/refresh-token-expired.json' with { type: 'json' };
import registrationRefused from '../../resources/diagnoses/registration-refused.json' with { type: 'json' };
import scopeInvalid from '../../resources/diagnoses/scope-invalid.json' with { type: 'json' };
import scopeWrongResource from '../../resources/diagnoses/scope-wrong-resource.json' with { type: 'json' };
import secretExpired from '../../resources/diagnoses/secret-expired.json' with { type: 'json' };
import secretSentByPublicClient from '../../resources/diagnoses/secret-sent-by-public-client.json' with {
  type: 'json',
};
import secretWrongOrIdPasted from '../../resources/diagnoses/secret-wrong-or-id-pasted.json' with {
  type: 'json',
};
import sendAsDenied from '../../resources/diagnoses/send-as-denied.json' with { type: 'json' };
import serviceNotLicensedOrProvisioned from '../../resources/diagnoses/service-not-licensed-or-provisioned.json' with {
  type: 'json',
};
import serviceOutage from '../../resources/diagnoses/service-outage.json' with { type: 'json' };
import settingsDamaged from '../../resources/diagnoses/settings-damaged.json' with { type: 'json' };
import singleTenantAppOnCommon from '../../resources/diagnoses/single-tenant-app-on-common.json' with {
  type: 'json',
};
import smtpAuthDisabledMailbox from '../../resources/diagnoses/smtp-auth-disabled-mailbox.json' with {
  type: 'json',
};
import smtpAuthDisabledTenant from '../../resources/diagnoses/smtp-auth-disabled-tenant.json' with {
  type: 'json',
};
import syncStateExpired from '../../resources/diagnoses/sync-state-expired.json' with { type: 'json' };
import tenantNotFound from '../../resources/diagnoses/tenant-not-found.json' with { type: 'json' };
import throttled from '../../resources/diagnoses/throttled.json' with { type: 'json' };
import tlsIntercepted from '../../resources/diagnoses/tls-intercepted.json' with { type: 'json' };
import tokenExpiredOrInvalid from '../../resources/diagnoses/token-expired-or-invalid.json' with {
  type: 'json',
};
import unknown from '../../resources/diagnoses/unknown.json' with { type: 'json' };
import userConsentRequired from '../../resources/diagnoses/user-consent-required.json' with { type: 'json' };
import userNotAssigned from '../../resources/diagnoses/user-not-assigned.json' with { type: 'json' };
import vaultEntryDamaged from '../../resources/diagnoses/vault-entry-damaged.json' with { type: 'json' };
import wrongAccountTypePersonal from '../../resources/diagnoses/wrong-account-type-personal.json' with {
  type: 'json',
};
import wrongPlatformSpa from '../../resources/diagnoses/wrong-platform-spa.json' with { type: 'json' };
import wrongPlatformWebNeedsSecret from '../../resources/diagnoses/wrong-platform-web-needs-secret.json' with {
  type: 'json',
};
import wrongSigner from '../../resources/diagnoses/wrong-signer.json' with { type: 'json' };

/** The files of `resources/diagnoses/`, each named, as bundlers and plain Node both need it. */
export const DIAGNOSIS_FILES: readonly unknown[] = [
  accountDisabledOrLocked,
  accountNotInTenant,
  adminConsentRequired,
  appDisabled,
  appNotFoundInTenant,
  badPassword,
  basicAuthRetired,
  claimsChallenge,
  clockSkew,
  codeExpiredOrReused,
  conditionalAccessBlocked,
  consentDeclined,
  deviceCodeExpiredOrPending,
  deviceNotCompliant,
  imapDisabledOrRefused,
  keyringUnavailable,
  mailboxNotFound,
  mailboxNotInCloud,
  messageNotFound,
  mayNotRegisterApps,
  mfaEnrollmentRequired,
  mfaRequired,
  nationalCloud,
  nativeclientWrongplace,
  noMailboxPermission,
  offlineOrDns,
  passwordChangedOrRevoked,
  permissionMissing,
  popDisabledOrRefused,
  popupClosedOrBlocked,
  proxyBlocks,
  publisherUnverified,
  redirectUriMismatch,
  redirectUriMissing,
  refreshTokenExpired,
  registrationRefused,
  scopeInvalid,
  scopeWrongResource,
  secretExpired,
  secretSentByPublicClient,
  secretWrongOrIdPasted,
  sendAsDenied,
  serviceNotLicensedOrProvisioned,
  serviceOutage,
  settingsDamaged,
  singleTenantAppOnCommon,
  smtpAuthDisabledMailbox,
  smtpAuthDisabledTenant,
  syncStateExpired,
  tenantNotFound,
  throttled,
  tlsIntercepted,
  tokenExpiredOrInvalid,
  unknown,
  userConsentRequired,
  userNotAssigned,
  vaultEntryDamaged,
  wrongAccountTypePersonal,
  wrongPlatformSpa,
  wrongPlatformWebNeedsSecret,
  wrongSigner,
];
