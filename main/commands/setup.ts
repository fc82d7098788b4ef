import { type CommandServices, done, type Handlers } from './types.ts';

export function setupCommands({ setup, signIn, consentWatch, readBack }: CommandServices) {
  /** Whatever signs in for the setup, with a window or without one. */
  const stopSigningIn = () => {
    consentWatch.cancel();
    signIn.cancel();
  };
  return {
    'setup.start': async ({ practice }) => {
      await setup.start(practice);
      return done;
    },
    'setup.update': (patch) => {
      setup.update(patch);
      return done;
    },
    'setup.setSecret': async ({ secret }) => {
      await setup.setSecret(secret);
      return done;
    },
    'setup.goTo': ({ step }) => {
      setup.goTo(step);
      return done;
    },
    'setup.discover': () => setup.discover(),
    'setup.grantAsAdmin': () => {
      setup.grantAsAdmin();
      return done;
    },
    'setup.cancelGrant': () => {
      setup.cancelGrant();
      return done;
    },
    'setup.discard': async () => {
      stopSigningIn();
      readBack.cancel();
      await setup.discard();
      return done;
    },
    'signIn.start': ({ target, flow, access }) => {
      void signIn.start(target, flow, access);
      return done;
    },
    'signIn.openDevicePage': () => {
      signIn.openDevicePage();
      return done;
    },
    'signIn.cancel': () => {
      stopSigningIn();
      return done;
    },
    'signIn.dismiss': () => {
      signIn.dismiss();
      return done;
    },
  } satisfies Partial<Handlers>;
}
