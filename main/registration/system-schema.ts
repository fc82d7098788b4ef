import { z } from 'zod';
import {
  accessSchema,
  audienceSchema,
  causeSchema,
  permissionViewSchema,
  platformSchema,
  systemInputSchema,
} from '../../preload/contract.ts';
import { placeholdersOf } from './template.ts';

/** What a hand-over field's value may be made of, besides the System's inputs. */
export const FIELD_VALUES = [
  'clientId',
  'secret',
  'tenantId',
  /** Empty for a personal account. */
  'tenantIdBlankForPersonal',
  'authority',
  'authorizeEndpoint',
  'tokenEndpoint',
  'redirectUri',
  'mailbox',
  'signer',
  /** Scopes of one token request, separated by spaces. */
  'scopes',
  /** Those of a second token request, for Graph; a field of them is left out where one request is enough. */
  'graphScopes',
  'graphOrigin',
  'imapHost',
  'imapPort',
  'popHost',
  'popPort',
  'smtpHost',
  'smtpPort',
] as const;

/** How a mailbox is used. Permissions and fields carry one only where the System lets people choose. */
export const protocolSchema = z.enum(['graph', 'graph-write', 'graph-send', 'imap', 'pop', 'smtp']);
export type Protocol = z.infer<typeof protocolSchema>;

const id = z.string().regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and dashes');
const sentence = z.string().regex(/^\S.*[.!?"]$/, 'must be a sentence');

const inputSchema = systemInputSchema.extend({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'must be a word'),
  /** What follows a word in a host name; people paste the whole of it. */
  suffix: z.string().startsWith('.').exactOptional(),
  /** An `origin` may be followed by a folder, which is kept. */
  keepsPath: z.literal(true).exactOptional(),
  /** Regular expression that the whole value must contain, and what is said when it does not. */
  pattern: z.string().exactOptional(),
  patternAdvice: sentence.exactOptional(),
});

/** An input with what only main needs to know about it. */
export type SystemInputRule = z.infer<typeof inputSchema>;

const registration = z.strictObject({
  /** Display name proposed for the Registration. */
  name: z.string().min(1).max(120),
  /** A platform, or the input that tells it. */
  platform: z.union([platformSchema, z.literal('{platform}')]),
  /** Template over the System's inputs. */
  redirectUri: z.string(),
  /** The System signs in at this tenant whatever is entered. */
  signInTenant: z.enum(['common', 'organizations', 'consumers']).exactOptional(),
});

const audience = z.strictObject({
  recommended: audienceSchema,
  why: sentence,
  alternatives: z.array(z.strictObject({ audience: audienceSchema, when: sentence })),
  /** Why a personal account cannot be used, where none of the audiences lets it in. */
  personalRefusal: sentence.exactOptional(),
});

const permission = permissionViewSchema.omit({ adminConsent: true }).extend({
  /** Under the Microsoft-managed consent policy users cannot consent to it themselves. */
  mailConsent: z.boolean(),
  /** `other-mailbox`: the Mailbox is not the Signer's own. */
  when: z.enum(['always', 'own-mailbox', 'other-mailbox']),
  protocol: protocolSchema.exactOptional(),
  /** Only with this choice of the person; such permissions make the choice one. */
  access: accessSchema.exactOptional(),
});

const field = z.strictObject({
  id,
  /** The exact name in the product. */
  label: z.string().min(1),
  /** Template over `FIELD_VALUES` and the System's inputs, or the literal to choose. */
  value: z.string(),
  isSecret: z.boolean(),
  /** Menu path; where nobody knows it, what the field belongs to. Neighbours with the same stand together. */
  where: z.string().min(1),
  /** What else the product may call it, or what goes with it. */
  hint: sentence.exactOptional(),
  protocol: protocolSchema.exactOptional(),
});

const knownError = z.strictObject({
  /** As the System or Microsoft words it. */
  text: z.string(),
  means: sentence,
  /** Words of which one must stand beside it, where the text alone could be anybody's. */
  near: z.array(z.string().min(3)).min(1).exactOptional(),
  cause: causeSchema.exactOptional(),
});

/** Schema of a file in `resources/systems/`. */
export const systemSchema = z
  .strictObject({
    id,
    /** Place in the list of systems; see `readResources`. */
    order: z.int().exactOptional(),
    name: z.string().min(1),
    /** What the mailbox will be used for there, in one line. */
    purpose: sentence,
    docs: z.array(z.strictObject({ title: z.string(), url: z.url({ protocol: /^https$/ }) })),
    inputs: z.array(inputSchema),
    registration,
    audience,
    /** What the System talks to; hosts and ports come from the Cloud. */
    protocols: z.array(z.enum(['graph', 'imap', 'pop', 'smtp'])).min(1),
    /** In the order in which they are added in the portal. */
    permissions: z.array(permission).min(1),
    /** What consent to expect. */
    consent: sentence,
    /** `months`: recommended lifetime, 0 where no secret is needed. */
    secret: z.strictObject({ needed: z.boolean(), months: z.int().min(0).max(24), why: sentence }),
    /** What is handed over, in the System's own names and order. */
    fields: z.array(field),
    /** What to do in the System after the fields are filled in, in order. */
    afterwards: z.array(sentence),
    /** Traps and limits. */
    notes: z.array(sentence),
    knownErrors: z.array(knownError),
    /** File formats that the System reads. */
    exports: z.array(z.enum(['env', 'ini'])),
    /** Where the values come from; for readers of the file. */
    sources: z.array(z.string()).min(1),
  })
  .superRefine((system, context) => {
    for (const problem of problemsOf(system)) context.addIssue({ code: 'custom', message: problem });
  })
  .readonly();

/** The product that will use the mailbox. */
export type System = z.infer<typeof systemSchema>;

function isChoice({ kind }: SystemInputRule): boolean {
  return kind === 'choice' || kind === 'choices';
}

type Draft = Pick<System, 'inputs' | 'registration' | 'fields' | 'secret' | 'audience'>;

/** Rules across the parts of a file. */
function problemsOf({ inputs, registration, fields, secret, audience }: Draft): string[] {
  const known = new Set<string>(inputs.map((input) => input.id));
  const required = new Set(inputs.filter((input) => input.required).map((input) => input.id));
  const values = new Set<string>([...known, ...FIELD_VALUES]);
  const isListedTwice = audience.alternatives.some((other) => other.audience === audience.recommended);
  return [
    ...placeholdersOf(registration.redirectUri + registration.platform)
      .filter((name) => !required.has(name))
      .map((name) => `{${name}} is no required input`),
    ...fields
      .flatMap(({ value, where }) => placeholdersOf(value + where))
      .filter((name) => !values.has(name))
      .map((name) => `{${name}} is no known value`),
    ...fields
      .filter(({ value, isSecret }) => isSecret !== placeholdersOf(value).includes('secret'))
      .map(({ label }) => `${label} must be marked as secret exactly when it holds the secret`),
    ...inputs
      .filter((input) => isChoice(input) !== (input.options ?? []).length > 1)
      .map(({ label }) => `${label} must have options exactly when it is a choice`),
    ...inputs
      .filter(({ options = [] }) => new Set(options.map(({ value }) => value)).size < options.length)
      .map(({ label }) => `${label} has an option twice`),
    ...(secret.needed === secret.months > 0 ? [] : ['a secret and its lifetime go together']),
    ...(isListedTwice ? ['the recommended audience is no alternative to itself'] : []),
  ];
}
