import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../../main/connections/notice.ts';
import { createState } from '../../../main/connections/state.ts';
import { showBadge } from '../../../main/desktop/badge.ts';
import type { Electron } from '../../../main/desktop/electron.ts';
import { createNotifier } from '../../../main/desktop/notifier.ts';
import { appState, connectionView, problem } from '../../fakes/app-state.ts';

const TARGET: Target = { screen: 'connection', connectionId: 'c1', tab: 'inbox', messageId: 'm1' };

function desktop(isSupported = true) {
  const shown: (EventEmitter & { options: { title: string; body: string } })[] = [];
  class Notification extends EventEmitter {
    static isSupported = () => isSupported;
    readonly options: { title: string; body: string };
    constructor(options: { title: string; body: string }) {
      super();
      this.options = options;
    }
    show() {
      shown.push(this);
    }
  }
  // Only what is used of Electron.
  return { shown, electron: { Notification } as unknown as Electron };
}

describe('a notification of the desktop', () => {
  it('leads to its very place when it is clicked, and only then', () => {
    const { electron, shown } = desktop();
    const opened: Target[] = [];
    const notifier = createNotifier(electron, (target) => opened.push(target));
    notifier.show({ title: '1 new message', text: 'support@contoso.com', target: TARGET });
    expect(shown.map(({ options }) => options)).toEqual([
      { title: '1 new message', body: 'support@contoso.com' },
    ]);
    expect(opened).toEqual([]);
    shown[0]?.emit('click');
    expect(opened).toEqual([TARGET]);
  });

  it('is left out where the system has none', () => {
    const { electron, shown } = desktop(false);
    createNotifier(electron, () => {}).show({ title: 't', text: 'x', target: TARGET });
    expect(shown).toEqual([]);
  });
});

describe('the badge', () => {
  it('counts the mailboxes that need a person, and is set only when that changes', async () => {
    const counts: number[] = [];
    const setOverlayIcon = (_: unknown, words: string) => counts.push(Number.parseInt(words, 10) || 0);
    const electron = {
      app: { setBadgeCount: (count: number) => counts.push(count) },
      nativeImage: { createFromPath: () => ({}) },
    } as unknown as Electron;
    const window = () => ({ setOverlayIcon }) as unknown as BrowserWindow;
    const state = createState(appState());
    showBadge({ electron, icons: '', state, window });
    expect(counts).toEqual([]);
    const needy = connectionView({ status: { kind: 'needs-you', problem: problem() } });
    state.update({ connections: [needy, connectionView({ id: 'c2' })] });
    await Promise.resolve();
    state.update({ selected: 'c2' });
    await Promise.resolve();
    expect(counts).toEqual([1]);
    state.update({ connections: [] });
    await Promise.resolve();
    expect(counts).toEqual([1, 0]);
  });
});
