import { EventEmitter } from 'node:events';
import type { ProxyConfig, Session } from 'electron';
import { expect, it } from 'vitest';
import type { Electron } from '../../../main/desktop/electron.ts';
import { proxyConfig, sendChromiumAlong } from '../../../main/desktop/path-proxy.ts';
import { createNetworkPath, type NetworkChoice } from '../../../main/net/network-path.ts';
import { DIRECT } from '../../../main/net/way.ts';

const MANUAL: NetworkChoice = {
  proxy: {
    mode: 'manual',
    way: {
      kind: 'proxy',
      host: 'proxy.contoso.example',
      port: 8080,
      credentials: { user: 'kim', password: 'pa55' },
    },
    bypass: ['*.contoso.example', '10.0.0.0/8', 'printer'],
    isForMail: true,
  },
  authorities: [],
};

function desk() {
  const app = new EventEmitter();
  const configs: ProxyConfig[] = [];
  const session = {
    setProxy: async (config: ProxyConfig) => void configs.push(config),
    closeAllConnections: async () => {},
  };
  const path = createNetworkPath(async () => DIRECT);
  sendChromiumAlong({ app } as unknown as Electron, path, [session as unknown as Session]);
  const contents = {};
  const ask = (info: object) => {
    const said: unknown[] = [];
    const prevented: boolean[] = [];
    const event = { preventDefault: () => prevented.push(true) };
    app.emit(
      'login',
      event,
      contents,
      {},
      { isProxy: true, host: 'proxy.contoso.example', port: 8080, ...info },
      (...answer: unknown[]) => said.push(answer),
    );
    return prevented.length > 0 ? said[0] : null;
  };
  return { path, configs, ask };
}

it('every session takes the way that was chosen', () => {
  const { path, configs } = desk();
  path.choose(MANUAL);
  path.choose({ proxy: { mode: 'none' }, authorities: [] });
  path.choose({ proxy: { mode: 'system' }, authorities: [] });
  expect(configs).toEqual([
    {
      mode: 'fixed_servers',
      proxyRules: 'http://proxy.contoso.example:8080',
      proxyBypassRules: 'contoso.example,*.contoso.example,10.0.0.0/8,printer',
    },
    { mode: 'direct' },
    { mode: 'system' },
  ]);
});

it('a proxy that is itself reached by TLS, or at an IPv6 address, is named so', () => {
  const way = { kind: 'proxy', host: 'fd00::1', port: 443, isTls: true } as const;
  const config = proxyConfig({
    proxy: { mode: 'manual', way, bypass: [], isForMail: true },
    authorities: [],
  });
  expect(config.proxyRules).toBe('https://[fd00::1]:443');
});

it('name and password are told to the proxy that was chosen, and to nobody else', () => {
  const { path, ask } = desk();
  expect(ask({})).toBeNull();
  path.choose(MANUAL);
  expect(ask({})).toEqual(['kim', 'pa55']);
  expect(ask({ host: 'PROXY.contoso.example' })).toEqual(['kim', 'pa55']);
  expect(ask({ host: 'elsewhere.example' })).toBeNull();
  expect(ask({ port: 8081 })).toBeNull();
  expect(ask({ isProxy: false })).toBeNull();
});

it('a proxy that keeps asking is not answered for ever, until another password is there', () => {
  const { path, ask } = desk();
  path.choose(MANUAL);
  const answers = Array.from({ length: 20 }, () => ask({}));
  expect(answers.filter((answer) => answer !== null).length).toBeLessThan(10);
  expect(answers.at(-1)).toBeNull();
  path.choose(MANUAL);
  expect(ask({})).not.toBeNull();
});
