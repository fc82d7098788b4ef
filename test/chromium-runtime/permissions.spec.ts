import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inPage, startRuntime, type TestRuntime } from './support/test-runtime.ts';

let runtime: TestRuntime;

beforeAll(async () => {
  runtime = await startRuntime({ '/': '<!doctype html>page' });
});
afterAll(() => runtime.stop());
afterEach(() => {
  const { defaultSession } = runtime.electron.session;
  defaultSession.setPermissionRequestHandler(null);
  defaultSession.setPermissionCheckHandler(null);
});

/** What a fresh page may do. */
async function ask() {
  const window = await runtime.open('/');
  const state = (name: string) =>
    inPage(window, `navigator.permissions.query({ name: '${name}' }).then((p) => p.state)`);
  const answers = {
    requested: await inPage(window, 'Notification.requestPermission()'),
    geolocation: await state('geolocation'),
    clipboard: await state('clipboard-read'),
    camera: await state('camera'),
  };
  window.destroy();
  return answers;
}

describe('permissions', () => {
  it('are all granted without a handler, as in Electron', async () => {
    expect(await ask()).toEqual({
      requested: 'granted',
      geolocation: 'granted',
      clipboard: 'granted',
      camera: 'granted',
    });
  });

  it('are denied in the page when the handlers deny them', async () => {
    const { defaultSession } = runtime.electron.session;
    defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
    defaultSession.setPermissionCheckHandler(() => false);
    defaultSession.setDevicePermissionHandler(() => false);
    expect(await ask()).toEqual({
      requested: 'denied',
      geolocation: 'denied',
      clipboard: 'denied',
      camera: 'denied',
    });
  });

  it('are decided one by one, with the origin as the main process sees it', async () => {
    const origins = new Set<string>();
    runtime.electron.session.defaultSession.setPermissionRequestHandler(
      (_contents, permission, callback, details) => {
        origins.add(details.requestingUrl);
        callback(permission === 'geolocation');
      },
    );
    expect(await ask()).toMatchObject({ requested: 'denied', geolocation: 'granted', clipboard: 'denied' });
    expect([...origins]).toEqual(['app://spec/']);
  });

  it('of a partition are its own', async () => {
    const partition = runtime.electron.session.fromPartition('denied');
    partition.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
    expect((await ask()).geolocation).toBe('granted');
  });
});
