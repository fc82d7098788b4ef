import type { SystemView } from '../../preload/contract.ts';
import { readResources } from '../resources.ts';
import { type System, systemSchema } from './system-schema.ts';

export { type System, systemSchema } from './system-schema.ts';

/** The systems that ship with the app, in the order in which they are offered. */
export const SYSTEM_FILES: readonly unknown[] = readResources('systems');

/**
 * Checks the system files.
 * @throws ZodError for a file that does not fit, Error for an id used twice: both are packaging bugs
 */
export function checkSystems(files: readonly unknown[]): System[] {
  const systems = files.map((file) => systemSchema.parse(file));
  const ids = new Set(systems.map(({ id }) => id));
  if (ids.size !== systems.length) throw new Error('two systems have the same id');
  return systems;
}

let shipped: System[] | null = null;

/** The systems that ship with the app. Checked when they are asked for first: the app starts without them. */
export function loadSystems(): readonly System[] {
  shipped ??= checkSystems(SYSTEM_FILES);
  return shipped;
}

/** The System with this id among those that ship with the app, or undefined. */
export function findSystem(id: string): System | undefined {
  return loadSystems().find((system) => system.id === id);
}

/** A System as the renderer and the command line are shown it. */
export function systemView(system: System): SystemView {
  return {
    id: system.id,
    name: system.name,
    purpose: system.purpose,
    inputs: system.inputs.map(({ id, label, hint, example, kind, required, options }) => ({
      ...{ id, label, hint, example, kind, required },
      ...(options ? { options } : {}),
    })),
    needsSecret: system.secret.needed,
    notes: [...system.notes],
  };
}
