/**
 * Takes the pictures of docs/screenshots anew, each in the light and in the dark: `npm run screenshots [name …]`.
 * They show the scripted states that the tests of the window look at. tray.png is a picture of a desktop and stays.
 */
import { join } from 'node:path';
import { type Shot, takeShots } from '../test/renderer/harness/shots.ts';
import { ROOT } from './lib/paths.mjs';

const DIRECTORY = join(ROOT, 'docs', 'screenshots');
const VIEWPORT = { width: 1200, height: 800 };

/** Name of the picture, and the scene or pose that it shows; in the order a person meets them. */
const PICTURES: Readonly<Record<string, Shot['of']>> = {
  welcome: 'welcome',
  'welcome-resumed': 'welcome-resumed',
  'welcome-warnings': 'welcome-warnings',
  import: 'import',
  system: 'system',
  'system-product': 'system-product',
  mailbox: 'mailbox-found',
  'mailbox-practice': 'mailbox-practice',
  'registration-values': 'registration-web',
  guided: 'guided-secret',
  'by-itself': 'automatic-review',
  registered: 'automatic-done',
  'admin-request': 'by-admin',
  permissions: 'permissions',
  consent: 'consent',
  'consent-admin': 'consent-admin',
  'sign-in': 'sign-in',
  'sign-in-window': 'sign-in-waiting',
  'sign-in-device': 'sign-in-device',
  'sign-in-failed': 'sign-in-failed',
  rehearsal: 'rehearse-failed',
  'setup-checked': 'setup-checked',
  'hand-over': 'handover',
  proof: 'registration-tab',
  registration: 'registration-expired',
  renewal: 'renew-proved',
  'edit-connection': 'edit-system',
  inbox: 'inbox-reading',
  'inbox-search': 'mail-search',
  'inbox-saving': 'mail-saving',
  'inbox-shortcuts': 'shortcuts',
  'inbox-needs-you': 'inbox-needs-you',
  'doctor-running': 'doctor-running',
  'doctor-green': 'doctor-green',
  'doctor-failed': 'doctor-failed',
  'doctor-check': 'doctor-row-open',
  report: 'doctor-report',
  bundle: 'bundle',
  'connection-activity': 'connection-activity',
  overview: 'overview',
  'overview-checks': 'overview-checks',
  'overview-check': 'overview-check',
  'overview-checking': 'overview-errand',
  'add-many': 'add-many-list',
  'add-many-interrupted': 'overview-interrupted',
  explain: 'explain-explained',
  activity: 'activity',
  practice: 'practice-panel',
  settings: 'settings',
  'settings-sync': 'settings-sync',
  'settings-notifications': 'settings-notifications',
  'settings-network': 'settings-network',
  'settings-storage': 'settings-storage',
  'settings-diagnostics': 'settings-diagnostics',
};

async function main(names: string[]): Promise<void> {
  const unknown = names.find((name) => !(name in PICTURES));
  if (unknown)
    throw new Error(`No picture is called ${unknown}; there are ${Object.keys(PICTURES).join(', ')}.`);
  const chosen = Object.entries(PICTURES).filter(([name]) => names.length === 0 || names.includes(name));
  await takeShots(
    chosen.map(([name, of]) => ({
      of,
      viewport: VIEWPORT,
      path: (colorScheme) => join(DIRECTORY, `${name}-${colorScheme}.png`),
    })),
  );
}

await main(process.argv.slice(2));
