import { isBypassed } from './bypass.ts';
import { DIRECT, type ProxyWay, proxyAt } from './way.ts';

/**
 * The proxy that the environment names for a URL, by the customs of curl and Node: `https_proxy` or
 * `http_proxy` by the URL's scheme, else `all_proxy`; `no_proxy` lists what is reached directly, each
 * name with all below it. Small letters go before capitals.
 */
export function environmentProxy(env: NodeJS.ProcessEnv, url: string): ProxyWay {
  const { protocol, hostname } = new URL(url);
  const read = (name: string) => env[name] || env[name.toUpperCase()] || '';
  const address = read(protocol === 'https:' ? 'https_proxy' : 'http_proxy') || read('all_proxy');
  if (!address || isBypassed(hostname, exceptions(read('no_proxy')))) return DIRECT;
  return proxyAt(address.includes('://') ? address : `http://${address}`) ?? DIRECT;
}

function exceptions(list: string): string[] {
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => (/^[*.]|\//.test(entry) ? entry : `.${entry.replace(/:\d+$/, '')}`));
}
