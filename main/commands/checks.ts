import { type CommandServices, done, type Handlers } from './types.ts';

export function checkCommands({ doctor }: CommandServices) {
  return {
    'check.run': ({ connectionId, ...wishes }) => {
      void doctor.run(connectionId, wishes);
      return done;
    },
    'check.cancel': ({ connectionId }) => {
      doctor.cancel(connectionId);
      return done;
    },
  } satisfies Partial<Handlers>;
}
