import { EventEmitter, getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects whatever nobody holds any more, where the process was started without a way to it too. */
export async function collectGarbage(): Promise<void> {
  if (!globalThis.gc) setFlagsFromString('--expose-gc');
  const gc: () => void = globalThis.gc ?? runInNewContext('gc');
  for (let turn = 0; turn < 4; turn++) {
    gc();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export interface ListenerWatch extends Disposable {
  /** Listeners of abort signals and event emitters that are alive; garbage is to be collected before. */
  count(): { signals: number; emitters: number };
}

/** Takes note of every abort signal and event emitter that is listened to from now on. */
export function watchListeners(): ListenerWatch {
  const signals = new Set<WeakRef<AbortSignal>>();
  const emitters = new Set<WeakRef<EventEmitter>>();
  const seen = new WeakSet<object>();
  const target = EventTarget.prototype;
  const emitter = EventEmitter.prototype;
  const { addEventListener } = target;
  const { on, addListener, prependListener } = emitter;
  target.addEventListener = function (this: EventTarget, ...input: Parameters<typeof addEventListener>) {
    if (this instanceof AbortSignal && !seen.has(this)) signals.add(new WeakRef(this));
    seen.add(this);
    addEventListener.apply(this, input);
  };
  // `once` and the others end in one of these.
  const watched = (original: typeof on) =>
    function (this: EventEmitter, ...input: Parameters<typeof on>) {
      if (!seen.has(this)) emitters.add(new WeakRef(this));
      seen.add(this);
      return original.apply(this, input);
    };
  Object.assign(emitter, {
    on: watched(on),
    addListener: watched(addListener),
    prependListener: watched(prependListener),
  });
  return {
    count: () => ({
      signals: sum(signals, (signal) => getEventListeners(signal, 'abort').length),
      emitters: sum(emitters, (one) =>
        one.eventNames().reduce((all, name) => all + one.listenerCount(name), 0),
      ),
    }),
    [Symbol.dispose]() {
      target.addEventListener = addEventListener;
      Object.assign(emitter, { on, addListener, prependListener });
    },
  };
}

/** Over those that are alive; the others are dropped. */
function sum<T extends object>(refs: Set<WeakRef<T>>, count: (one: T) => number): number {
  let total = 0;
  for (const ref of refs) {
    const one = ref.deref();
    if (one) total += count(one);
    else refs.delete(ref);
  }
  return total;
}
