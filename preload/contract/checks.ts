import { z } from 'zod';
import { connection, ok } from './inputs.ts';
import { problemSchema, repairSchema } from './problem.ts';

/** Every check of the doctor, in reading order. Which of them a connection has follows from its System. */
export const CHECKS = [
  // The way to Microsoft
  'proxy',
  'dns',
  'tcp',
  'tls',
  'clock',
  // The registration
  'login',
  'tenant',
  'app',
  'redirect',
  'secret',
  'consent',
  // The sign-in
  'refresh',
  'token-graph',
  'token-outlook',
  'signer',
  // The mailbox on Graph; `-own` is the Signer's own mailbox, where another one is opened
  'graph-own',
  'graph',
  'graph-write',
  'graph-send',
  // The mail protocols
  'imap-own',
  'imap',
  'pop-own',
  'pop',
  'smtp-own',
  'smtp',
  'smtp-from',
] as const;
export const checkIdSchema = z.enum(CHECKS);
export type CheckId = z.infer<typeof checkIdSchema>;

export const CHECK_GROUPS = ['network', 'registration', 'sign-in', 'mailbox'] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

export const verdictSchema = z.enum(['waiting', 'running', 'passed', 'warned', 'failed', 'skipped']);
export type Verdict = z.infer<typeof verdictSchema>;

export const checkViewSchema = z.object({
  id: checkIdSchema,
  group: z.enum(CHECK_GROUPS),
  title: z.string(),
  verdict: verdictSchema,
  /** What was found, in reading order. */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Set for `failed` and `warned`. */
  problem: problemSchema.nullable(),
  /** Milliseconds it took; null until it has ended. */
  ms: z.number().nullable(),
  /** The failed check because of which this one was skipped; null for any other reason. */
  because: checkIdSchema.nullable(),
  /** ISO 8601: since when runs have found this verdict; null before the first. */
  since: z.string().nullable(),
});
export type CheckView = z.infer<typeof checkViewSchema>;

/** A verdict that is another one than in the run before. */
export const checkChangeSchema = z.object({
  id: checkIdSchema,
  /** e.g. "IMAP was switched off since yesterday". */
  text: z.string(),
  isBetter: z.boolean(),
});
export type CheckChange = z.infer<typeof checkChangeSchema>;

/** One run of the doctor, while it goes on and afterwards. */
export const checkRunSchema = z.object({
  startedAt: z.string(),
  /** Null while it runs. */
  endedAt: z.string().nullable(),
  reason: z.enum(['asked', 'setup', 'repair', 'daily']),
  wasCancelled: z.boolean(),
  checks: z.array(checkViewSchema),
  changes: z.array(checkChangeSchema),
  /** Checks that change something in the mailbox, and so wait to be asked for. */
  optional: z.array(checkIdSchema),
});
export type CheckRun = z.infer<typeof checkRunSchema>;

export const checkCommands = {
  /**
   * Runs the doctor, or only some checks with what they need. Answers at once; progress is in
   * `connection.checks`. `withWrite` marks a message read and back; `withSend` sends one to oneself.
   */
  'check.run': {
    input: connection.extend({
      only: z.array(checkIdSchema).max(CHECKS.length).optional(),
      withWrite: z.boolean().optional(),
      withSend: z.boolean().optional(),
    }),
    output: ok,
  },
  'check.cancel': { input: connection, output: ok },
  /** Does what the app can do itself about a problem; what had failed is checked again afterwards. */
  'repair.perform': { input: connection.extend({ repair: repairSchema }), output: ok },
} as const;
