import type { SceneName } from '../harness/scenes.ts';

/** What each shows on its registration's tab, and behind a button there. */
export const REGISTRATIONS: Partial<Record<SceneName, string[]>> = {
  'expiry-question': [],
  'older-secret': [],
  'older-choose': ['Remove the older one…'],
  'renew-begin': ['Renew…'],
  'renew-signing-in': ['See the progress…'],
  'renew-working': ['See the progress…'],
  'renew-unproven': ['Go on renewing…'],
  'renew-kept': ['Go on renewing…'],
  'renew-failed': ['Renew…'],
  'renew-done': ['Renew…'],
};
