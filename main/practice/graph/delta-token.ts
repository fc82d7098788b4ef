import { z } from 'zod';

/** Query options of the first request, carried by every link that follows from it. */
const optionsSchema = z.object({
  select: z.string().nullable(),
  filter: z.string().nullable(),
  changeType: z.string().nullable(),
  top: z.number().nullable(),
});

const tokenSchema = z.discriminatedUnion('round', [
  /** First round: what is in the folder, newest first, below `before`. */
  z.object({
    round: z.literal('first'),
    generation: z.number(),
    folder: z.string(),
    options: optionsSchema,
    /** Change number at the start of the round. */
    since: z.number(),
    /** Index below which the next page begins; null = before the first page. */
    before: z.number().nullable(),
    sent: z.number(),
  }),
  /** Later rounds: what changed after `since`, up to `until`. */
  z.object({
    round: z.literal('changes'),
    generation: z.number(),
    folder: z.string(),
    options: optionsSchema,
    since: z.number(),
    /** Null in a delta link: the round has not begun. */
    until: z.number().nullable(),
    offset: z.number(),
  }),
]);

export type DeltaOptions = z.infer<typeof optionsSchema>;
export type DeltaToken = z.infer<typeof tokenSchema>;
export type FirstRound = Extract<DeltaToken, { round: 'first' }>;
export type ChangesRound = Extract<DeltaToken, { round: 'changes' }>;

/** Opaque to clients, readable to us: the tenant keeps no state for a delta query. */
export function writeDeltaToken(token: DeltaToken): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** Null for what is no token of ours. */
export function readDeltaToken(text: string): DeltaToken | null {
  try {
    return tokenSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}
