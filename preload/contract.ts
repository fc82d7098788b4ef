/**
 * The one contract between the main process and the renderer: every command, its input and its
 * output, and the state the renderer is shown. Main parses every input with these schemas; nothing
 * that is not named here crosses the bridge.
 */
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
  'unknown',
] as const;
export const causeSchema = z.enum(CAUSES);
export type Cause = z.infer<typeof causeSchema>;

export const whoSchema = z.enum(['user', 'admin', 'owner', 'app', 'wait']);
export type Who = z.infer<typeof whoSchema>;

/** What the app can do itself about a problem: the renderer shows it as the problem's button. */
export const repairSchema = z.enum([
  'sign-in-again',
  'open-in-browser',
  'edit-mailbox',
  'edit-registration',
  'edit-permissions',
  'ask-admin',
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

/** A Diagnosis applied to something that happened: the only kind of error the UI knows. */
export const problemSchema = z.object({
  cause: causeSchema,
  title: z.string(),
  text: z.string(),
  who: whoSchema,
  steps: z.array(z.string()),
  repair: repairSchema.optional(),
  facts: factsSchema,
});
export type Problem = z.infer<typeof problemSchema>;

// ---------------------------------------------------------------- registration

/** Entra's `signInAudience` values. https://learn.microsoft.com/graph/api/resources/application */
export const audienceSchema = z.enum([
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
]);
export type Audience = z.infer<typeof audienceSchema>;

/** Entra's platform types as the portal's Authentication page names them. */
export const platformSchema = z.enum(['publicClient', 'web']);
export type Platform = z.infer<typeof platformSchema>;

const line = z.string().max(2048);

export const registrationSchema = z.object({
  clientId: line,
  /** Tenant id (GUID) or verified domain. */
  tenant: line,
  audience: audienceSchema,
  platform: platformSchema,
  redirectUri: line,
});
export type Registration = z.infer<typeof registrationSchema>;

export const permissionViewSchema = z.object({
  name: z.string(),
  resource: z.enum(['graph', 'outlook', 'openid']),
  why: z.string(),
  /** True where a user of a managed tenant normally needs an administrator (facts: Microsoft-managed consent policy). */
  adminConsent: z.boolean(),
});
export type PermissionView = z.infer<typeof permissionViewSchema>;

// ---------------------------------------------------------------- systems and plans

/** One thing only the person knows, e.g. the domain their CRM runs on. */
export const systemInputSchema = z.object({
  id: z.string(),
  label: z.string(),
  hint: z.string(),
  example: z.string(),
  /** `callback`: an address copied out of the product; `origin`: https address without a path. */
  kind: z.enum(['host', 'origin', 'callback', 'word', 'text']),
  required: z.boolean(),
});
export type SystemInput = z.infer<typeof systemInputSchema>;

export const systemViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What the mailbox will be used for there, in one line. */
  purpose: z.string(),
  inputs: z.array(systemInputSchema),
  needsSecret: z.boolean(),
  /** Traps and limits of this System, each one sentence. */
  notes: z.array(z.string()),
});
export type SystemView = z.infer<typeof systemViewSchema>;

const labelled = z.object({ label: z.string(), value: z.string() });

/** Everything a System's Registration needs, worked out. Also what `connector plan --json` prints. */
export const planSchema = z.object({
  system: z.string(),
  redirectUri: z.string(),
  platform: platformSchema,
  audience: audienceSchema,
  /** Authority URL the System signs people in at. */
  authority: z.string(),
  permissions: z.array(
    z.object({ name: z.string(), resource: z.string(), adminConsent: z.boolean(), why: z.string() }),
  ),
  secret: z.object({ needed: z.boolean(), months: z.number().int() }),
  /** The System's own fields in its own order; values not known yet stand in angle brackets. */
  fields: z.array(labelled.extend({ where: z.string() })),
  /** The pages of the Entra admin centre in order, with what to enter on each. */
  portal: z.array(z.object({ title: z.string(), url: z.string(), values: z.array(labelled) })),
});
export type Plan = z.infer<typeof planSchema>;

/** One screen of the portal, guided by hand. */
export const guidedStepSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  /** What to do, a sentence each. */
  instructions: z.array(z.string()),
  values: z.array(labelled),
  /** Why, in one sentence, where people usually wonder. */
  why: z.string().nullable(),
  /** What the page looks like afterwards. */
  result: z.string(),
  /** What the person brings back from this page. */
  asks: z.array(z.enum(['client-id', 'tenant', 'secret', 'secret-expiry'])),
});
export type GuidedStep = z.infer<typeof guidedStepSchema>;

/** One change that "by itself" would make or has made. */
export const registrationChangeSchema = z.object({
  id: z.string(),
  title: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type RegistrationChange = z.infer<typeof registrationChangeSchema>;

/** idle → signing-in → reading → review → working → done | failed. */
export const automaticViewSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('idle') }),
  z.object({ phase: z.literal('signing-in'), host: z.string(), stalled: z.boolean() }),
  z.object({ phase: z.literal('reading'), signedInAs: z.string() }),
  z.object({
    phase: z.literal('review'),
    signedInAs: z.string(),
    /** Client id of an earlier registration that would be repaired; null = a new one. */
    existing: z.string().nullable(),
    changes: z.array(registrationChangeSchema),
  }),
  z.object({ phase: z.literal('working'), done: z.array(z.string()), now: z.string() }),
  z.object({ phase: z.literal('done'), done: z.array(z.string()), canUndo: z.boolean() }),
  z.object({
    phase: z.literal('failed'),
    done: z.array(z.string()),
    canUndo: z.boolean(),
    problem: problemSchema,
  }),
]);
export type AutomaticView = z.infer<typeof automaticViewSchema>;

/** What the app tells before it signs in to register by itself. */
export const bootstrapViewSchema = z.object({
  clientId: z.string(),
  clientName: z.string(),
  scopes: z.array(z.object({ name: z.string(), why: z.string() })),
});
export type BootstrapView = z.infer<typeof bootstrapViewSchema>;

/** What a rehearsal proves. */
export const PROOF_ITEMS = [
  'client-id',
  'tenant',
  'secret',
  'redirect-uri',
  'platform',
  'permissions',
  'consent',
  'signer',
] as const;
export const proofSchema = z.object({
  item: z.enum(PROOF_ITEMS),
  verdict: z.enum(['proven', 'failed', 'not-tested']),
  evidence: z.string(),
});
export type Proof = z.infer<typeof proofSchema>;

/** Two redirect URIs that should be equal, cut where they differ. */
export const redirectDiffSchema = z.object({
  sent: z.array(z.object({ text: z.string(), differs: z.boolean() })),
  registered: z.array(z.object({ text: z.string(), differs: z.boolean() })),
  /** What the difference is, in words. */
  reason: z.string(),
});
export type RedirectDiff = z.infer<typeof redirectDiffSchema>;

/** One field of the hand-over sheet. A secret's value never comes: it is copied by `handover.copySecret`. */
export const handoverFieldSchema = z.object({
  id: z.string(),
  label: z.string(),
  value: z.string(),
  isSecret: z.boolean(),
  where: z.string(),
});
export const handoverFormatSchema = z.enum(['json', 'env', 'ini', 'html']);
export type HandoverFormat = z.infer<typeof handoverFormatSchema>;
export const handoverSchema = z.object({
  systemName: z.string(),
  fields: z.array(handoverFieldSchema),
  /** What to click in the System afterwards, in order. */
  afterwards: z.array(z.string()),
  notes: z.array(z.string()),
  formats: z.array(handoverFormatSchema),
  /** The secret can be copied only while the vault holds it. */
  canCopySecret: z.boolean(),
});
export type Handover = z.infer<typeof handoverSchema>;

export const secretViewSchema = z.object({
  /** ISO 8601; null where nobody said. */
  expiresAt: z.string().nullable(),
  daysLeft: z.number().int().nullable(),
  /** An older secret still works beside the new one and should be removed. */
  hasOlder: z.boolean(),
});
export type SecretView = z.infer<typeof secretViewSchema>;

export const driftSchema = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  /** The app can repair it with the rights it was given. */
  canFix: z.boolean(),
  portalUrl: z.string(),
});
export type Drift = z.infer<typeof driftSchema>;

/** What an import found in a foreign configuration. */
export const importedSchema = z.object({
  clientId: z.string(),
  tenant: z.string(),
  redirectUri: z.string(),
  mailbox: z.string(),
  hasSecret: z.boolean(),
  system: z.string(),
  /** What will break, a sentence each. */
  warnings: z.array(z.string()),
});
export type Imported = z.infer<typeof importedSchema>;

// ---------------------------------------------------------------- setup wizard

export const setupStepSchema = z.enum([
  'system',
  'mailbox',
  'registration',
  'permissions',
  'consent',
  'sign-in',
]);
export type SetupStep = z.infer<typeof setupStepSchema>;

/** What the domain's OpenID configuration tells before anything is typed. */
export const discoverySchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('idle') }),
  z.object({ status: z.literal('searching'), domain: z.string() }),
  z.object({
    status: z.literal('found'),
    domain: z.string(),
    cloud: z.string(),
    cloudName: z.string(),
    accountType: z.enum(['work', 'personal']),
    /** GUID of the tenant; absent for personal accounts. */
    tenantId: z.string().optional(),
  }),
  z.object({ status: z.literal('failed'), domain: z.string(), problem: problemSchema }),
]);
export type Discovery = z.infer<typeof discoverySchema>;

export const setupSchema = z.object({
  id: z.string(),
  practice: z.boolean(),
  step: setupStepSchema,
  /** Id of the System that will use the mailbox. */
  system: z.string().default('this-computer'),
  /** What the System's inputs were filled with. */
  inputs: z.record(z.string(), line).default({}),
  /** How the Registration comes to be. */
  way: z.enum(['have-one', 'by-hand', 'by-itself', 'by-admin']).default('have-one'),
  /** Guided steps that were ticked off. */
  guidedDone: z.array(z.string()).default([]),
  /** ISO 8601; as the portal or Graph said. */
  secretExpiresAt: z.string().nullable().default(null),
  /** The mailbox to open. */
  mailbox: line,
  /** Who signs in; equal to `mailbox` unless it is a shared one. */
  signer: line,
  /** Id of the Cloud chosen or discovered. */
  cloud: z.string(),
  discovery: discoverySchema,
  registration: registrationSchema,
  /** The secret itself lives in the vault and never comes back. */
  hasSecret: z.boolean(),
  consent: z.enum(['self', 'admin']),
});
export type Setup = z.infer<typeof setupSchema>;

/** Setup as shown: what was typed plus what follows from it. */
export const setupViewSchema = setupSchema.extend({
  permissions: z.array(permissionViewSchema),
  /** Null while the registration is incomplete. */
  adminConsentUrl: z.string().nullable(),
  /** Result of the last "I am the administrator" attempt in this run. */
  adminConsent: z.discriminatedUnion('status', [
    z.object({ status: z.literal('none') }),
    z.object({ status: z.literal('running') }),
    z.object({ status: z.literal('granted') }),
    z.object({ status: z.literal('failed'), problem: problemSchema }),
  ]),
  portalUrl: z.string().nullable(),
  /** Null while an input is missing or malformed; `inputAdvice` tells which. */
  plan: planSchema.nullable(),
  inputAdvice: z.record(z.string(), z.string()),
  guided: z.array(guidedStepSchema),
  bootstrap: bootstrapViewSchema,
  automatic: automaticViewSchema,
  /** Text and link for an administrator elsewhere; null until there is a plan. */
  letter: z.string().nullable(),
  /** Result of the last rehearsal that failed. */
  proof: z.array(proofSchema),
  redirectDiff: redirectDiffSchema.nullable(),
});
export type SetupView = z.infer<typeof setupViewSchema>;

// ---------------------------------------------------------------- sign-in

export const signInFlowSchema = z.enum(['window', 'browser']);
export type SignInFlow = z.infer<typeof signInFlowSchema>;

/** idle → waiting (window or browser) → finishing → idle | failed. `target` is null for the setup. */
export const signInSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('idle') }),
  z.object({
    phase: z.literal('waiting'),
    target: z.string().nullable(),
    flow: signInFlowSchema,
    /** Host the sign-in window shows now. */
    host: z.string(),
    /** The page has not finished loading in time: offer the system browser. */
    stalled: z.boolean(),
    startedAt: z.string(),
  }),
  z.object({ phase: z.literal('finishing'), target: z.string().nullable() }),
  z.object({ phase: z.literal('failed'), target: z.string().nullable(), problem: problemSchema }),
]);
export type SignIn = z.infer<typeof signInSchema>;

// ---------------------------------------------------------------- connections and mail

/** `ok` = last sync worked; `needs-you` = a person must act; `offline` = the network or service does not answer. */
export const connectionStatusSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ok') }),
  z.object({ kind: z.literal('syncing') }),
  z.object({ kind: z.literal('paused') }),
  z.object({ kind: z.literal('offline'), problem: problemSchema }),
  z.object({ kind: z.literal('needs-you'), problem: problemSchema }),
]);
export type ConnectionStatus = z.infer<typeof connectionStatusSchema>;

/** The inbox as far as it is loaded; the rows are fetched with `inbox.list` when `revision` changes. */
export const inboxViewSchema = z.object({
  revision: z.number().int(),
  loaded: z.number().int(),
  hasMore: z.boolean(),
  loading: z.enum(['none', 'first', 'more']),
  unread: z.number().int(),
  total: z.number().int(),
});
export type InboxView = z.infer<typeof inboxViewSchema>;

export const connectionViewSchema = z.object({
  id: z.string(),
  system: z.string(),
  mailbox: z.string(),
  signer: z.string(),
  /** The identity that signed in, as Graph and the id token name it. */
  signedInAs: z.string().nullable(),
  cloud: z.string(),
  cloudName: z.string(),
  practice: z.boolean(),
  registration: registrationSchema,
  status: connectionStatusSchema,
  lastSync: z.string().nullable(),
  nextSync: z.string().nullable(),
  /** Null where the System's permissions do not open the mailbox through Graph. */
  inbox: inboxViewSchema.nullable(),
  systemName: z.string(),
  proof: z.array(proofSchema),
  handover: handoverSchema.nullable(),
  secret: secretViewSchema.nullable(),
  /** Null until the registration was read back. */
  drift: z.array(driftSchema).nullable(),
});
export type ConnectionView = z.infer<typeof connectionViewSchema>;

export const addressSchema = z.object({ name: z.string(), address: z.string() });
export type Address = z.infer<typeof addressSchema>;

export const messageSummarySchema = z.object({
  id: z.string(),
  conversationId: z.string(),
  subject: z.string(),
  from: addressSchema.nullable(),
  preview: z.string(),
  receivedAt: z.string(),
  isRead: z.boolean(),
  hasAttachments: z.boolean(),
  isFlagged: z.boolean(),
  importance: z.enum(['low', 'normal', 'high']),
});
export type MessageSummary = z.infer<typeof messageSummarySchema>;

export const attachmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  /** Bytes. */
  size: z.number(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const messageSchema = messageSummarySchema.extend({
  to: z.array(addressSchema),
  cc: z.array(addressSchema),
  bodyType: z.enum(['html', 'text']),
  /** Untrusted. The renderer sanitises it before it shows it. */
  body: z.string(),
  attachments: z.array(attachmentSchema),
  /** Content-ID → `data:` URI of an inline raster image. */
  inlineImages: z.record(z.string(), z.string()),
});
export type Message = z.infer<typeof messageSchema>;

// ---------------------------------------------------------------- the whole state

export const vaultViewSchema = z.object({
  kind: z.enum(['keyring', 'memory']),
  /** What protects the tokens, in the platform's own words, e.g. "Secret Service". */
  backend: z.string(),
  problem: problemSchema.optional(),
});
export type VaultView = z.infer<typeof vaultViewSchema>;

export const practicePersonSchema = z.object({
  address: z.string(),
  name: z.string(),
  password: z.string(),
  /** What this person is good for, e.g. "must ask the administrator". */
  note: z.string(),
});
export type PracticePerson = z.infer<typeof practicePersonSchema>;

export const practiceViewSchema = z.object({
  tenantId: z.string(),
  tenantDomain: z.string(),
  clientId: z.string(),
  people: z.array(practicePersonSchema),
  switches: z.object({ offline: z.boolean(), throttled: z.boolean() }),
});
export type PracticeView = z.infer<typeof practiceViewSchema>;

export const appStateSchema = z.object({
  version: z.string(),
  /** `electron 45.4.1`, or `chromium 156…` in the Chromium runtime. */
  runtime: z.string(),
  platform: z.string(),
  vault: vaultViewSchema,
  /** Set when settings were damaged and set aside at start. */
  notice: problemSchema.nullable(),
  clouds: z.array(z.object({ id: z.string(), name: z.string() })),
  systems: z.array(systemViewSchema),
  setup: setupViewSchema.nullable(),
  signIn: signInSchema,
  connections: z.array(connectionViewSchema),
  /** Id of the connection on screen. */
  selected: z.string().nullable(),
  practice: practiceViewSchema.nullable(),
  settings: z.object({ startAtLogin: z.boolean(), paused: z.boolean() }),
});
export type AppState = z.infer<typeof appStateSchema>;

// ---------------------------------------------------------------- commands

const none = z.object({}).strict();
const ok = z.null();
const connection = z.object({ connectionId: z.string().max(100) }).strict();

/** Every command: the schema of its input and of the value it answers with. */
export const commands = {
  /** Begins a new setup; replaces an unfinished one. */
  'setup.start': { input: z.object({ practice: z.boolean() }).strict(), output: ok },
  /** Keeps what was typed; nothing is judged here. */
  'setup.update': {
    input: z
      .object({
        system: line,
        inputs: z.record(z.string().max(100), line),
        way: z.enum(['have-one', 'by-hand', 'by-itself', 'by-admin']),
        guidedDone: z.array(z.string().max(100)).max(100),
        secretExpiresAt: z.string().max(40).nullable(),
        mailbox: line,
        signer: line,
        cloud: line,
        registration: registrationSchema.partial().strict(),
        consent: z.enum(['self', 'admin']),
      })
      .partial()
      .strict(),
    output: ok,
  },
  /** Puts the client secret in the vault; an empty one removes it. */
  'setup.setSecret': { input: z.object({ secret: z.string().max(512) }).strict(), output: ok },
  'setup.goTo': { input: z.object({ step: setupStepSchema }).strict(), output: ok },
  /** Looks the mailbox address up: cloud, tenant and account type. */
  'setup.discover': { input: none, output: discoverySchema },
  /** Opens the admin-consent page in the auth window; ends with `setup.adminConsent` in the state. */
  'setup.grantAsAdmin': { input: none, output: ok },
  'setup.discard': { input: none, output: ok },
  /** Signs the administrator in and reads what is there; ends in `automatic.phase` = `review`. */
  'automatic.start': { input: none, output: ok },
  /** Makes the reviewed changes. */
  'automatic.apply': { input: none, output: ok },
  'automatic.undo': { input: none, output: ok },
  'automatic.cancel': { input: none, output: ok },
  /** Script for an administrator, with the values filled in. */
  'admin.script': {
    input: z.object({ kind: z.enum(['az', 'powershell']) }).strict(),
    output: z.object({ text: z.string() }),
  },
  /** Saves the request file for an administrator's copy of the app (main asks where). */
  'admin.saveRequest': { input: none, output: z.object({ saved: z.boolean() }) },
  /** Opens a request file somebody sent: becomes a setup of its own. */
  'admin.openRequest': { input: none, output: z.object({ opened: z.boolean() }) },
  /** As the administrator: saves the answer, with the secret encrypted for whoever asked. */
  'admin.saveResponse': { input: none, output: z.object({ saved: z.boolean() }) },
  'admin.openResponse': { input: none, output: z.object({ opened: z.boolean() }) },
  /** Reads a pasted configuration, .env, INI, JSON or endpoint URLs into the setup. */
  'setup.import': {
    input: z.object({ text: z.string().max(200_000) }).strict(),
    output: importedSchema,
  },
  /** `target`: a connection's id, or null to finish the setup. Answers at once; progress is in `state.signIn`. */
  'signIn.start': {
    input: z.object({ target: z.string().max(100).nullable(), flow: signInFlowSchema }).strict(),
    output: ok,
  },
  'signIn.cancel': { input: none, output: ok },
  /** Clears a shown failure. */
  'signIn.dismiss': { input: none, output: ok },
  'connection.select': {
    input: z.object({ connectionId: z.string().max(100).nullable() }).strict(),
    output: ok,
  },
  'connection.sync': { input: connection, output: ok },
  'connection.pause': { input: connection, output: ok },
  'connection.resume': { input: connection, output: ok },
  /** Forgets the connection's tokens and the sign-in window's cookies; keeps the connection. */
  'connection.signOut': { input: connection, output: ok },
  'connection.remove': { input: connection, output: ok },
  /** Copies the secret to the clipboard, which is cleared after 60 s. */
  'handover.copySecret': { input: connection, output: ok },
  /** Saves the sheet (main asks where); the secret only where it was asked for. */
  'handover.export': {
    input: connection.extend({ format: handoverFormatSchema, withSecret: z.boolean() }),
    output: z.object({ saved: z.boolean() }),
  },
  /** Saves the expiry of every secret as an .ics file (main asks where). */
  'secret.exportCalendar': { input: none, output: z.object({ saved: z.boolean() }) },
  /** Takes a new secret for a connection; the rehearsal decides whether it counts. */
  'secret.replace': {
    input: connection.extend({ secret: z.string().max(512), expiresAt: z.string().max(40).nullable() }),
    output: ok,
  },
  /** Reads the registration back with an administrator's sign-in and compares it with the plan. */
  'drift.check': { input: connection, output: ok },
  'drift.fix': { input: connection.extend({ driftId: z.string().max(100) }), output: ok },
  /** Rows `offset … offset + limit − 1` of what is loaded, newest first. */
  'inbox.list': {
    input: z
      .object({
        connectionId: z.string().max(100),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      })
      .strict(),
    output: z.object({ revision: z.number().int(), items: z.array(messageSummarySchema) }),
  },
  /** Loads the next page of older messages. */
  'inbox.more': { input: connection, output: ok },
  'inbox.message': {
    input: z.object({ connectionId: z.string().max(100), messageId: z.string().max(1000) }).strict(),
    output: messageSchema,
  },
  /** A link in a mail: main shows the real host and asks before it opens the system browser. */
  'mail.openLink': { input: z.object({ url: z.string().max(8192) }).strict(), output: ok },
  /** A link of our own (portal, Microsoft documentation); only hosts of the allow-list open. */
  'link.open': { input: z.object({ url: z.string().max(8192) }).strict(), output: ok },
  'clipboard.write': { input: z.object({ text: z.string().max(20_000) }).strict(), output: ok },
  'settings.update': {
    input: z.object({ startAtLogin: z.boolean(), paused: z.boolean() }).partial().strict(),
    output: ok,
  },
  'notice.dismiss': { input: none, output: ok },
  /** Practice tenant only: makes `count` new messages arrive. */
  'practice.deliver': {
    input: z.object({ address: line, count: z.number().int().min(1).max(100) }).strict(),
    output: ok,
  },
  'practice.revoke': { input: z.object({ address: line }).strict(), output: ok },
  'practice.switch': {
    input: z.object({ offline: z.boolean(), throttled: z.boolean() }).partial().strict(),
    output: ok,
  },
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.infer<(typeof commands)[N]['output']>;
export type CommandResult<N extends CommandName> =
  | { ok: true; value: CommandOutput<N> }
  | { ok: false; problem: Problem };

/** The bridge: all that `window.connector` offers. */
export interface ConnectorBridge {
  /** Rejects only on misuse (unknown command, malformed input, foreign sender). */
  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandResult<N>>;
  /** Calls back at once with the present state and then on each change; answers the way to stop. */
  onState(listener: (state: AppState) => void): () => void;
}
