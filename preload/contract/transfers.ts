import { z } from 'zod';
import { ok } from './inputs.ts';
import { problemSchema } from './problem.ts';

/** A file that is being saved from a mailbox, or several into one folder, or were. */
export const transferSchema = z.object({
  id: z.string(),
  /** Name of the file on this computer; of several, of their folder. */
  name: z.string(),
  /** How many files these are, and how many are there whole. */
  files: z.number().int(),
  saved: z.number().int(),
  /** Bytes written so far. */
  bytes: z.number(),
  /** Bytes to expect; null where nobody knows. */
  total: z.number().nullable(),
  /** `stopped`: by the person, after some of several were saved. */
  status: z.enum(['running', 'done', 'failed', 'stopped']),
  /** Set when it failed. */
  problem: problemSchema.nullable(),
});
export type Transfer = z.infer<typeof transferSchema>;

const message = z.object({ connectionId: z.string().max(100), messageId: z.string().min(1).max(1000) });
const transfer = z.object({ id: z.string().max(100) }).strict();
/** False where the person chose no place for the file. */
const started = z.object({ started: z.boolean() });

export const transferCommands = {
  /** Asks where to save an attachment and begins; a kind of file that can do harm is asked about first. */
  'attachment.save': {
    input: message.extend({ attachmentId: z.string().min(1).max(2000) }).strict(),
    output: started,
  },
  /** Asks for a folder once, and saves these attachments into it under names that are free. */
  'attachment.saveAll': {
    input: message.extend({ attachmentIds: z.array(z.string().min(1).max(2000)).min(1).max(1000) }).strict(),
    output: started,
  },
  /** The whole message as an .eml file. */
  'message.save': { input: message.strict(), output: started },
  /** Ends a running transfer, leaving no half file, or takes an ended one from the list. */
  'transfer.close': { input: transfer, output: ok },
  /** Shows a saved file in its folder. */
  'transfer.show': { input: transfer, output: ok },
} as const;
