import type { EventEmitter } from 'node:events';

interface LoadFailure {
  code: number;
  name: string;
  url: string;
}

/** The error `loadURL` rejects with. */
export function loadError({ code, name, url }: LoadFailure): Error {
  const error = new Error(`${name} (${code}) loading '${url.slice(0, 2048)}'`);
  return Object.assign(error, { errno: code, code: name, url });
}

/**
 * Follows one `loadURL` to its end, by Electron's rules: it resolves when the page has loaded, rejects when
 * the load fails, when another navigation of the main frame takes over, and when loading stops without either.
 */
export function settleLoad(contents: EventEmitter, url: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let failure: LoadFailure | undefined;
  let hasStarted = false;
  const finish = () => settle(failure);
  const listeners: Record<string, (...args: never[]) => void> = {
    'did-finish-load': finish,
    'did-fail-load': (
      _event: unknown,
      code: number,
      name: string,
      failedUrl: string,
      isMainFrame: boolean,
    ) => {
      if (isMainFrame) failure ??= { code, name, url: failedUrl };
      if (isMainFrame && !hasStarted) finish();
    },
    'did-start-navigation': (
      _event: unknown,
      startedUrl: string,
      isSameDocument: boolean,
      isMainFrame: boolean,
    ) => {
      if (!isMainFrame || isSameDocument) return;
      if (hasStarted) settle({ code: -3, name: 'ERR_ABORTED', url: startedUrl });
      hasStarted = true;
    },
    'did-navigate-in-page': finish,
    'did-stop-loading': () => settle(failure ?? { code: -2, name: 'ERR_FAILED', url }),
    destroyed: () => settle(failure ?? { code: -2, name: 'ERR_FAILED', url }),
  };
  function settle(result: LoadFailure | undefined): void {
    for (const [name, listener] of Object.entries(listeners)) contents.off(name, listener as () => void);
    if (result) reject(loadError(result));
    else resolve();
  }
  for (const [name, listener] of Object.entries(listeners)) contents.on(name, listener as () => void);
  return promise;
}
