import type { ConnectionView } from '../../preload/contract.ts';

/** The System inside a sentence: what stands for all that are not in the list is no name. */
export function systemInWords({ system, systemName }: Pick<ConnectionView, 'system' | 'systemName'>): string {
  return system === 'custom' ? 'your system' : systemName;
}
