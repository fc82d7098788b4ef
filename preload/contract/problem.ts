import { z } from 'zod';

/** Root causes. One cause = one thing that one kind of person must change. */
export const CAUSES = [
  // Registration
  'redirect-uri-mismatch',
  'redirect-uri-missing',
  'wrong-platform-web-needs-secret',
  'wrong-platform-spa',
  'secret-sent-by-public-client',
  'secret-wrong-or-id-pasted',
  'secret-expired',
  'app-not-found-in-tenant',
  'app-disabled',
  'permission-missing',
  'scope-wrong-resource',
  'scope-invalid',
  'publisher-unverified',
  'may-not-register-apps',
  'registration-refused',
  // Tenant and account
  'tenant-not-found',
  'single-tenant-app-on-common',
  'wrong-account-type-personal',
  'account-not-in-tenant',
  'national-cloud',
  'user-not-assigned',
  'account-disabled-or-locked',
  'bad-password',
  'wrong-signer',
  // Consent
  'admin-consent-required',
  'user-consent-required',
  'consent-declined',
  // Policies
  'conditional-access-blocked',
  'device-not-compliant',
  'mfa-required',
  'mfa-enrollment-required',
  // Tokens
  'password-changed-or-revoked',
  'refresh-token-expired',
  'code-expired-or-reused',
  'token-expired-or-invalid',
  'claims-challenge',
  'device-code-expired-or-pending',
  // Sign-in window
  'popup-closed-or-blocked',
  'nativeclient-wrongplace',
  // Mailbox
  'service-not-licensed-or-provisioned',
  'mailbox-not-in-cloud',
  'no-mailbox-permission',
  'mailbox-not-found',
  'message-not-found',
  'imap-disabled-or-refused',
  'pop-disabled-or-refused',
  'smtp-auth-disabled-tenant',
  'smtp-auth-disabled-mailbox',
  'basic-auth-retired',
  'send-as-denied',
  // Service
  'throttled',
  'sync-state-expired',
  'service-outage',
  // Network
  'offline-or-dns',
  'proxy-blocks',
  'tls-intercepted',
  'clock-skew',
  // This computer
  'keyring-unavailable',
  'vault-entry-damaged',
  'settings-damaged',
  'file-not-saved',
  'unknown',
] as const;
export const causeSchema = z.enum(CAUSES);
export type Cause = z.infer<typeof causeSchema>;

export const whoSchema = z.enum(['user', 'admin', 'owner', 'app', 'wait']);
export type Who = z.infer<typeof whoSchema>;

/** What the app can do itself about a problem; each is a button. The first of a problem's list is its main one. */
export const repairSchema = z.enum([
  'sign-in-again',
  /** Signs in with the challenge that Microsoft sent along. */
  'sign-in-with-claims',
  'open-in-browser',
  'use-device-code',
  /** Signs in and lets Microsoft show the list of accounts. */
  'choose-account',
  'edit-mailbox',
  'edit-registration',
  'edit-permissions',
  /** Asks the tenant, or the kind of tenant, that the registration is for. */
  'correct-authority',
  'choose-cloud',
  /** Signs in without the client secret, as a desktop registration does. */
  'drop-secret',
  'new-secret',
  'add-redirect-uri',
  'add-permission',
  'ask-admin',
  /** Opens the letter, script and file for an administrator. */
  'open-admin-request',
  /** Reads the mailbox anew. */
  'resync',
  /** Shows the app's settings of proxy and certificates. */
  'open-network',
  'retry',
]);
export type Repair = z.infer<typeof repairSchema>;

/** The raw facts behind a problem, redacted: never a token, code, secret, or mail content. */
export const factsSchema = z.object({
  message: z.string(),
  code: z.string().optional(),
  error: z.string().optional(),
  suberror: z.string().optional(),
  status: z.number().int().optional(),
  traceId: z.string().optional(),
  correlationId: z.string().optional(),
  /** ISO 8601, UTC. */
  at: z.string().optional(),
});
export type Facts = z.infer<typeof factsSchema>;

/** A page on which a problem is put right: what leads there in words, and its address where it has one. */
export const whereSchema = z.object({ label: z.string(), url: z.string().optional() });
export type Where = z.infer<typeof whereSchema>;

/** Which program a command is for: Exchange Online PowerShell, or the Azure command line. */
export const shellSchema = z.enum(['exchange', 'az']);
export type Shell = z.infer<typeof shellSchema>;

/** A command an administrator may run; what is not known of it stands in angle brackets. */
export const adminCommandSchema = z.object({ shell: shellSchema, text: z.string() });
export type AdminCommand = z.infer<typeof adminCommandSchema>;

/** A Diagnosis applied to something that happened: the only kind of error the UI knows. */
export const problemSchema = z.object({
  cause: causeSchema,
  title: z.string(),
  text: z.string(),
  /** What this very code means, where a cause has several readings. */
  note: z.string().optional(),
  who: whoSchema,
  where: whereSchema.optional(),
  steps: z.array(z.string()),
  commands: z.array(adminCommandSchema).optional(),
  /** The first of `repairs`. */
  repair: repairSchema.optional(),
  repairs: z.array(repairSchema).optional(),
  facts: factsSchema,
});
export type Problem = z.infer<typeof problemSchema>;
