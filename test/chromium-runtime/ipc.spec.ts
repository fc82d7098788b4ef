import { once } from 'node:events';
import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { fixture, inPage, startRuntime, type TestRuntime } from './support/test-runtime.ts';

let runtime: TestRuntime;
let window: BrowserWindow;

beforeAll(async () => {
  runtime = await startRuntime({ '/': '<!doctype html><body>page', '/next': '<!doctype html><body>next' });
  window = await runtime.open('/', { webPreferences: { preload: fixture('bridge.cjs') } });
});
afterAll(() => runtime.stop());

/** Registers a handler for one call. */
function handle(channel: string, handler: (event: IpcMainInvokeEvent, ...args: never[]) => unknown): void {
  runtime.electron.ipcMain.handleOnce(channel, handler as (event: IpcMainInvokeEvent) => unknown);
}

describe('ipcRenderer.invoke', () => {
  it('answers with what the handler returns', async () => {
    handle('double', (_event, value: number) => Promise.resolve(value * 2));
    expect(await inPage(window, 'api.invoke("double", 21)')).toBe(42);
  });

  it('carries structured clones both ways', async () => {
    const seen: unknown[] = [];
    handle('rich', (_event, value: unknown) => {
      seen.push(value);
      return { set: new Set([1]), at: new Date(7) };
    });
    const answer = 'api.invokeRich("rich").then((value) => [value.set instanceof Set, value.at.getTime()])';
    expect(await inPage(window, answer)).toEqual([true, 7]);
    expect(seen).toEqual([{ map: new Map([[1, new Date(0)]]), bytes: new Uint8Array([7]), none: undefined }]);
  });

  it.each(['invokeFunction', 'invokeNode'])('%s: refuses what cannot be cloned', async (call) => {
    expect(await inPage(window, `api.${call}("any").catch((error) => error.message)`)).toBe(
      'An object could not be cloned.',
    );
  });

  it('rejects with Electron’s words when the handler throws', async () => {
    handle('boom', () => {
      throw new TypeError('bad input');
    });
    const message = await inPage(window, 'api.invoke("boom").catch((error) => error.message)');
    expect(message).toBe("Error invoking remote method 'boom': TypeError: bad input");
  });

  it('rejects when the answer cannot be cloned', async () => {
    handle('uncloneable', () => () => {});
    const message = await inPage(window, 'api.invoke("uncloneable").catch((error) => error.message)');
    expect(message).toBe("Error invoking remote method 'uncloneable': Error: An object could not be cloned.");
  });

  it('rejects when nobody handles the channel', async () => {
    const message = await inPage(window, 'api.invoke("nobody").catch((error) => error.message)');
    expect(message).toBe("Error invoking remote method 'nobody': Error: No handler registered for 'nobody'");
  });
});

describe('the sender of a message', () => {
  it('is the window’s WebContents, its main frame and the scheme’s origin', async () => {
    let facts: unknown[] = [];
    handle('who', (event) => {
      const { sender, senderFrame } = event;
      facts = [
        sender === window.webContents,
        senderFrame === sender.mainFrame,
        senderFrame?.origin,
        senderFrame?.url,
        senderFrame?.parent,
      ];
    });
    await inPage(window, 'api.invoke("who")');
    expect(facts).toEqual([true, true, 'app://spec', 'app://spec/', null]);
  });

  it('has no frame any more once the page has navigated', async () => {
    const { promise, resolve } = Promise.withResolvers<IpcMainInvokeEvent>();
    handle('leaving', (event) => {
      resolve(event);
      return new Promise(() => {});
    });
    await inPage(window, 'void api.invoke("leaving")');
    const event = await promise;
    expect(event.senderFrame).not.toBeNull();
    await window.webContents.loadURL('app://spec/next');
    expect(event.senderFrame).toBeNull();
  });
});

describe('messages', () => {
  it('reach ipcMain.on, and event.reply reaches the sender', async () => {
    await inPage(window, 'api.listen("answer")');
    const received = once(runtime.electron.ipcMain, 'note');
    await inPage(window, 'api.send("note", { n: 1n })');
    const [event, note] = (await received) as [IpcMainEvent, unknown];
    expect(note).toEqual({ n: 1n });
    event.reply('answer', 'thanks');
    await eventually(() => inPage(window, 'api.heard()')).toEqual([['thanks']]);
  });

  it('from main refuse what cannot be cloned', () => {
    expect(() => window.webContents.send('any', () => {})).toThrow('An object could not be cloned.');
  });
});

describe('ipcMain.handle', () => {
  it('refuses a second handler', () => {
    const { ipcMain } = runtime.electron;
    ipcMain.handle('once', () => {});
    expect(() => ipcMain.handle('once', () => {})).toThrow(
      "Attempted to register a second handler for 'once'",
    );
    ipcMain.removeHandler('once');
    expect(() => ipcMain.handle('once', () => {})).not.toThrow();
  });
});
