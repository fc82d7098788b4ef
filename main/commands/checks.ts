import { type CommandServices, done, type Handlers } from './types.ts';

export function checkCommands({ doctor, repairs, reports }: CommandServices) {
  return {
    'check.run': ({ connectionId, ...wishes }) => {
      void doctor.run(connectionId, wishes);
      return done;
    },
    'repair.perform': ({ connectionId, repair }) => repairs.perform(connectionId, repair),
    'report.show': ({ connectionId }) => reports.show(connectionId),
    'report.save': ({ connectionId, format }) => reports.save(connectionId, format),
    'bundle.show': ({ connectionId }) => reports.bundle(connectionId),
    'bundle.save': ({ connectionId }) => reports.saveBundle(connectionId),
    'check.cancel': ({ connectionId }) => {
      doctor.cancel(connectionId);
      return done;
    },
  } satisfies Partial<Handlers>;
}
