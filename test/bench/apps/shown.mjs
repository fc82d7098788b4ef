/** Tells the parent process when an element of the first window is painted. */
import electron from 'electron';

/** @param {string} selector */
export function tellWhenShown(selector) {
  electron.app.once('browser-window-created', (_event, window) => {
    const { webContents } = window;
    const painted = `new Promise((resolve) => {
      const look = () => document.querySelector(${JSON.stringify(selector)})
        ? requestAnimationFrame(() => setTimeout(() => resolve(true)))
        : requestAnimationFrame(look);
      look();
    })`;
    webContents.once('dom-ready', () => {
      void webContents.executeJavaScript(painted).then(() => process.send?.({ shown: selector }));
    });
  });
}
