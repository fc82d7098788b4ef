import type { EventEmitter } from 'node:events';

/** Electron's event object: the first argument of every listener. */
export interface RuntimeEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** Makes an event object that carries `details` as own properties; getters in `details` stay lazy. */
export function createEvent<T extends object>(details: T): T & RuntimeEvent {
  let prevented = false;
  const event = {
    get defaultPrevented() {
      return prevented;
    },
    preventDefault() {
      prevented = true;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(details)) as T & RuntimeEvent;
}

/** Emits `name` with an event object first; true = a listener prevented the default. */
export function emitEvent(emitter: EventEmitter, name: string, ...args: unknown[]): boolean {
  return emitDetails(emitter, name, {}, ...args);
}

/** Emits `name` with an event object that carries `details`; true = a listener prevented the default. */
export function emitDetails(
  emitter: EventEmitter,
  name: string,
  details: object,
  ...args: unknown[]
): boolean {
  const event = createEvent(details);
  emitter.emit(name, event, ...args);
  return event.defaultPrevented;
}
