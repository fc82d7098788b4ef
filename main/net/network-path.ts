import { isBypassed } from './bypass.ts';
import { DIRECT, type HttpProxy, type ProxyWay } from './way.ts';

/** What a person chose for everything that leaves this computer. */
export interface NetworkChoice {
  proxy: /** As this computer is set up. */
    | { mode: 'system' }
    /** Straight, whatever the computer says. */
    | { mode: 'none' }
    | {
        mode: 'manual';
        way: HttpProxy;
        /** What is reached past the proxy; see `isBypassed`. */
        bypass: readonly string[];
        /** Mail servers are reached through it as well. */
        isForMail: boolean;
      };
  /** PEM certificates of authorities that are trusted besides those of the computer. */
  authorities: readonly string[];
}

const AS_THE_COMPUTER: NetworkChoice = { proxy: { mode: 'system' }, authorities: [] };

/** The way out of this computer: the one place that knows which proxy is taken and whom to trust. */
export interface NetworkPath {
  choice(): NetworkChoice;
  choose(choice: NetworkChoice): void;
  /** Calls back after each choice; answers the way to stop. */
  onDidChange(listener: () => void): () => void;
  /** Mail programs know nothing of the computer's HTTP proxy: `mail` takes one that was chosen for it. */
  wayTo(server: { host: string; port: number }, use: 'web' | 'mail'): Promise<ProxyWay>;
}

/**
 * @param ofComputer the way this computer is set up to take to a URL; where it cannot be asked, that
 *   counts as direct
 */
export function createNetworkPath(ofComputer: (url: string) => Promise<ProxyWay>): NetworkPath {
  let choice = AS_THE_COMPUTER;
  const listeners = new Set<() => void>();
  return {
    choice: () => choice,
    choose(next) {
      choice = next;
      for (const listener of listeners) listener();
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async wayTo({ host, port }, use) {
      const { proxy } = choice;
      if (proxy.mode === 'none') return DIRECT;
      if (proxy.mode === 'manual') {
        const isPast = (use === 'mail' && !proxy.isForMail) || isBypassed(host, proxy.bypass);
        return isPast ? DIRECT : proxy.way;
      }
      if (use === 'mail') return DIRECT;
      const name = host.includes(':') ? `[${host}]` : host;
      return ofComputer(`https://${name}:${port}/`).catch(() => DIRECT);
    },
  };
}
