import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { CHANNELS } from '../../preload/channels.ts';
import type { AppState, CommandInput, CommandName, CommandResult } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { StateStore } from '../connections/state.ts';
import type { Log } from '../log.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import { atIntervals } from './at-intervals.ts';
import type { Electron } from './electron.ts';
import { createStateFollower, type StateFollower } from './state-follower.ts';

/** Performs a command of the window. */
export type Perform = <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandResult<N>>;

export interface IpcOptions {
  electron: Electron;
  log: Log;
  clock: Clock;
  perform: Perform;
  /** Resolves once there is something to show: the window may be up earlier, e.g. while a keyring is unlocked. */
  state: Promise<Pick<StateStore, 'get' | 'subscribe'>>;
  /** Contents that may speak at all: the app's own window. */
  isTrusted(contents: WebContents): boolean;
}

/** Connects the bridge: commands in, state out. Anything unexpected is rejected and logged without content. */
export function connectIpc(options: IpcOptions): void {
  answerCommands(options);
  publishState(options);
}

function answerCommands({ electron, log, perform, isTrusted }: IpcOptions): void {
  const refuse = (reason: string): never => {
    log.warn(`command rejected: ${reason}`);
    throw new Error(`Rejected: ${reason}`);
  };
  electron.ipcMain.handle(CHANNELS.command, async (event, name: unknown, input: unknown) => {
    if (!isFromApp(event, isTrusted)) return refuse('foreign sender');
    // The window opens before the contract is loaded.
    const { commands } = await import('../../preload/contract.ts');
    if (!isCommandName(commands, name)) return refuse('unknown command');
    const parsed = commands[name].input.safeParse(input);
    if (!parsed.success) return refuse(`wrong input for ${name}`);
    return perform(name, parsed.data as CommandInput<typeof name>);
  });
}

/** Sends the state to whoever subscribed: the whole of it when asked, then what changes. */
function publishState({ electron, log, clock, state: awaited, isTrusted }: IpcOptions): void {
  const followers = new Map<WebContents, StateFollower>();
  electron.ipcMain.on(CHANNELS.subscribe, async (event) => {
    if (!isFromApp(event, isTrusted)) {
      log.warn('subscription rejected: foreign sender');
      return;
    }
    const contents = event.sender;
    const state = await awaited;
    if (contents.isDestroyed()) return;
    let follower = followers.get(contents);
    if (!follower) {
      follower = createStateFollower((update) => contents.send(CHANNELS.state, update));
      followers.set(contents, follower);
      contents.once('destroyed', () => followers.delete(contents));
    }
    follower.sendWhole(state.get());
  });
  void awaited.then((state) => {
    const show = () => {
      for (const follower of followers.values()) follower.sendChange(state.get());
    };
    state.subscribe(atIntervals(clock, () => pauseOf(state.get()), show));
  });
}

/**
 * Milliseconds between two changes. With every mailbox they come more often, and each has the window drawn anew:
 * hundreds that sync must not keep it from answering.
 */
function pauseOf({ connections }: AppState): number {
  return Math.min(200, 2 * connections.length);
}

function isCommandName(commands: object, name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name);
}

/**
 * Only the top frame of our own window, showing our own origin, may speak. `senderFrame` is null
 * once the frame has navigated away. https://www.electronjs.org/docs/latest/tutorial/security#17
 */
export function isFromApp(
  event: Pick<IpcMainInvokeEvent | IpcMainEvent, 'sender' | 'senderFrame'>,
  isTrusted: (contents: WebContents) => boolean,
): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || frame.origin !== APP_ORIGIN) return false;
  return isTrusted(event.sender);
}
