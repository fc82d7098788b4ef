import { z } from 'zod';

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
