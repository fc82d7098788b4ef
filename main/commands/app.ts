import type { PracticeHost } from '../connections/practice-host.ts';
import { failure } from '../result.ts';
import { type CommandServices, done, type Handlers } from './types.ts';

export function appCommands({
  links,
  clipboard,
  settings,
  state,
  practice,
  navigation,
  diagnose,
  connections,
}: CommandServices) {
  const opened = async (open: Promise<boolean>) =>
    (await open)
      ? done
      : failure(diagnose({ source: 'app', facts: { message: 'This link may not be opened from here.' } }));
  const practise = (act: (tenant: NonNullable<ReturnType<PracticeHost['current']>>) => void) => {
    const tenant = practice.current();
    if (tenant) act(tenant);
    state.update({ practice: practice.view() });
    return done;
  };
  return {
    'mail.openLink': ({ url }) => opened(links.openFromMail(url)),
    'link.open': ({ url }) => opened(links.open(url)),
    'clipboard.write': async ({ text }) => {
      await clipboard.write(text);
      return done;
    },
    'settings.update': (patch) => {
      settings.update(patch);
      return done;
    },
    'place.go': (target) => {
      navigation.go(target);
      return done;
    },
    'notice.dismiss': () => {
      state.update({ notice: null });
      return done;
    },
    'vault.closeNotice': () => {
      state.update({ vault: { ...state.get().vault, isNoticeClosed: true } });
      return done;
    },
    'practice.deliver': ({ address, count }) => practise((tenant) => tenant.control.deliver(address, count)),
    'practice.provoke': ({ id, target, on }) => {
      const answer = practise((tenant) => tenant.control.provoke(id, target, on));
      connections.networkChanged();
      return answer;
    },
    'practice.putBack': () => {
      const answer = practise((tenant) => tenant.control.putBack());
      connections.networkChanged();
      return answer;
    },
  } satisfies Partial<Handlers>;
}
