import { success } from '../result.ts';
import { type CommandServices, done, type Handlers } from './types.ts';

export function fleetCommands({ fleet }: CommandServices) {
  return {
    'fleet.read': (input) => fleet.read(input),
    'fleet.lookUp': (input) => fleet.lookUp(input),
    'fleet.cancelLookUp': () => {
      fleet.cancelLookUp();
      return done;
    },
    'fleet.openFile': () => fleet.openFile(),
    'fleet.look': ({ ready }) => success(fleet.look(ready)),
    'fleet.add': (input) => fleet.add(input),
    'fleet.check': ({ connectionIds }) => {
      fleet.check(connectionIds);
      return done;
    },
    'fleet.signIn': ({ connectionIds }) => {
      fleet.signIn(connectionIds);
      return done;
    },
    'fleet.sync': ({ connectionIds }) => {
      fleet.sync(connectionIds);
      return done;
    },
    'fleet.pause': ({ connectionIds, paused }) => {
      fleet.pause(connectionIds, paused);
      return done;
    },
    'fleet.remove': async ({ connectionIds }) => {
      await fleet.remove(connectionIds);
      return success(null);
    },
    'errand.resume': () => {
      fleet.resume();
      return done;
    },
    'errand.cancel': () => {
      fleet.cancel();
      return done;
    },
    'errand.dismiss': () => {
      fleet.dismiss();
      return done;
    },
  } satisfies Partial<Handlers>;
}
