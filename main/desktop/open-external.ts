import type { BrowserWindow } from 'electron';
import type { Electron } from './electron.ts';

export interface ExternalLinks {
  /** Opens a link of our own; false when its host is not on the allow-list. */
  open(url: string): Promise<boolean>;
  /** Opens a link from a mail after the person has seen its real host; false when it may not open. */
  openFromMail(url: string): Promise<boolean>;
  /** Opens a sign-in page that MSAL built from one of our clouds. */
  openSignIn(url: string): Promise<void>;
}

/**
 * The only callers of `shell.openExternal`: it hands text to the operating system, so what goes in is
 * https (or mailto from a mail) and nothing else. https://www.electronjs.org/docs/latest/tutorial/security#15
 */
export function createExternalLinks(
  electron: Electron,
  isAllowed: (url: string) => boolean,
  parent: () => BrowserWindow | null,
): ExternalLinks {
  return {
    async open(url) {
      if (!isAllowed(url)) return false;
      await electron.shell.openExternal(url);
      return true;
    },
    async openFromMail(url) {
      const target = mailLink(url);
      if (!target) return false;
      if (await confirmLink(electron, target, parent())) await electron.shell.openExternal(target.href);
      return true;
    },
    async openSignIn(url) {
      const { protocol, hostname } = new URL(url);
      const isLoopback = protocol === 'http:' && hostname === '127.0.0.1';
      if (protocol === 'https:' || isLoopback) await electron.shell.openExternal(url);
    },
  };
}

/**
 * A link of a mail as it may be opened: a web page, or an address to write to. Subject, text and
 * attachments that such a link brings along are left out: they would be the sender's words.
 */
function mailLink(url: string): URL | null {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target?.protocol === 'mailto:') return new URL(`mailto:${target.pathname}`);
  return target && ['https:', 'http:'].includes(target.protocol) ? target : null;
}

async function confirmLink(electron: Electron, target: URL, parent: BrowserWindow | null): Promise<boolean> {
  const options = {
    type: 'question' as const,
    message:
      target.protocol === 'mailto:'
        ? 'Write to this address in your mail program?'
        : `Open ${target.host} in your browser?`,
    detail: `A link in this mail leads to:\n${shorten(target.href)}${target.protocol === 'http:' ? '\n\nThe connection is not encrypted.' : ''}`,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const { response } = parent
    ? await electron.dialog.showMessageBox(parent, options)
    : await electron.dialog.showMessageBox(options);
  return response === 0;
}

function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
