import type { ConnectionView, SystemView } from '../../preload/contract.ts';

/** The System inside a sentence: what stands for all that are not in the list is no name. */
export function systemInWords({ system, systemName }: Pick<ConnectionView, 'system' | 'systemName'>): string {
  return system === 'custom' ? 'your system' : systemName;
}

/** The same for a System of the list; undefined while nobody knows which it is. */
export function systemOfSetup(system: Pick<SystemView, 'id' | 'name'> | undefined): string {
  return system ? systemInWords({ system: system.id, systemName: system.name }) : 'the system';
}
