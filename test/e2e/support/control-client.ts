import type { ChildProcess } from 'node:child_process';
import type {
  DialogMessage,
  OrderName,
  OrderReply,
  Orders,
  ReadyMessage,
} from '../../chromium-runtime/control.ts';

type Answer<O extends OrderName> = Awaited<ReturnType<Orders[O]>>;
type Pending = { resolve(value: unknown): void; reject(error: Error): void };

/** Talks to the Chromium runtime in a child process. */
export class ControlClient {
  /** Resolves when the app is ready; rejects when the process ends before. */
  readonly ready: Promise<ReadyMessage['ready']>;
  onDialog: (dialog: DialogMessage['dialog']) => void = () => {};
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(child: ChildProcess, output: () => string) {
    const ready = Promise.withResolvers<ReadyMessage['ready']>();
    this.ready = ready.promise;
    this.ready.catch(() => {});
    this.#child = child;
    child.on('message', (message: OrderReply | ReadyMessage | DialogMessage) => {
      if ('ready' in message) ready.resolve(message.ready);
      else if ('dialog' in message) this.onDialog(message.dialog);
      else this.#settle(message);
    });
    child.once('exit', () => {
      const error = new Error(`The app has ended:\n${output()}`);
      ready.reject(error);
      for (const pending of this.#pending.values()) pending.reject(error);
    });
  }

  order<O extends OrderName>(order: O, ...args: Parameters<Orders[O]>): Promise<Answer<O>> {
    const id = ++this.#lastId;
    return new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#child.send({ id, order, args }, (error) => error && reject(error));
    }) as Promise<Answer<O>>;
  }

  #settle(reply: OrderReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if ('error' in reply) pending?.reject(new Error(reply.error));
    else pending?.resolve(reply.value);
  }
}
