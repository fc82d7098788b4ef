import { EventEmitter } from 'node:events';
import { decode, encode } from './codec.ts';
import { createEvent } from './events.ts';
import type { ToMain, ToPreload } from './page/ipc-renderer.ts';
import { guardInstances } from './unimplemented.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type Member = 'handle' | 'handleOnce' | 'removeHandler';

/** `ipcMain`, with Electron's messages. */
export class IpcMain extends EventEmitter implements Pick<Electron.IpcMain, Member> {
  readonly #handlers = new Map<string, Handler>();

  constructor() {
    super();
    // A channel named "error" must not throw.
    this.on('error', () => {});
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    }
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Runtime: handles one message of a preload; `details` become properties of the event. */
  static async dispatch(ipcMain: IpcMain, message: ToMain, details: object): Promise<ToPreload | undefined> {
    const args = decode(message.args) as unknown[];
    if (message.kind === 'send') {
      ipcMain.emit(message.channel, createEvent(withReturnValue(details)), ...args);
      return undefined;
    }
    const event = createEvent(details) as unknown as Electron.IpcMainInvokeEvent;
    const { id, channel } = message;
    try {
      const handler = ipcMain.#handlers.get(channel);
      if (!handler)
        return { kind: 'failure', id, error: String(new Error(`No handler registered for '${channel}'`)) };
      return { kind: 'result', id, value: encode(await handler(event, ...args)) };
    } catch (error) {
      process.stderr.write(`Error occurred in handler for '${channel}': ${traceOf(error)}\n`);
      return { kind: 'failure', id, error: String(error) };
    }
  }
}

guardInstances('ipcMain', IpcMain);

/** Only `sendSync` reads it, and a sandboxed page has no way to wait: assigning is refused. */
function withReturnValue(details: object): object {
  return Object.defineProperty({ ...details }, 'returnValue', {
    enumerable: true,
    get: () => undefined,
    set: () => {
      throw new Error('Chromium runtime: ipcMain event.returnValue is not implemented');
    },
  });
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? String(error)) : String(error);
}
