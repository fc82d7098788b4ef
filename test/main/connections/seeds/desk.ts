/** Somebody at a computer with the app: its services on the practice tenant, and all that leaves them. */
import {
  createPracticeServices,
  type PracticeServices,
  WINDOWLESS,
} from '../../../../main/cli/practice-services.ts';
import type { Clock } from '../../../../main/clock.ts';
import { memoryOnlyVault } from '../../../../main/connections/memory-only-vault.ts';
import type { Log } from '../../../../main/log.ts';
import type { PracticeTenant } from '../../../../main/practice/types.ts';
import type { Result } from '../../../../main/result.ts';
import type { Seed } from '../../../support/seeds.ts';

export const OLGA = 'olga.admin@contoso-practice.example';
export const ADA = 'ada.keller@contoso-practice.example';

export interface Desk extends PracticeServices {
  /** Text of every file that was saved, newest last. */
  saved: string[];
  /** What the next question for a file is answered with. */
  opens: string | null;
  clipboard: string[];
  /** Everything that was shown, logged, kept in the settings or saved, as text. */
  everythingSeen(): { name: string; bytes: Buffer }[];
}

/** `tenant`: one that another desk uses already. */
export async function openDesk({
  tenant,
  clock,
}: {
  tenant?: PracticeTenant;
  clock?: Clock;
} = {}): Promise<Desk> {
  const saved: string[] = [];
  const clipboard: string[] = [];
  const lines: string[] = [];
  const notifications: string[] = [];
  const states: string[] = [];
  const desk = { saved, clipboard, opens: null as string | null };
  const line = (text: string) => void lines.push(text);
  const log: Log = { info: line, warn: line, error: line, child: () => log };
  const run = await createPracticeServices({
    log,
    vault: memoryOnlyVault(),
    ...(tenant && { tenant }),
    ...(clock && { clock }),
    surfaces: {
      ...WINDOWLESS,
      files: {
        save: async (_name: string, content: string) => {
          saved.push(content);
          return true;
        },
        open: async () => desk.opens,
      } as never,
      clipboard: { writeSecret: async (text?: string) => void clipboard.push(text ?? '') },
      notifier: { show: (shown?: unknown) => void notifications.push(JSON.stringify(shown)) },
      history: { ...WINDOWLESS.history, append: (entry?: unknown) => line(JSON.stringify(entry)) },
    },
  });
  run.services.state.subscribe((state) => void states.push(JSON.stringify(state)));
  return Object.assign(desk, run, {
    everythingSeen: () =>
      Object.entries({
        state: states,
        'saved files': saved,
        log: lines,
        notifications,
        settings: [
          JSON.stringify([run.store.get('setup'), run.store.get('connections'), run.store.get('settings')]),
        ],
      }).map(([name, texts]) => ({ name, bytes: Buffer.from(texts.join('\n')) })),
  });
}

/** The first two steps of the wizard. */
export async function chooseSystem({ services }: Desk, seed: Seed, mailbox: string): Promise<void> {
  await services.setup.start(true);
  services.setup.update({ system: seed.id });
  services.setup.update({ inputs: Object.fromEntries(seed.inputs.map(({ id, value }) => [id, value])) });
  services.setup.update({ mailbox, signer: mailbox });
  await services.setup.discover();
}

/** The administrator signs in, reviews and lets the app do it. */
export async function registerByItself({ services, person }: Desk): Promise<void> {
  person.wishes = { address: OLGA, consent: 'organization' };
  services.setup.update({ way: 'by-itself' });
  await services.automatic.start();
  await services.automatic.apply();
  const automatic = services.state.get().setup?.automatic;
  if (automatic?.phase !== 'done') throw new Error(JSON.stringify(automatic));
}

/** The administrator agrees on Microsoft's consent page. */
export async function grantAsAdmin({ services, person }: Desk): Promise<void> {
  person.wishes = { address: OLGA, consent: 'organization' };
  const ended = new Promise<string>((resolve) => {
    const stop = services.state.subscribe(({ setup }) => {
      const status = setup?.adminConsent.status;
      if (status === 'running' || status === 'none' || status === undefined) return;
      stop();
      resolve(status);
    });
  });
  services.setup.grantAsAdmin();
  const status = await ended;
  if (status !== 'granted') throw new Error(`consent: ${status}`);
}

/** The System's own sign-in by its Signer. */
export async function rehearse({ services, person }: Desk, address: string) {
  person.wishes = { address, consent: 'accept' };
  await services.signIn.start(null, 'window');
  return services.state.get();
}

export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problem));
}
