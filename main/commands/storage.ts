import { success } from '../result.ts';
import { type CommandServices, done, type Handlers } from './types.ts';

export function storageCommands({ storage }: CommandServices) {
  return {
    'storage.test': async () => success(await storage.test()),
    'storage.signOutAll': async () => {
      await storage.signOutAll();
      return done;
    },
    'storage.wipe': async () => {
      await storage.wipe();
      return done;
    },
  } satisfies Partial<Handlers>;
}
