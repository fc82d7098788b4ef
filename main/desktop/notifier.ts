import type { Notification } from 'electron';
import type { Shown, Target } from '../connections/notice.ts';
import type { Electron } from './electron.ts';

/** Shows notifications of the operating system. */
export interface Notifier {
  show(notification: Shown): void;
}

/** Clicks that are waited for at most: where notifications pass in silence, nobody tells that one is gone. */
const HELD = 50;

/** A click brings the window back at the place the notification speaks of. */
export function createNotifier(electron: Electron, open: (target: Target) => void): Notifier {
  // A notification that nobody holds is collected, and its click with it.
  const held = new Set<Notification>();
  return {
    show({ title, text, target }) {
      if (!electron.Notification.isSupported()) return;
      const notification = new electron.Notification({ title, body: text });
      held.add(notification);
      const [oldest] = held;
      if (oldest && held.size > HELD) held.delete(oldest);
      notification.on('close', () => held.delete(notification));
      notification.on('click', () => {
        held.delete(notification);
        open(target);
      });
      notification.show();
    },
  };
}
