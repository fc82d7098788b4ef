/** The least an app can be: one window with an empty page. What the real one is compared with. */
import electron from 'electron';
import { tellWhenShown } from './shown.mjs';

tellWhenShown('body');
const { app, BrowserWindow } = electron;
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1200,
    height: 800,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('data:text/html,<!doctype html><title>Blank</title>');
});
