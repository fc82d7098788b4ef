import type { AppState, Problem } from '../../preload/contract.ts';

/** Why sign-ins are not kept, until its notice is put away. */
export function weakVault({ vault }: AppState): Problem | null {
  return vault.kind === 'memory' && !vault.isNoticeClosed ? (vault.problem ?? null) : null;
}
