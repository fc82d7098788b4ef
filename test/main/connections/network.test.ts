import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../main/clock.ts';
import { memoryOnlyVault } from '../../../main/connections/memory-only-vault.ts';
import { createNetwork } from '../../../main/connections/network.ts';
import { createState } from '../../../main/connections/state.ts';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';
import { createNetworkPath } from '../../../main/net/network-path.ts';
import { DIRECT } from '../../../main/net/way.ts';
import type { NetworkStep, ProxySettings } from '../../../preload/contract.ts';
import { appState } from '../../fakes/app-state.ts';
import { type CompanyCa, createCompanyCa } from '../../fakes/company-ca.ts';
import { memoryStore } from '../../fakes/memory-store.ts';

const PROXY: ProxySettings = {
  mode: 'manual',
  address: 'http://proxy.contoso.example:8080',
  user: 'kim',
  bypass: ['*.contoso.example'],
  isForMail: true,
};
const STEP: NetworkStep = { host: 'login', state: 'running', facts: [], problem: null };

let ca: CompanyCa;
beforeAll(async () => {
  ca = await createCompanyCa(['login.example']);
});

function desk(entries = new Map<string, string>(), store = memoryStore()) {
  const state = createState(appState());
  const path = createNetworkPath(async () => DIRECT);
  const tests: { report(steps: NetworkStep[]): void; signal: AbortSignal; end(): void }[] = [];
  const network = createNetwork({
    store,
    state,
    vault: memoryOnlyVault(entries),
    path,
    clock: systemClock,
    diagnose,
    files: { read: async () => new TextEncoder().encode(ca.authority) },
    tryServers: (report, signal) =>
      new Promise((resolve) => {
        tests.push({ report, signal, end: resolve });
        signal.addEventListener('abort', () => resolve());
      }),
  });
  return { network, state, store, path, tests, entries, view: () => state.get().network };
}

describe('a proxy', () => {
  it('is taken at once, and its password is in the vault and nowhere else', async () => {
    const { network, path, store, entries, view, state } = desk();
    expect(await network.setProxy({ proxy: PROXY, password: 'pa55' })).toEqual({ ok: true, value: null });
    expect(path.choice().proxy).toMatchObject({
      way: { host: 'proxy.contoso.example', port: 8080, credentials: { user: 'kim', password: 'pa55' } },
    });
    expect(view()).toMatchObject({ proxy: PROXY, hasPassword: true });
    expect([...entries.values()]).toEqual(['pa55']);
    expect(JSON.stringify([store.get('network'), state.get()])).not.toContain('pa55');
  });

  it('is there again after a restart, password included', async () => {
    const first = desk();
    await first.network.setProxy({ proxy: PROXY, password: 'pa55' });
    const again = desk(first.entries, first.store);
    await again.network.restore();
    expect(again.path.choice()).toEqual(first.path.choice());
    expect(again.view().hasPassword).toBe(true);
  });

  it('keeps its password unless another is typed, and loses it with its name', async () => {
    const { network, entries, path } = desk();
    await network.setProxy({ proxy: PROXY, password: 'pa55' });
    await network.setProxy({ proxy: { ...PROXY, isForMail: false } });
    expect([...entries.values()]).toEqual(['pa55']);
    await network.setProxy({ proxy: { ...PROXY, user: '' } });
    expect(entries.size).toBe(0);
    expect(path.choice().proxy).not.toHaveProperty('way.credentials');
  });

  it.each([
    ['socks5://proxy:1080', [], /SOCKS/],
    ['nonsense', [], /no address/],
    ['http://kim:secret@proxy:8080', [], /fields of their own/],
    ['http://proxy:8080', ['http://intranet/'], /only its host/],
  ])('that cannot be one is refused, and the way stays: %s %j', async (address, bypass, words) => {
    const { network, path, store } = desk();
    const answer = await network.setProxy({ proxy: { ...PROXY, address, bypass } });
    expect(!answer.ok && answer.problem.facts.message).toMatch(words);
    expect([path.choice().proxy.mode, store.get('network').proxy.mode]).toEqual(['system', 'system']);
  });

  it('that was made unusable by hand counts as not chosen', async () => {
    const { network, store, path } = desk();
    store.set('network', { proxy: { ...PROXY, address: 'javascript:alert(1)' }, authorities: [] });
    await network.restore();
    expect(path.choice().proxy).toEqual({ mode: 'system' });
  });
});

describe('an authority', () => {
  it('is read from a file, trusted, shown and removed', async () => {
    const { network, path, view } = desk();
    const opened = await network.open();
    const { authorities } = network.read(opened?.text ?? '');
    expect(authorities).toMatchObject([
      { subject: 'Contoso Root CA, Contoso', isKnown: false, trouble: null },
    ]);
    expect(network.trust(opened?.text ?? '').ok).toBe(true);
    expect(path.choice().authorities).toHaveLength(1);
    expect(view().authorities).toMatchObject([{ subject: 'Contoso Root CA, Contoso', isKnown: true }]);
    // Once is enough.
    network.trust(ca.authority);
    expect(path.choice().authorities).toHaveLength(1);
    network.forget(view().authorities[0]?.fingerprint ?? '');
    expect(path.choice().authorities).toEqual([]);
    expect(view().authorities).toEqual([]);
  });

  it('is no server’s certificate, and no text', () => {
    const { network, path } = desk();
    expect(network.trust(ca.server.cert).ok).toBe(false);
    expect(network.trust('hello').ok).toBe(false);
    expect(path.choice().authorities).toEqual([]);
  });
});

describe('a test of the way', () => {
  it('shows its progress and what came of it', async () => {
    const { network, tests, view } = desk();
    const done = network.test();
    tests[0]?.report([STEP]);
    expect(view().test).toEqual({ phase: 'running', steps: [STEP] });
    const passed = { ...STEP, state: 'passed' as const };
    tests[0]?.report([passed]);
    tests[0]?.end();
    await done;
    expect(view().test).toEqual({ phase: 'done', steps: [passed] });
  });

  it('ends when it is cancelled: what was found stays, and nothing more comes', async () => {
    const { network, tests, view } = desk();
    const done = network.test();
    const passed = { ...STEP, host: 'graph', state: 'passed' as const };
    tests[0]?.report([STEP, passed]);
    network.cancelTest();
    tests[0]?.report([STEP]);
    await done;
    expect(tests[0]?.signal.aborted).toBe(true);
    expect(view().test).toEqual({ phase: 'cancelled', steps: [passed] });
  });

  it('says nothing about another way', async () => {
    const { network, tests, view } = desk();
    const done = network.test();
    tests[0]?.report([STEP]);
    await network.setProxy({ proxy: PROXY });
    await done;
    expect(view().test).toBeNull();
  });
});

it('a reset leaves nothing', async () => {
  const { network, entries, path, store } = desk();
  await network.setProxy({ proxy: PROXY, password: 'pa55' });
  network.trust(ca.authority);
  await network.reset();
  expect(entries.size).toBe(0);
  expect(path.choice()).toEqual({ proxy: { mode: 'system' }, authorities: [] });
  expect(store.get('network').proxy.address).toBe('');
});
