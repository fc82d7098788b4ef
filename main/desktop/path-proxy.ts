import type { ProxyConfig, Session, WebContents } from 'electron';
import type { NetworkChoice, NetworkPath } from '../net/network-path.ts';
import type { HttpProxy } from '../net/way.ts';
import type { Electron } from './electron.ts';

/** A proxy that asks again did not like the password; a page makes a few connections at once. */
const MAX_ANSWERS = 6;

/**
 * Chromium's own connections take the way that was chosen too: the sign-in windows. What is known of
 * a proxy's name and password is told to that proxy alone.
 */
export function sendChromiumAlong(electron: Electron, path: NetworkPath, sessions: readonly Session[]): void {
  let answers = new WeakMap<WebContents, number>();
  const apply = () => {
    answers = new WeakMap();
    const config = proxyConfig(path.choice());
    for (const session of sessions) {
      // What was opened before went the old way.
      void session.setProxy(config).then(() => session.closeAllConnections());
    }
  };
  path.onDidChange(apply);
  electron.app.on('login', (event, contents, _details, asking, answer) => {
    const { proxy } = path.choice();
    const way = proxy.mode === 'manual' ? proxy.way : null;
    const known = asking.isProxy && way && isSame(way, asking) ? way.credentials : undefined;
    const count = contents ? (answers.get(contents) ?? 0) : 0;
    if (!known || count >= MAX_ANSWERS) return;
    event.preventDefault();
    if (contents) answers.set(contents, count + 1);
    answer(known.user, known.password);
  });
}

function isSame({ host, port }: HttpProxy, asking: { host: string; port: number }): boolean {
  return asking.host.toLowerCase() === host.toLowerCase() && asking.port === port;
}

/** https://www.electronjs.org/docs/latest/api/structures/proxy-config */
export function proxyConfig({ proxy }: NetworkChoice): ProxyConfig {
  if (proxy.mode !== 'manual') return { mode: proxy.mode === 'none' ? 'direct' : 'system' };
  const { host, port, isTls } = proxy.way;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    mode: 'fixed_servers',
    proxyRules: `${isTls ? 'https' : 'http'}://${name}:${port}`,
    proxyBypassRules: proxy.bypass.map(inChromiumsWords).join(','),
  };
}

/** In Chromium `.example` does not name `example` itself. */
function inChromiumsWords(rule: string): string {
  const suffix = rule.startsWith('*.') ? rule.slice(1) : rule;
  return suffix.startsWith('.') ? `${suffix.slice(1)},*${suffix}` : rule;
}
