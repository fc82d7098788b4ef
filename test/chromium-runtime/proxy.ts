import { isBypassed } from '../../main/net/bypass.ts';
import { environmentProxy } from '../../main/net/environment-proxy.ts';
import { UnimplementedError } from './unimplemented.ts';

/** The way out of a browser context, as Chromium is told when it makes one. */
export interface ContextProxy {
  proxyServer?: string;
  proxyBypassList?: string;
}

/** `session.setProxy`'s configuration for a browser context; `system` is what the browser started with. */
export function proxyOf(config: Electron.ProxyConfig): ContextProxy {
  const { mode = 'system', proxyRules = '', proxyBypassRules = '' } = config;
  if (mode === 'system') return {};
  if (mode === 'direct') return { proxyServer: 'direct://' };
  if (mode !== 'fixed_servers') throw new UnimplementedError(`session.setProxy({ mode: '${mode}' })`);
  if (!/^https?:\/\/[^\s;,=]+$/.test(proxyRules)) {
    throw new UnimplementedError(`session.setProxy({ proxyRules: '${proxyRules}' })`);
  }
  // Chromium separates by semicolons here.
  return { proxyServer: proxyRules, proxyBypassList: proxyBypassRules.replaceAll(',', ';') };
}

/** `session.resolveProxy`: what Chromium would take, as far as it is known from outside. */
export function wayOf(config: Electron.ProxyConfig, url: string): string {
  const { proxyServer, proxyBypassList = '' } = proxyOf(config);
  if (proxyServer === undefined) return ofEnvironment(url);
  if (proxyServer === 'direct://') return 'DIRECT';
  const { hostname } = new URL(url);
  if (isBypassed(hostname, proxyBypassList.split(';').filter(Boolean))) return 'DIRECT';
  const { protocol, host, port } = new URL(proxyServer);
  const usual = protocol === 'https:' ? '443' : '80';
  return `${protocol === 'https:' ? 'HTTPS' : 'PROXY'} ${port ? host : `${host}:${usual}`}`;
}

function ofEnvironment(url: string): string {
  const way = environmentProxy(process.env, url);
  return way.kind === 'direct' ? 'DIRECT' : `${way.isTls ? 'HTTPS' : 'PROXY'} ${way.host}:${way.port}`;
}
