import { z } from 'zod';
import { audienceSchema, platformSchema } from './registration.ts';

const inputOptionSchema = z.object({
  value: z.string().regex(/^[A-Za-z0-9-]+$/, 'must be a word'),
  label: z.string(),
  /** When it is the right one, in a sentence. */
  text: z.string(),
});

/** One thing only the person knows, e.g. the domain their CRM runs on. */
export const systemInputSchema = z.object({
  id: z.string(),
  label: z.string(),
  hint: z.string(),
  example: z.string(),
  /**
   * `callback`: an address copied out of the product; `origin`: https address without a path; `choice`:
   * one of `options`; `choices`: some of them, their values separated by spaces.
   */
  kind: z.enum(['host', 'origin', 'callback', 'word', 'text', 'choice', 'choices']),
  required: z.boolean(),
  /** What there is to choose from, in order. */
  options: z.array(inputOptionSchema).exactOptional(),
});
export type SystemInput = z.infer<typeof systemInputSchema>;

export const systemViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What the mailbox will be used for there, in one line. */
  purpose: z.string(),
  inputs: z.array(systemInputSchema),
  needsSecret: z.boolean(),
  /** Traps and limits of this System, each one sentence. */
  notes: z.array(z.string()),
});
export type SystemView = z.infer<typeof systemViewSchema>;

const labelled = z.object({ label: z.string(), value: z.string() });

/** Everything a System's Registration needs, worked out. Also what `connector plan --json` prints. */
export const planSchema = z.object({
  system: z.string(),
  redirectUri: z.string(),
  platform: platformSchema,
  audience: audienceSchema,
  /** Authority URL the System signs people in at. */
  authority: z.string(),
  permissions: z.array(
    z.object({ name: z.string(), resource: z.string(), adminConsent: z.boolean(), why: z.string() }),
  ),
  secret: z.object({ needed: z.boolean(), months: z.number().int() }),
  /** The System's own fields in its own order; values not known yet stand in angle brackets. */
  fields: z.array(labelled.extend({ where: z.string() })),
  /** The pages of the Entra admin centre in order, with what to enter on each. */
  portal: z.array(z.object({ title: z.string(), url: z.string(), values: z.array(labelled) })),
});
export type Plan = z.infer<typeof planSchema>;

/** One screen of the portal, guided by hand. */
export const guidedStepSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  /** What to do, a sentence each. */
  instructions: z.array(z.string()),
  values: z.array(labelled),
  /** Why, in one sentence, where people usually wonder. */
  why: z.string().nullable(),
  /** What the page looks like afterwards. */
  result: z.string(),
  /** What the person brings back from this page. */
  asks: z.array(z.enum(['client-id', 'tenant', 'secret', 'secret-expiry'])),
});
export type GuidedStep = z.infer<typeof guidedStepSchema>;
