import { z } from 'zod';
import { bootstrapViewSchema } from './automatic.ts';
import { handoverFormatSchema } from './handover.ts';
import { connection, none, ok } from './inputs.ts';
import { problemSchema } from './problem.ts';
import { redirectDiffSchema } from './rehearsal.ts';

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
  /** Of a redirect URI that is missing: the nearest one that is there. */
  diff: redirectDiffSchema.exactOptional(),
});
export type Drift = z.infer<typeof driftSchema>;

/** One way by which a client secret left the app. Never the value. */
export const handedOverSchema = z.object({
  how: z.enum(['copied', ...handoverFormatSchema.options]),
  /** ISO 8601; the last time. */
  at: z.string(),
  /** It was the secret before the present one: what stands there has to be replaced. */
  isOlder: z.boolean(),
});
export type HandedOver = z.infer<typeof handedOverSchema>;

/** A client secret of the registration besides the one in use, as the portal lists it. */
export const otherSecretSchema = z.object({
  keyId: z.string(),
  name: z.string(),
  /** Its first characters; Entra shows them too. */
  hint: z.string(),
  expiresAt: z.string(),
  /** `older`: known to be the one before; `maybe-in-use`: cannot be told from the one in use. */
  kind: z.enum(['older', 'other', 'maybe-in-use']),
});
export type OtherSecret = z.infer<typeof otherSecretSchema>;

const purpose = z.enum(['renew', 'remove']);
const done = z.array(z.string());

/**
 * Renewing: idle → signing-in → working → done, with `rehearse` where the Signer has to sign in before
 * the new secret counts. Removing the older one: idle → signing-in → working → choose → working → done.
 */
export const renewalViewSchema = z.discriminatedUnion('phase', [
  /** `hasNew`: a new secret was made earlier and waits for its proof. */
  z.object({ phase: z.literal('idle'), hasNew: z.boolean() }),
  z.object({ phase: z.literal('signing-in'), purpose, host: z.string(), stalled: z.boolean() }),
  z.object({ phase: z.literal('working'), purpose, done, now: z.string() }),
  /** The new secret is there; only a sign-in of the Signer can prove it. */
  z.object({ phase: z.literal('rehearse'), problem: problemSchema }),
  z.object({ phase: z.literal('choose'), secrets: z.array(otherSecretSchema) }),
  z.object({ phase: z.literal('done'), purpose, done }),
  z.object({
    phase: z.literal('failed'),
    purpose,
    done,
    problem: problemSchema,
    /** The new secret is kept: trying again goes on with it. */
    hasNew: z.boolean(),
  }),
]);
export type RenewalView = z.infer<typeof renewalViewSchema>;

/** What keeps a connection's client secret alive. */
export const upkeepViewSchema = z.object({
  renewal: renewalViewSchema,
  handedOver: z.array(handedOverSchema),
  /** Nobody said when the secret ends, and nobody was asked. */
  asksExpiry: z.boolean(),
  /** The page of the portal with the registration's secrets. */
  secretsUrl: z.string().nullable(),
  bootstrap: bootstrapViewSchema,
});
export type UpkeepView = z.infer<typeof upkeepViewSchema>;

export const upkeepCommands = {
  /** Saves the expiry of every secret as an .ics file (main asks where). */
  'secret.exportCalendar': { input: none, output: z.object({ saved: z.boolean() }) },
  /** Takes a new secret that was made by hand; the rehearsal decides whether it counts. */
  'secret.replace': {
    input: connection.extend({ secret: z.string().max(512), expiresAt: z.string().max(40).nullable() }),
    output: ok,
  },
  /** Notes when the secret ends; null = the person does not know, and is not asked again. */
  'secret.setExpiry': { input: connection.extend({ expiresAt: z.iso.datetime().nullable() }), output: ok },
  /** Signs an administrator in, adds a new secret beside the old one and proves it. */
  'renewal.start': { input: connection, output: ok },
  /** Proves the new secret once more without asking anybody. */
  'renewal.prove': { input: connection, output: ok },
  /** Proves the new secret by the Signer's own sign-in. */
  'renewal.rehearse': { input: connection, output: ok },
  'renewal.cancel': { input: connection, output: ok },
  /** Forgets a new secret that was not proven; the old one stays in use. */
  'renewal.discard': { input: connection, output: ok },
  /** Signs an administrator in and lists the secrets besides the one in use. */
  'older.find': { input: connection, output: ok },
  'older.remove': { input: connection.extend({ keyIds: z.array(z.guid()).min(1).max(50) }), output: ok },
  /** The person removed the older secret in the portal. */
  'older.done': { input: connection, output: ok },
  /** Ends a comparison or a repair that is under way. */
  'drift.cancel': { input: connection, output: ok },
  /** Reads the registration back with an administrator's sign-in and compares it with the plan. */
  'drift.check': { input: connection, output: ok },
  'drift.fix': { input: connection.extend({ driftId: z.string().max(100) }), output: ok },
} as const;
