import { EventEmitter } from 'node:events';
import type { NotificationConstructorOptions } from 'electron';
import { createEvent } from './events.ts';
import type { Kernel } from './kernel.ts';
import { guardInstances, guardStatics, refuseUnknown } from './unimplemented.ts';

const KNOWN = ['title', 'body', 'silent', 'icon', 'urgency', 'timeoutType', 'subtitle', 'id', 'groupId'];

/** A notification: recorded when shown. */
class NotificationBase
  extends EventEmitter
  implements Pick<Electron.Notification, 'show' | 'close' | 'title' | 'body'>
{
  title: string;
  body: string;
  readonly #kernel: Kernel;
  #isShown = false;

  constructor(kernel: Kernel, options: NotificationConstructorOptions) {
    super();
    refuseUnknown('Notification options', options, KNOWN);
    kernel.requireReady('Notification');
    this.#kernel = kernel;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  show(): void {
    const view = { title: this.title, body: this.body };
    this.#isShown = true;
    this.#kernel.record.notifications.push(view);
    this.#kernel.record.emit('notification', view, () => this.#click());
    setImmediate(() => this.emit('show', createEvent({})));
  }

  close(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    setImmediate(() => this.emit('close', createEvent({})));
  }

  #click(): void {
    if (this.#isShown) this.emit('click', createEvent({}));
  }
}

guardInstances('Notification', NotificationBase);

/** The `Notification` class of one runtime. */
export function createNotificationClass(kernel: Kernel) {
  class Notification extends NotificationBase {
    constructor(options: NotificationConstructorOptions = {}) {
      super(kernel, options);
    }

    static isSupported(): boolean {
      return true;
    }
  }
  return guardStatics('Notification', Notification);
}
