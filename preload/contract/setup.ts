import { z } from 'zod';
import { automaticViewSchema, bootstrapViewSchema } from './automatic.ts';
import { line, none, ok } from './inputs.ts';
import { guidedStepSchema, planSchema } from './plan.ts';
import { problemSchema } from './problem.ts';
import { accessSchema, permissionViewSchema, registrationSchema } from './registration.ts';
import { proofSchema, readBackSchema } from './rehearsal.ts';

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
  /** The inputs of Systems that were chosen before, by their ids: who comes back finds what was typed. */
  otherInputs: z.record(z.string(), z.record(z.string(), line)).default({}),
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
  access: accessSchema.default('read-write'),
  /** "By itself" records consent for everybody, instead of leading an administrator to the consent page. */
  recordsConsent: z.boolean().default(false),
});
export type Setup = z.infer<typeof setupSchema>;

/** The app looks by itself whether an administrator has consented. */
export const consentWatchSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('off') }),
  /** `nextLook`: ISO 8601. */
  z.object({ status: z.literal('waiting'), nextLook: z.string().nullable() }),
  z.object({ status: z.literal('checking') }),
  /** Nobody is signed in any more in the sign-in window: only a sign-in can tell. */
  z.object({ status: z.literal('needs-sign-in') }),
]);
export type ConsentWatchView = z.infer<typeof consentWatchSchema>;

/** Setup as shown: what was typed plus what follows from it. */
export const setupViewSchema = setupSchema.extend({
  permissions: z.array(permissionViewSchema),
  /** The System lets people choose `access`. */
  offersAccess: z.boolean(),
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
  readBack: readBackSchema,
  consentWatch: consentWatchSchema,
});
export type SetupView = z.infer<typeof setupViewSchema>;

export const setupCommands = {
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
        access: accessSchema,
        recordsConsent: z.boolean(),
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
  'setup.cancelGrant': { input: none, output: ok },
  /** Looks now whether an administrator has consented. */
  'setup.checkConsent': { input: none, output: ok },
  'setup.discard': { input: none, output: ok },
  /** Reads a pasted configuration, .env, INI, JSON or endpoint URLs into the setup. */
  'setup.import': {
    input: z.object({ text: z.string().max(200_000) }).strict(),
    output: importedSchema,
  },
} as const;
