import type { Session, WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';
import type { Electron } from './electron.ts';

/**
 * One guard for every contents there will ever be, whoever made it: no new windows, no webview, no
 * navigation away from the app. The auth window, which must navigate, is exempt from the last one and
 * brings its own. https://www.electronjs.org/docs/latest/tutorial/security (items 5, 11 to 14)
 */
export function installContentGuards(
  electron: Electron,
  mayNavigate: (contents: WebContents) => boolean,
): void {
  electron.app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    const stay = (event: { url: string; preventDefault(): void }) => {
      if (!mayNavigate(contents) && !isAppUrl(event.url)) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', stay);
  });
}

/** Parsed comparison: `connector://app.evil/` starts with the right text, too. */
export function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return `${url.protocol}//${url.host}` === APP_ORIGIN;
}

/** Denies every permission: Electron's default allows all, and this app needs none. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
