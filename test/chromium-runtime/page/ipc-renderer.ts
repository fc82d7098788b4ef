import { decode, encode } from '../codec.ts';
import { EventEmitter } from './emitter.ts';

/** What the preload's world tells the main process. `args` is encoded. */
export type ToMain =
  | { kind: 'send'; channel: string; args: string }
  | { kind: 'invoke'; channel: string; args: string; id: number };

/** What the main process tells the preload's world. */
export type ToPreload =
  | { kind: 'message'; channel: string; args: string }
  | { kind: 'result'; id: number; value: string }
  | { kind: 'failure'; id: number; error: string };

const calls = new Map<
  number,
  { resolve(value: unknown): void; reject(error: Error): void; channel: string }
>();
let lastCall = 0;
let post: (text: string) => void = () => {};

class IpcRenderer extends EventEmitter {
  send(channel: string, ...args: unknown[]): void {
    postToMain({ kind: 'send', channel, args: encode(args) });
  }

  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const id = ++lastCall;
    postToMain({ kind: 'invoke', channel, args: encode(args), id });
    return new Promise((resolve, reject) => calls.set(id, { resolve, reject, channel }));
  }
}

/** `ipcRenderer` as the preload gets it. */
export const ipcRenderer = new IpcRenderer();

function postToMain(message: ToMain): void {
  post(JSON.stringify(message));
}

/** Takes the binding's function out of the world's globals, so that only this file can call it. */
export function connectIpc(binding: string, receiver: string): void {
  const globals = globalThis as unknown as Record<string, unknown>;
  post = globals[binding] as typeof post;
  delete globals[binding];
  Object.defineProperty(globals, receiver, { value: receive });
}

function receive(text: string): void {
  const message = JSON.parse(text) as ToPreload;
  if (message.kind === 'message') {
    const event = { sender: ipcRenderer, ports: [] };
    ipcRenderer.emit(message.channel, event, ...(decode(message.args) as unknown[]));
    return;
  }
  const call = calls.get(message.id);
  calls.delete(message.id);
  if (message.kind === 'result') call?.resolve(decode(message.value));
  else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.error}`));
}
