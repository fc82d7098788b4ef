import { z } from 'zod';
import { connection, none, ok } from './inputs.ts';

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

export const upkeepCommands = {
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
} as const;
