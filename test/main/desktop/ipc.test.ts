import { EventEmitter } from 'node:events';
import type { WebContents, WebFrameMain } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { SILENT } from '../../../main/cli/practice-services.ts';
import { systemClock } from '../../../main/clock.ts';
import { isAppUrl } from '../../../main/desktop/content-guards.ts';
import type { Electron } from '../../../main/desktop/electron.ts';
import { connectIpc, isFromApp } from '../../../main/desktop/ipc.ts';
import { createFirstState } from '../../../main/first-state.ts';
import { CHANNELS } from '../../../preload/channels.ts';
import { memoryStore } from '../../fakes/memory-store.ts';

const sender = {} as WebContents;
const frame = (values: Partial<WebFrameMain>) => values as WebFrameMain;
const ours = frame({ origin: 'connector://app', parent: null });

describe('the sender check', () => {
  it('accepts the top frame of our own window', () => {
    expect(isFromApp({ sender, senderFrame: ours }, () => true)).toBe(true);
  });

  it.each([
    ['a frame that has navigated away', null],
    ['an inner frame', frame({ origin: 'connector://app', parent: ours })],
    ['another origin', frame({ origin: 'https://evil.example', parent: null })],
    ['an origin that only begins like ours', frame({ origin: 'connector://app.evil', parent: null })],
  ])('refuses %s', (_name, senderFrame) => {
    expect(isFromApp({ sender, senderFrame }, () => true)).toBe(false);
  });

  it('refuses contents that are not the app window', () => {
    expect(isFromApp({ sender, senderFrame: ours }, () => false)).toBe(false);
  });
});

describe('a window that opens before the engine', () => {
  const state = createFirstState({ version: '1', runtime: 'test', store: memoryStore(), clouds: [] });

  function connect(options: Pick<Parameters<typeof connectIpc>[0], 'state' | 'perform'>) {
    const handlers = new Map<string, (event: object, ...input: unknown[]) => unknown>();
    const ipcMain = Object.assign(new EventEmitter(), {
      handle: (channel: string, handler: (event: object, ...input: unknown[]) => unknown) =>
        handlers.set(channel, handler),
    });
    connectIpc({
      ...{
        electron: { ipcMain } as unknown as Electron,
        log: SILENT,
        clock: systemClock,
        isTrusted: () => true,
      },
      ...options,
    });
    const send = vi.fn();
    const contents = Object.assign(new EventEmitter(), { send, isDestroyed: () => false });
    const event = { sender: contents, senderFrame: ours };
    return {
      send,
      subscribe: () => ipcMain.emit(CHANNELS.subscribe, event),
      command: (name: string, input: object) => handlers.get(CHANNELS.command)?.(event, name, input),
    };
  }

  it('is sent the state that is there, while no command can be performed yet', async () => {
    const perform = Promise.withResolvers<never>();
    const { send, subscribe, command } = connect({
      state: Promise.resolve(state),
      perform: () => perform.promise,
    });
    subscribe();
    const answer = command('notice.dismiss', {});
    await vi.waitFor(() =>
      expect(send).toHaveBeenCalledWith(CHANNELS.state, expect.objectContaining({ whole: state.get() })),
    );
    perform.resolve({ ok: true, value: null } as never);
    expect(await answer).toEqual({ ok: true, value: null });
  });

  it('is sent nothing while what is kept is not shown yet', async () => {
    const awaited = Promise.withResolvers<typeof state>();
    const { send, subscribe } = connect({ state: awaited.promise, perform: async () => ({}) as never });
    subscribe();
    await new Promise((resolve) => setImmediate(resolve));
    expect(send).not.toHaveBeenCalled();
    awaited.resolve(state);
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(1));
  });

  it.each([
    ['an unknown command', 'toString', {}],
    ['an input of another form', 'notice.dismiss', { more: 1 }],
  ])('performs nothing for %s', async (_name, name, input) => {
    const perform = vi.fn();
    const { command } = connect({ state: Promise.resolve(state), perform });
    await expect(command(name, input)).rejects.toThrow('Rejected');
    expect(perform).not.toHaveBeenCalled();
  });
});

describe('isAppUrl', () => {
  it('compares the parsed origin', () => {
    expect(isAppUrl('connector://app/index.html')).toBe(true);
    expect(isAppUrl('connector://app.evil/index.html')).toBe(false);
    expect(isAppUrl('https://app/index.html')).toBe(false);
    expect(isAppUrl('javascript:alert(1)')).toBe(false);
    expect(isAppUrl('')).toBe(false);
  });
});
