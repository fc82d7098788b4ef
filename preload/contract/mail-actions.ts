import { z } from 'zod';
import { MAX_SELECTED } from '../mail-limits.ts';
import { problemSchema } from './problem.ts';

const ids = z.array(z.string().min(1).max(1000)).min(1).max(MAX_SELECTED);
const folderId = z.string().min(1).max(1000);

/** What a person does with messages. Deleting is a move to Deleted Items. */
export const mailChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), ids, on: z.boolean() }).strict(),
  z.object({ kind: z.literal('flag'), ids, on: z.boolean() }).strict(),
  z.object({ kind: z.literal('move'), ids, to: folderId }).strict(),
]);
export type MailChange = z.infer<typeof mailChangeSchema>;

/** How it went, message by message; those that failed are shown as they were before. */
export const mailOutcomeSchema = z.object({
  done: z.number().int(),
  failed: z.object({ count: z.number().int(), problem: problemSchema }).nullable(),
});
export type MailOutcome = z.infer<typeof mailOutcomeSchema>;

const connectionId = z.string().max(100);
/** Made by the page, so that an action can be undone before it has ended. */
const actionId = z.string().min(1).max(100);

export const mailActionCommands = {
  /** Shown at once; answers when Microsoft has judged every message. */
  'mail.change': {
    input: z.object({ connectionId, actionId, change: mailChangeSchema }).strict(),
    output: mailOutcomeSchema,
  },
  'mail.undo': { input: z.object({ connectionId, actionId }).strict(), output: mailOutcomeSchema },
} as const;
