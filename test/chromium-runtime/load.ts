import type { EventEmitter } from 'node:events';

interface LoadFailure {
  code: number;
  name: string;
  url: string;
}

/** One `loadURL` on its way. */
export interface Load {
  /** Settles as `loadURL` does. */
  readonly done: Promise<void>;
  /** Chromium ended the load without committing a document: for another load, or for good. */
  abort(isSuperseded: boolean): void;
}

/** The error `loadURL` rejects with. */
export function loadError({ code, name, url }: LoadFailure): Error {
  const error = new Error(`${name} (${code}) loading '${url.slice(0, 2048)}'`);
  return Object.assign(error, { errno: code, code: name, url });
}

/**
 * Follows one load to its end: it resolves when its document has loaded, rejects when it fails or ends without
 * a document, and when another navigation of the main frame takes over. What the document before it still
 * tells does not count.
 */
export function followLoad(contents: EventEmitter, url: string): Load {
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  done.catch(() => {});
  let hasStarted = false;
  let hasCommitted = false;
  const abort = (isSuperseded: boolean) =>
    settle(isSuperseded ? { code: -3, name: 'ERR_ABORTED', url } : { code: -2, name: 'ERR_FAILED', url });
  const listeners: Record<string, (...args: never[]) => void> = {
    'did-start-navigation': (
      _event: unknown,
      started: string,
      isSameDocument: boolean,
      isMainFrame: boolean,
    ) => {
      if (!isMainFrame || isSameDocument) return;
      if (hasStarted) settle({ code: -3, name: 'ERR_ABORTED', url: started });
      hasStarted = true;
    },
    'did-navigate': () => {
      hasCommitted = hasStarted;
    },
    'did-fail-load': (_event: unknown, code: number, name: string, failed: string, isMainFrame: boolean) => {
      if (isMainFrame) settle({ code, name, url: failed });
    },
    'did-finish-load': () => {
      if (hasCommitted) settle(undefined);
    },
    'did-navigate-in-page': () => {
      if (!hasStarted) settle(undefined);
    },
    destroyed: () => abort(false),
  };
  function settle(result: LoadFailure | undefined): void {
    for (const [name, listener] of Object.entries(listeners)) contents.off(name, listener as () => void);
    if (result) reject(loadError(result));
    else resolve();
  }
  for (const [name, listener] of Object.entries(listeners)) contents.on(name, listener as () => void);
  return { done, abort };
}
