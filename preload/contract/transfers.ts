import { z } from 'zod';
import { ok } from './inputs.ts';
import { problemSchema } from './problem.ts';

/** A file that is being saved from a mailbox, or was. */
export const transferSchema = z.object({
  id: z.string(),
  /** Name of the file on this computer. */
  name: z.string(),
  /** Bytes written so far. */
  bytes: z.number(),
  /** Bytes to expect; null where nobody knows. */
  total: z.number().nullable(),
  status: z.enum(['running', 'done', 'failed']),
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
  /** The whole message as an .eml file. */
  'message.save': { input: message.strict(), output: started },
  /** Ends a running transfer, leaving no file, or takes an ended one from the list. */
  'transfer.close': { input: transfer, output: ok },
  /** Shows a saved file in its folder. */
  'transfer.show': { input: transfer, output: ok },
} as const;
