import { z } from 'zod';
import { adminVisitSchema } from './automatic.ts';
import { none, ok } from './inputs.ts';
import { problemSchema } from './problem.ts';
import { platformSchema } from './registration.ts';

/** What a rehearsal proves. */
export const PROOF_ITEMS = [
  'client-id',
  'tenant',
  'secret',
  'redirect-uri',
  'platform',
  'permissions',
  'consent',
  'signer',
] as const;
export const proofSchema = z.object({
  item: z.enum(PROOF_ITEMS),
  verdict: z.enum(['proven', 'failed', 'not-tested']),
  evidence: z.string(),
});
export type Proof = z.infer<typeof proofSchema>;

/** Two redirect URIs that should be equal, cut where they differ. */
export const redirectDiffSchema = z.object({
  sent: z.array(z.object({ text: z.string(), differs: z.boolean() })),
  registered: z.array(z.object({ text: z.string(), differs: z.boolean() })),
  /** What the difference is, in words. */
  reason: z.string(),
});
export type RedirectDiff = z.infer<typeof redirectDiffSchema>;

/** What came of comparing the redirect URI that is sent with what the portal shows. */
export const redirectComparisonSchema = z.object({
  /** `nothing`: no address in the text; `platform`: the right address under another platform. */
  outcome: z.enum(['nothing', 'differs', 'platform', 'same']),
  diff: redirectDiffSchema.nullable(),
  text: z.string(),
  /** Name of the registration that was read back. */
  registration: z.string().exactOptional(),
});
export type RedirectComparison = z.infer<typeof redirectComparisonSchema>;

/** The redirect URIs that Entra has, read back after a rehearsal that was refused for its own. */
export const readBackSchema = z.object({
  visit: adminVisitSchema,
  comparison: redirectComparisonSchema.nullable(),
  /** Why they could not be read. */
  problem: problemSchema.nullable(),
});
export type ReadBack = z.infer<typeof readBackSchema>;

/** What an error page of Microsoft's, seen elsewhere, means. */
export const pageReadingSchema = z.object({ problem: problemSchema, proof: z.array(proofSchema) });
export type PageReading = z.infer<typeof pageReadingSchema>;

/** A connection's id, or null for the setup. */
const target = z.string().max(100).nullable();

export const rehearsalCommands = {
  'rehearsal.compareRedirect': {
    input: z
      .object({
        target,
        text: z.string().max(20_000),
        platform: z.enum([...platformSchema.options, 'spa']).nullable(),
      })
      .strict(),
    output: redirectComparisonSchema,
  },
  /** Somebody who may read registrations signs in; ends in `setup.readBack`. */
  'rehearsal.readBack': { input: none, output: ok },
  'rehearsal.cancelReadBack': { input: none, output: ok },
  /** Explains the pasted text of an error page. */
  'rehearsal.readPage': {
    input: z.object({ target, text: z.string().max(20_000) }).strict(),
    output: pageReadingSchema,
  },
} as const;
