import type { CommandServices, Handlers } from './types.ts';

/** Changing what was typed into the setup of a connection. */
export function editCommands({ edits }: CommandServices) {
  return {
    'edit.look': ({ connectionId, values }) => edits.look(connectionId, values),
    'edit.save': (input) => edits.save(input),
  } satisfies Partial<Handlers>;
}
