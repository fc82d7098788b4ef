// @ts-nocheck: patches Electron's own objects, which the types rightly forbid
/**
 * Loaded by real Electron before the app (`electron -r`): records what the app hands to the desktop, so that
 * tests can read and click it, and keeps notifications, dialogs and links off the screen.
 */
const electron = require('electron');

const { app, dialog, nativeImage, Notification, shell, Tray } = electron;
const record = {
  tray: null,
  notifications: [],
  opened: [],
  dialogs: [],
  loginItem: { openAtLogin: false, args: [] },
  /** Set while a test answers dialogs. */
  isAnswering: false,
  answers: new Map(),
};
globalThis.connectorRecord = record;
// As without `-r`: the app's own arguments follow its folder.
process.argv.splice(1, process.argv.indexOf(__filename));

let lastImagePath = '';
const { createFromPath } = nativeImage;
nativeImage.createFromPath = (path) => {
  lastImagePath = path;
  return createFromPath(path);
};

function patchTray(name, note) {
  const original = Tray.prototype[name];
  Tray.prototype[name] = function (...args) {
    // The constructor cannot be watched: its icon is the image that was read last.
    record.tray ??= { tray: this, tooltip: '', icon: lastImagePath, menu: null };
    note(...args);
    return original.apply(this, args);
  };
}
patchTray('setToolTip', (tooltip) => {
  record.tray.tooltip = tooltip;
});
patchTray('setContextMenu', (menu) => {
  record.tray.menu = menu;
});
patchTray('setImage', (image) => {
  record.tray.icon = typeof image === 'string' ? image : lastImagePath;
});
patchTray('destroy', () => {
  record.tray = null;
});

Notification.prototype.show = function () {
  record.notifications.push({ title: this.title, body: this.body });
};
shell.openExternal = async (url) => {
  record.opened.push(url);
};
app.setLoginItemSettings = ({ openAtLogin = false, args = [] }) => {
  record.loginItem = { openAtLogin, args };
};

/** Waits for the test's answer, a button's index; −1 cancels. */
async function answerTo(seen) {
  const id = record.dialogs.push(seen) - 1;
  if (!record.isAnswering) return -1;
  return new Promise((resolve) => record.answers.set(id, resolve));
}
dialog.showMessageBox = async (...args) => {
  const { message, detail = '', buttons = ['OK'], cancelId, checkboxChecked = false } = args.at(-1);
  const index = await answerTo({ kind: 'message', message, detail, buttons });
  const cancel =
    cancelId ??
    Math.max(
      0,
      buttons.findIndex((label) => /^(cancel|no)$/i.test(label)),
    );
  return { response: index < 0 ? cancel : index, checkboxChecked };
};
dialog.showErrorBox = (message, detail) => {
  record.dialogs.push({ kind: 'error', message, detail, buttons: ['OK'] });
};
dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
