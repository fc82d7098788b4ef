import { z } from 'zod';
import { connection } from './inputs.ts';

/** One file of the support bundle, as the person is shown it. */
export const bundleFileSchema = z.object({ name: z.string(), text: z.string() });
export type BundleFile = z.infer<typeof bundleFileSchema>;

export const reportCommands = {
  /** The report of the last run as plain text, for a ticket. */
  'report.show': { input: connection, output: z.object({ text: z.string() }) },
  /** Saves the report (main asks where). */
  'report.save': {
    input: connection.extend({ format: z.enum(['html', 'json']) }),
    output: z.object({ saved: z.boolean() }),
  },
  /** What the support bundle would hold. */
  'bundle.show': { input: connection, output: z.object({ files: z.array(bundleFileSchema) }) },
  'bundle.save': { input: connection, output: z.object({ saved: z.boolean() }) },
} as const;
