import { type CommandServices, done, type Handlers } from './types.ts';

export function checkCommands({ doctor, repairs }: CommandServices) {
  return {
    'check.run': ({ connectionId, ...wishes }) => {
      void doctor.run(connectionId, wishes);
      return done;
    },
    'repair.perform': ({ connectionId, repair }) => repairs.perform(connectionId, repair),
    'check.cancel': ({ connectionId }) => {
      doctor.cancel(connectionId);
      return done;
    },
  } satisfies Partial<Handlers>;
}
