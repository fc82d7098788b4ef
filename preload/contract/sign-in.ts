import { z } from 'zod';
import { none, ok } from './inputs.ts';
import { problemSchema } from './problem.ts';
import { accessSchema } from './registration.ts';

export const signInFlowSchema = z.enum(['window', 'browser', 'device']);
export type SignInFlow = z.infer<typeof signInFlowSchema>;

/** `usual`: what the settings say, as far as the registration can be signed in to that way. */
export const wishedFlowSchema = z.enum([...signInFlowSchema.options, 'usual']);
export type WishedFlow = z.infer<typeof wishedFlowSchema>;

/** A code to be typed on Microsoft's page, in any browser. */
export const deviceSignInSchema = z.object({
  userCode: z.string(),
  /** Page where it is typed. */
  verificationUri: z.string(),
  /** ISO 8601. */
  expiresAt: z.string(),
});
export type DeviceSignIn = z.infer<typeof deviceSignInSchema>;

/** idle → waiting (window, browser or device) → finishing → idle | failed. `target` is null for the setup. */
export const signInSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('idle') }),
  z.object({
    phase: z.literal('waiting'),
    target: z.string().nullable(),
    flow: signInFlowSchema,
    /** Host the sign-in window shows now. */
    host: z.string(),
    /** The page has not finished loading in time: offer the system browser. */
    stalled: z.boolean(),
    startedAt: z.string(),
    /** With `flow: 'device'`, once Microsoft has given a code. */
    device: deviceSignInSchema.optional(),
  }),
  z.object({ phase: z.literal('finishing'), target: z.string().nullable() }),
  z.object({ phase: z.literal('failed'), target: z.string().nullable(), problem: problemSchema }),
]);
export type SignIn = z.infer<typeof signInSchema>;

export const signInCommands = {
  /**
   * `target`: a connection's id, or null to finish the setup. Answers at once; progress is in
   * `state.signIn`. `access`: a connection that may only read asks for more.
   */
  'signIn.start': {
    input: z
      .object({
        target: z.string().max(100).nullable(),
        flow: wishedFlowSchema,
        access: accessSchema.optional(),
      })
      .strict(),
    output: ok,
  },
  /** Opens the page where the code of a device sign-in is typed. */
  'signIn.openDevicePage': { input: none, output: ok },
  'signIn.cancel': { input: none, output: ok },
  /** Clears a shown failure. */
  'signIn.dismiss': { input: none, output: ok },
} as const;
