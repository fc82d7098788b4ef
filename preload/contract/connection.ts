import { z } from 'zod';
import { adminVisitSchema } from './automatic.ts';
import { checkRunSchema } from './checks.ts';
import { handoverSchema } from './handover.ts';
import { connection, ok } from './inputs.ts';
import { folderViewSchema } from './mail.ts';
import { problemSchema } from './problem.ts';
import { registrationSchema } from './registration.ts';
import { proofSchema } from './rehearsal.ts';
import { driftSchema, secretViewSchema, upkeepViewSchema } from './upkeep.ts';

/** `ok` = last sync worked; `needs-you` = a person must act; `offline` = the network or service does not answer. */
export const connectionStatusSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ok') }),
  z.object({ kind: z.literal('syncing') }),
  /** By a person, unless `by` says that battery or lock keeps it from syncing. */
  z.object({ kind: z.literal('paused'), by: z.enum(['battery', 'locked']).exactOptional() }),
  z.object({ kind: z.literal('offline'), problem: problemSchema }),
  z.object({ kind: z.literal('needs-you'), problem: problemSchema }),
]);
export type ConnectionStatus = z.infer<typeof connectionStatusSchema>;

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
  /** New mail of this one is not told. */
  isMuted: z.boolean(),
  /** Null where the System's permissions do not open the mailbox through Graph. */
  inbox: folderViewSchema.nullable(),
  /** May mark, move and delete mail. */
  canWrite: z.boolean(),
  /** Signing in once more can let it do so. */
  canAskToWrite: z.boolean(),
  systemName: z.string(),
  proof: z.array(proofSchema),
  handover: handoverSchema.nullable(),
  secret: secretViewSchema.nullable(),
  /** Null until the registration was read back. */
  drift: z.array(driftSchema).nullable(),
  /** A comparison or a repair of the registration that is under way. */
  driftVisit: adminVisitSchema,
  /** The doctor's present or last run; null before the first. */
  checks: checkRunSchema.nullable(),
  upkeep: upkeepViewSchema,
});
export type ConnectionView = z.infer<typeof connectionViewSchema>;

export const connectionCommands = {
  'connection.select': {
    input: z.object({ connectionId: z.string().max(100).nullable() }).strict(),
    output: ok,
  },
  'connection.sync': { input: connection, output: ok },
  'connection.pause': { input: connection, output: ok },
  'connection.resume': { input: connection, output: ok },
  'connection.mute': { input: connection.extend({ isMuted: z.boolean() }).strict(), output: ok },
  /** Forgets the connection's tokens and the sign-in window's cookies; keeps the connection. */
  'connection.signOut': { input: connection, output: ok },
  'connection.remove': { input: connection, output: ok },
} as const;
