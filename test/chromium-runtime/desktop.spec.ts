import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { inPage, startRuntime, type TestRuntime } from './support/test-runtime.ts';
import { TrayBase } from './tray.ts';

/** A PNG of 1 × 1 pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let runtime: TestRuntime;

beforeAll(async () => {
  runtime = await startRuntime({ '/': '<!doctype html>page' });
});
afterAll(() => runtime.stop());

describe('Tray', () => {
  it('is recorded as a person would see it, and its menu can be clicked', () => {
    const { Tray, Menu, nativeImage } = runtime.electron;
    const clicked: string[] = [];
    const tray = new Tray(nativeImage.createFromBuffer(PNG));
    tray.setToolTip('3 unread');
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: 'Open', click: () => clicked.push('open') },
        { type: 'separator' },
        { label: 'Hidden', visible: false },
        { label: 'Off', enabled: false },
        {
          label: 'Start at login',
          type: 'checkbox',
          checked: true,
          click: (item) => clicked.push(`login ${item.checked}`),
        },
        { label: 'More', submenu: [{ label: 'Inner', click: () => clicked.push('inner') }] },
      ]),
    );
    const [recorded] = runtime.runtime.trays;
    expect(recorded && TrayBase.view(recorded)).toEqual({
      tooltip: '3 unread',
      title: '',
      icon: `data:image/png;base64,${PNG.toString('base64')}`,
      items: [
        { label: 'Open', type: 'normal', enabled: true, checked: false },
        { label: '', type: 'separator', enabled: true, checked: false },
        { label: 'Off', type: 'normal', enabled: false, checked: false },
        { label: 'Start at login', type: 'checkbox', enabled: true, checked: true },
        {
          label: 'More',
          type: 'submenu',
          enabled: true,
          checked: false,
          submenu: [{ label: 'Inner', type: 'normal', enabled: true, checked: false }],
        },
      ],
    });
    for (const labels of [['Open'], ['Start at login'], ['More', 'Inner']])
      TrayBase.click(recorded as TrayBase, labels);
    expect(clicked).toEqual(['open', 'login false', 'inner']);
    expect(() => TrayBase.click(recorded as TrayBase, ['Off'])).toThrow('disabled');
    expect(() => TrayBase.click(recorded as TrayBase, ['Hidden'])).toThrow('No menu entry');
    tray.destroy();
    expect([tray.isDestroyed(), runtime.runtime.trays.size]).toEqual([true, 0]);
  });

  it('hears clicks on its icon', async () => {
    const tray = new runtime.electron.Tray(runtime.electron.nativeImage.createEmpty());
    const clicked = once(tray, 'click');
    TrayBase.click([...runtime.runtime.trays][0] as TrayBase, []);
    await clicked;
    tray.destroy();
  });
});

describe('nativeImage', () => {
  it('knows a file’s size, path and bytes; an unreadable one is empty', async () => {
    const { nativeImage } = runtime.electron;
    const folder = await mkdtemp(join(tmpdir(), 'image-spec-'));
    const path = join(folder, 'icon.png');
    await writeFile(path, PNG);
    const image = nativeImage.createFromPath(path);
    expect([image.isEmpty(), image.getSize(), image.toPNG().equals(PNG)]).toEqual([
      false,
      { width: 1, height: 1 },
      true,
    ]);
    expect(nativeImage.createFromPath(join(folder, 'missing.png')).isEmpty()).toBe(true);
    await rm(folder, { recursive: true });
  });
});

describe('Notification', () => {
  it('is recorded when shown and can be clicked', async () => {
    const { Notification } = runtime.electron;
    let click = () => {};
    runtime.runtime.record.once('notification', (_view, clickIt) => {
      click = clickIt;
    });
    const notification = new Notification({ title: 'New mail', body: 'From the desk' });
    const shown = once(notification, 'show');
    notification.show();
    await shown;
    expect(runtime.runtime.record.notifications).toEqual([{ title: 'New mail', body: 'From the desk' }]);
    const clicked = once(notification, 'click');
    click();
    await clicked;
  });
});

describe('dialog', () => {
  const box = { message: 'Leave?', detail: 'Really.', buttons: ['Leave', 'Stay'], cancelId: 1 };
  beforeEach(() => {
    runtime.runtime.record.answerDialog = undefined;
    runtime.runtime.record.dialogs.length = 0;
  });

  it('is cancelled when nobody answers', async () => {
    const { dialog } = runtime.electron;
    expect((await dialog.showMessageBox(box)).response).toBe(1);
    expect((await dialog.showMessageBox({ message: 'Go?', buttons: ['Yes', 'No'] })).response).toBe(1);
    expect(await dialog.showOpenDialog({})).toEqual({ canceled: true, filePaths: [] });
    expect(runtime.runtime.record.dialogs[0]).toEqual({
      kind: 'message',
      message: 'Leave?',
      detail: 'Really.',
      buttons: ['Leave', 'Stay'],
    });
  });

  it('is answered by a test', async () => {
    const { dialog, BrowserWindow } = runtime.electron;
    runtime.runtime.record.answerDialog = ({ buttons }) => ({ response: buttons.indexOf('Leave') });
    const parent = new BrowserWindow({ show: false });
    expect((await dialog.showMessageBox(parent, box)).response).toBe(0);
    parent.destroy();
  });

  it('refuses options it does not know', async () => {
    await expect(
      runtime.electron.dialog.showMessageBox({ message: 'x', buttonz: [] } as never),
    ).rejects.toThrow('MessageBoxOptions.buttonz');
  });
});

describe('shell and clipboard', () => {
  it('record what is opened and refuse what is no URL', async () => {
    const { shell } = runtime.electron;
    await shell.openExternal('https://learn.example/page');
    await expect(shell.openExternal('not a url')).rejects.toThrow('Invalid URL');
    expect(runtime.runtime.record.opened).toEqual(['https://learn.example/page']);
  });

  it('keep text in memory, asynchronously as since Electron 44', async () => {
    const { clipboard } = runtime.electron;
    await clipboard.writeText('value');
    expect(await clipboard.readText()).toBe('value');
    await clipboard.clear();
    expect(await clipboard.readText()).toBe('');
  });
});

describe('nativeTheme', () => {
  it('decides what pages prefer', async () => {
    const { nativeTheme } = runtime.electron;
    const window = await runtime.open('/');
    const isDark = () => inPage(window, 'matchMedia("(prefers-color-scheme: dark)").matches');
    const updated = once(nativeTheme, 'updated');
    nativeTheme.themeSource = 'dark';
    await updated;
    expect(nativeTheme.shouldUseDarkColors).toBe(true);
    await eventually(isDark).toBe(true);
    nativeTheme.themeSource = 'light';
    await eventually(isDark).toBe(false);
    window.destroy();
  });
});

describe('app', () => {
  it('knows its name, version and folders, and keeps login items', () => {
    const { app } = runtime.electron;
    expect([app.getName(), app.getVersion(), app.isPackaged, app.isReady()]).toEqual([
      'spec',
      '1.2.3',
      false,
      true,
    ]);
    expect(app.getAppPath()).toBe(runtime.folder);
    expect(app.getPath('userData')).toBe(join(runtime.folder, 'user-data'));
    app.setLoginItemSettings({ openAtLogin: true, args: ['--hidden'] });
    expect(app.getLoginItemSettings().openAtLogin).toBe(true);
    expect(runtime.runtime.record.loginItem).toEqual({ openAtLogin: true, args: ['--hidden'] });
  });
});
