import type { PlatformFetch } from './net.ts';
import type { NetworkPath } from './network-path.ts';

/**
 * A fetch that takes the way a person chose. While that is the computer's own, the platform's fetch
 * does it, if there is one: it knows more ways than we do (PAC files, Windows sign-in at the proxy).
 */
export function createPathFetch(options: { path: NetworkPath; platform?: PlatformFetch }): PlatformFetch {
  const { path, platform } = options;
  let own: Promise<PlatformFetch> | null = null;
  return async (request) => {
    const { proxy, authorities } = path.choice();
    if (platform && proxy.mode === 'system' && authorities.length === 0) return platform(request);
    // Loaded when asked for: a whole HTTP client, which most people never need.
    own ??= import('./own-fetch.ts').then(({ createOwnFetch }) => createOwnFetch(path));
    return (await own)(request);
  };
}
