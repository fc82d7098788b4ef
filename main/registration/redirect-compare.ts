import type { Platform, RedirectComparison } from '../../preload/contract.ts';
import { redirectDiff } from './redirect-diff.ts';

export interface ShownRedirect {
  /** Text of the portal's Authentication page, or of one address there. */
  text: string;
  /** Under which of the portal's platforms it stands; null where nobody said. */
  platform: Platform | 'spa' | null;
}

const PLATFORM_NAMES: Record<Platform | 'spa', string> = {
  web: 'Web',
  publicClient: 'Mobile and desktop applications',
  spa: 'Single-page application',
};

const PLATFORMS = ['web', 'publicClient', 'spa'] as const;

/** Addresses in a text that was copied: the portal lists one a line, with labels between. */
const ADDRESS = /[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi;

/** What a registration has, as its owner or an administrator reads it. */
export interface RegisteredRedirects extends Record<Platform | 'spa', readonly string[]> {
  name: string;
}

/** Compares the redirect URI that is sent with those of the registration itself. Pure. */
export function compareRegistered(
  sent: { redirectUri: string; platform: Platform },
  registered: RegisteredRedirects,
): RedirectComparison {
  const { name: registration, web, publicClient, spa } = registered;
  const right = PLATFORM_NAMES[sent.platform];
  const all = [...web, ...publicClient, ...spa];
  if (all.length === 0) {
    const text = `The registration has no redirect URI at all. Add this one under “${right}”.`;
    return { outcome: 'nothing', diff: null, text, registration };
  }
  const diff = redirectDiff(sent.redirectUri, all);
  if (diff) return { outcome: 'differs', diff, text: diff.reason, registration };
  const under = PLATFORMS.filter((platform) => isAmong(sent.redirectUri, registered[platform]));
  const wrong = under.filter((platform) => platform !== sent.platform);
  if (wrong.length > 0) {
    const names = wrong.map((platform) => `“${PLATFORM_NAMES[platform]}”`).join(' and ');
    const add = under.includes(sent.platform) ? '' : ` and add it under “${right}”`;
    const text = `The address is right, but it stands under ${names}. Remove it there${add}.`;
    return { outcome: 'platform', diff: null, text, registration };
  }
  const text = `The registration has exactly this address under “${right}”. If it was saved a moment ago, wait a minute and rehearse again.`;
  return { outcome: 'same', diff: null, text, registration };
}

function isAmong(sent: string, uris: readonly string[]): boolean {
  return uris.length > 0 && redirectDiff(sent, uris) === null;
}

/** Compares the redirect URI that is sent with what the portal shows. Pure. */
export function compareRedirect(
  sent: { redirectUri: string; platform: Platform },
  shown: ShownRedirect,
): RedirectComparison {
  const registered = shown.text.match(ADDRESS) ?? [];
  if (registered.length === 0) {
    return {
      outcome: 'nothing',
      diff: null,
      text: 'There is no address in this text. Copy the whole redirect URI, beginning with https://.',
    };
  }
  const diff = redirectDiff(sent.redirectUri, registered);
  if (diff) return { outcome: 'differs', diff, text: diff.reason };
  if (shown.platform !== null && shown.platform !== sent.platform) {
    return {
      outcome: 'platform',
      diff: null,
      text: `The address is right, but it stands under “${PLATFORM_NAMES[shown.platform]}”. Remove it there and add it under “${PLATFORM_NAMES[sent.platform]}”.`,
    };
  }
  return {
    outcome: 'same',
    diff: null,
    text: 'The two addresses are the same, letter for letter. Either the client ID belongs to another registration, or the change was saved a moment ago: wait a minute and rehearse again.',
  };
}
