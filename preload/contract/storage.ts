import { z } from 'zod';
import { none, ok } from './inputs.ts';

/** What came of writing, reading and deleting a probe in the vault. */
export const vaultTestSchema = z.object({
  works: z.boolean(),
  /** Milliseconds all three took. */
  ms: z.number(),
});
export type VaultTest = z.infer<typeof vaultTestSchema>;

export const storageCommands = {
  'storage.test': { input: none, output: vaultTestSchema },
  /** Forgets the sign-ins of all connections; the connections stay. */
  'storage.signOutAll': { input: none, output: ok },
  /** Forgets everything: connections, sign-ins, secrets, setup, history and settings. */
  'storage.wipe': { input: none, output: ok },
} as const;
