import type { Problem } from '../../preload/contract.ts';

/** Why tokens are not kept: nothing to keep them in, a store that failed, or one that does not answer. */
export type KeyringTrouble = 'missing' | 'failed' | 'silent';

const BACKENDS: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'Windows data protection (DPAPI)',
  darwin: 'Keychain',
  linux: 'Secret Service',
};

const TITLES: Record<KeyringTrouble, string> = {
  missing: 'No keyring to keep your sign-ins in',
  failed: 'The keyring refused',
  silent: 'The keyring does not answer',
};

const STEPS: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    'Install a Secret Service: GNOME Keyring (package gnome-keyring) or KWallet, and libsecret (package libsecret-1-0).',
    'Start the app inside your desktop session, not over SSH or as another user: the keyring is reached through the session D-Bus.',
    'Unlock the keyring when it asks (for GNOME: Passwords and Keys), then start the app again.',
  ],
  darwin: [
    'Open Keychain Access and unlock the keychain called login.',
    'When macOS asks whether the app may use the keychain, choose Always Allow.',
    'Start the app again.',
  ],
  win32: [
    'Sign out of Windows and in again, so that your profile is loaded completely.',
    'Run the app as yourself, not through "Run as another user" or as a service.',
    'Start the app again.',
  ],
};

/** The platform's own name of what protects the vault. */
export function keyringName(platform: NodeJS.Platform): string {
  return BACKENDS[platform] ?? 'no encrypted store on this platform';
}

/** The problem shown while sign-ins last only until the app is closed. */
export function keyringProblem(platform: NodeJS.Platform, trouble: KeyringTrouble, detail: string): Problem {
  return {
    cause: 'keyring-unavailable',
    title: TITLES[trouble],
    text: `${keyringName(platform)} can't be used. Everything works, but you sign in again after each start. Nothing is written to disk unprotected.`,
    who: 'user',
    steps: STEPS[platform] ?? [],
    facts: { message: detail },
  };
}
