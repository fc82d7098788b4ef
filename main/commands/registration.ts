import type { Result } from '../result.ts';
import { type CommandServices, done, type Handlers } from './types.ts';

/** Making, rehearsing and handing over a Registration. */
export function registrationCommands({ automatic, handover, drift, requests }: CommandServices) {
  const begin = (act: () => Promise<void> | void) => () => {
    void act();
    return done;
  };
  const ended = (result: Result<unknown>) => (result.ok ? done : result);
  return {
    'automatic.start': begin(automatic.start),
    'automatic.apply': begin(automatic.apply),
    'automatic.undo': begin(automatic.undo),
    'automatic.cancel': begin(automatic.cancel),
    'admin.script': ({ kind }) => handover.script(kind),
    'admin.saveRequest': () => requests.saveRequest(),
    'admin.openRequest': () => requests.openRequest(),
    'admin.saveResponse': () => requests.saveResponse(),
    'admin.openResponse': () => requests.openResponse(),
    'setup.import': ({ text }) => handover.importText(text),
    'handover.copySecret': ({ connectionId }) => handover.copySecret(connectionId),
    'handover.export': ({ connectionId, format, withSecret }) =>
      handover.exportSheet(connectionId, format, withSecret),
    'secret.exportCalendar': () => handover.exportCalendar(),
    'drift.cancel': ({ connectionId }) => {
      drift.cancel(connectionId);
      return done;
    },
    'drift.check': async ({ connectionId }) => ended(await drift.check(connectionId)),
    'drift.fix': async ({ connectionId, driftId }) => ended(await drift.fix(connectionId, driftId)),
  } satisfies Partial<Handlers>;
}
