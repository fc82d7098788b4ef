import { readErrorPage } from '../connections/rehearsal-help.ts';
import { compareRedirect } from '../registration/redirect-compare.ts';
import { failure, success } from '../result.ts';
import { type CommandServices, done, type Handlers } from './types.ts';

/** What helps when a rehearsal has failed, and noticing that it would not fail any more. */
export function rehearsalCommands({ setup, connections, consentWatch, readBack, diagnose }: CommandServices) {
  const registrationOf = (target: string | null) =>
    (target === null ? setup.current() : connections.get(target))?.registration;
  const gone = () =>
    failure(diagnose({ source: 'app', facts: { message: 'There is no registration to compare with.' } }));
  return {
    'rehearsal.compareRedirect': ({ target, ...shown }) => {
      const registration = registrationOf(target);
      return registration ? success(compareRedirect(registration, shown)) : gone();
    },
    'rehearsal.readPage': ({ target, text }) => {
      const registration = registrationOf(target);
      return registration ? readErrorPage({ diagnose }, registration, text) : gone();
    },
    'rehearsal.readBack': () => {
      void readBack.start();
      return done;
    },
    'rehearsal.cancelReadBack': () => {
      readBack.cancel();
      return done;
    },
    'setup.checkConsent': () => {
      consentWatch.look();
      return done;
    },
  } satisfies Partial<Handlers>;
}
