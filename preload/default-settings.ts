import type { Settings } from './contract.ts';

/** What a fresh installation starts with. */
export const DEFAULT_SETTINGS: Settings = {
  startAtLogin: false,
  paused: false,
  pollSeconds: 60,
  onBattery: 'slower',
  whenLocked: 'as-usual',
  quietHours: { on: false, from: '20:00', until: '07:00' },
  notifications: { newMail: true, showSender: false, needsYou: true, ending: true, changes: true },
  theme: 'system',
  signInFlow: 'window',
};
