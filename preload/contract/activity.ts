import { z } from 'zod';
import { MAX_SEARCH_TEXT } from '../mail-limits.ts';
import { ok } from './inputs.ts';

/** What a history tells of. */
export const ACTIVITY_KINDS = ['mail', 'trouble', 'recovery', 'sign-in', 'check', 'change'] as const;
export const activityKindSchema = z.enum(ACTIVITY_KINDS);
export type ActivityKind = z.infer<typeof activityKindSchema>;

/** One line of the history. No mail content, and nothing secret. */
export const activityEntrySchema = z.object({
  /** ISO 8601, UTC. */
  at: z.string(),
  connectionId: z.string(),
  /** The mailbox as it was called then: it may be gone. */
  mailbox: z.string(),
  kind: activityKindSchema,
  text: z.string(),
});
export type ActivityEntry = z.infer<typeof activityEntrySchema>;

const filter = z
  .object({
    /** Null: all connections. */
    connectionId: z.string().max(100).nullable(),
    /** Null: every kind. */
    kind: activityKindSchema.nullable(),
    search: z.string().max(MAX_SEARCH_TEXT),
  })
  .strict();
export type ActivityFilter = z.infer<typeof filter>;

export const activityCommands = {
  /** The newest entries first. `hasMore`: there are older ones than were asked for. */
  'activity.list': {
    input: filter.extend({ limit: z.number().int().min(1).max(2000) }).strict(),
    output: z.object({ entries: z.array(activityEntrySchema), hasMore: z.boolean() }),
  },
  /** Saves everything the filter lets through (main asks where). */
  'activity.export': {
    input: filter.extend({ format: z.enum(['csv', 'json']) }).strict(),
    output: z.object({ saved: z.boolean() }),
  },
  'activity.clear': { input: z.object({}).strict(), output: ok },
} as const;
