import type {
  CommandInput,
  CommandName,
  CommandOutput,
  CommandResult,
  Problem,
} from '../preload/contract.ts';
import type { PracticeHost } from './connections/practice-host.ts';
import type { Evidence } from './diagnosis/types.ts';
import type { Log } from './log.ts';
import { failure, type Result, success } from './result.ts';
import type { Services } from './services.ts';

export interface CommandServices extends Services {
  log: Log;
  diagnose(evidence: Evidence): Problem;
  links: { open(url: string): Promise<boolean>; openFromMail(url: string): Promise<boolean> };
  clipboard: { write(text: string): Promise<void> };
  settings: { update(patch: CommandInput<'settings.update'>): void };
}

type Handlers = {
  [N in CommandName]: (
    input: CommandInput<N>,
  ) => Result<CommandOutput<N>> | Promise<Result<CommandOutput<N>>>;
};

/** Performs commands whose input the contract has already parsed. A throw is a bug and is answered as such. */
export function createCommands(services: CommandServices) {
  const handlers = {
    ...setupCommands(services),
    ...registrationCommands(services),
    ...connectionCommands(services),
    ...appCommands(services),
  };
  return async <N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandResult<N>> => {
    try {
      return await (handlers as Handlers)[name](input);
    } catch (error) {
      const message = error instanceof Error ? error.message : 'unexpected failure';
      services.log.error(`${name} failed: ${message}`);
      return failure(services.diagnose({ source: 'app', facts: { message } }));
    }
  };
}

const done = success(null);

function setupCommands({ setup, signIn }: CommandServices) {
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
    'setup.discard': async () => {
      signIn.cancel();
      await setup.discard();
      return done;
    },
    'signIn.start': ({ target, flow }) => {
      void signIn.start(target, flow);
      return done;
    },
    'signIn.cancel': () => {
      signIn.cancel();
      return done;
    },
    'signIn.dismiss': () => {
      signIn.dismiss();
      return done;
    },
  } satisfies Partial<Handlers>;
}

/** Making, rehearsing and handing over a Registration. */
function registrationCommands({ automatic, handover, drift, requests }: CommandServices) {
  const begin = (act: () => Promise<void> | void) => () => {
    void act();
    return done;
  };
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
    'secret.replace': ({ connectionId, secret, expiresAt }) =>
      handover.replaceSecret(connectionId, secret, expiresAt),
    'drift.check': ({ connectionId }) => drift.check(connectionId),
    'drift.fix': ({ connectionId, driftId }) => drift.fix(connectionId, driftId),
  } satisfies Partial<Handlers>;
}

function connectionCommands({ connections }: CommandServices) {
  const on = (act: (id: string) => void | Promise<void>) => async (input: { connectionId: string }) => {
    await act(input.connectionId);
    return done;
  };
  return {
    'connection.select': ({ connectionId }) => {
      connections.select(connectionId);
      return done;
    },
    'connection.sync': on((id) => connections.sync(id)),
    'connection.pause': on((id) => connections.setPaused(id, true)),
    'connection.resume': on((id) => connections.setPaused(id, false)),
    'connection.signOut': on((id) => connections.signOut(id)),
    'connection.remove': on((id) => connections.remove(id)),
    'inbox.list': ({ connectionId, offset, limit }) => connections.list(connectionId, offset, limit),
    'inbox.more': ({ connectionId }) => connections.more(connectionId),
    'inbox.message': ({ connectionId, messageId }) => connections.message(connectionId, messageId),
  } satisfies Partial<Handlers>;
}

function appCommands({
  links,
  clipboard,
  settings,
  state,
  practice,
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
    'notice.dismiss': () => {
      state.update({ notice: null });
      return done;
    },
    'practice.deliver': ({ address, count }) => practise((tenant) => tenant.control.deliver(address, count)),
    'practice.revoke': ({ address }) => practise((tenant) => tenant.control.revoke(address)),
    'practice.switch': (switches) => {
      const answer = practise((tenant) => Object.assign(tenant.control.switches, switches));
      connections.networkChanged();
      return answer;
    },
  } satisfies Partial<Handlers>;
}
