import { success } from '../result.ts';
import { type CommandServices, done, type Handlers } from './types.ts';

export function networkCommands({ network }: CommandServices) {
  return {
    'network.setProxy': (input) => network.setProxy(input),
    'network.readAuthorities': ({ text }) => success(network.read(text)),
    'network.openAuthorities': async () => success(await network.open()),
    'network.trustAuthorities': ({ text }) => network.trust(text),
    'network.forgetAuthority': ({ fingerprint }) => {
      network.forget(fingerprint);
      return done;
    },
    'network.test': () => {
      void network.test();
      return done;
    },
    'network.cancelTest': () => {
      network.cancelTest();
      return done;
    },
  } satisfies Partial<Handlers>;
}
