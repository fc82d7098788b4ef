import { z } from 'zod';
import { connection, ok } from './inputs.ts';

/** One field of the hand-over sheet. A secret's value never comes: it is copied by `handover.copySecret`. */
export const handoverFieldSchema = z.object({
  id: z.string(),
  label: z.string(),
  value: z.string(),
  isSecret: z.boolean(),
  where: z.string(),
  /** What else the System may call it. */
  hint: z.string().exactOptional(),
});
export const handoverFormatSchema = z.enum(['json', 'env', 'ini', 'html']);
export type HandoverFormat = z.infer<typeof handoverFormatSchema>;
export const handoverSchema = z.object({
  systemName: z.string(),
  fields: z.array(handoverFieldSchema),
  /** What to click in the System afterwards, in order. */
  afterwards: z.array(z.string()),
  notes: z.array(z.string()),
  formats: z.array(handoverFormatSchema),
  /** The secret can be copied only while the vault holds it. */
  canCopySecret: z.boolean(),
});
export type Handover = z.infer<typeof handoverSchema>;

export const handoverCommands = {
  /** Copies the secret to the clipboard, which is cleared after 60 s. */
  'handover.copySecret': { input: connection, output: ok },
  /** Saves the sheet (main asks where); the secret only where it was asked for. */
  'handover.export': {
    input: connection.extend({ format: handoverFormatSchema, withSecret: z.boolean() }),
    output: z.object({ saved: z.boolean() }),
  },
} as const;
