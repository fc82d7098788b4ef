/** Runs one task after the other. */
export type Sequencer = <T>(task: () => Promise<T>) => Promise<T>;

/** Makes a queue: tasks run in the order they are handed in, and one that fails does not stop the next. */
export function createSequencer(): Sequencer {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };
}

/** Makes one queue per key; a key's queue is forgotten when it has run empty. */
export function createKeyedSequencer(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const next = (tails.get(key) ?? Promise.resolve()).then(task);
    const tail = next
      .catch(() => undefined)
      .then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    tails.set(key, tail);
    return next;
  };
}
