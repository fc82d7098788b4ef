import { z } from 'zod';
import { none, ok } from './inputs.ts';
import { problemSchema } from './problem.ts';

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

/** An administrator who signs in so that the app can look, or mend one thing: idle → signing-in → working → idle. */
export const adminVisitSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('idle') }),
  z.object({ phase: z.literal('signing-in'), host: z.string(), stalled: z.boolean() }),
  z.object({ phase: z.literal('working') }),
]);
export type AdminVisit = z.infer<typeof adminVisitSchema>;

/** What the app tells before it signs in to register by itself. */
export const bootstrapViewSchema = z.object({
  clientId: z.string(),
  clientName: z.string(),
  scopes: z.array(z.object({ name: z.string(), why: z.string() })),
});
export type BootstrapView = z.infer<typeof bootstrapViewSchema>;

export const automaticCommands = {
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
} as const;
