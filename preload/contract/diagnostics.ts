import { z } from 'zod';
import { none, ok } from './inputs.ts';

/** How much the log takes down. */
export const diagnosticsViewSchema = z.object({
  /** ISO 8601, while the detailed log is on: it ends then by itself, or when the app is closed. */
  detailedUntil: z.string().nullable(),
  /** It ended by itself since the app was started. */
  hasEnded: z.boolean(),
});
export type DiagnosticsView = z.infer<typeof diagnosticsViewSchema>;

export const diagnosticsCommands = {
  'diagnostics.setDetailed': { input: z.object({ on: z.boolean() }).strict(), output: ok },
  /** The newest lines of the log, redacted. */
  'diagnostics.readLog': { input: none, output: z.object({ text: z.string() }) },
  'diagnostics.copyLog': { input: none, output: ok },
  /** Shows the log's file in the file manager. */
  'diagnostics.showLog': { input: none, output: ok },
} as const;
