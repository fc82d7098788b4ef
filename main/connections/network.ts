import type {
  CommandInput,
  NetworkSettings,
  NetworkStep,
  NetworkView,
  Problem,
  ReadAuthorities,
} from '../../preload/contract.ts';
import { DEFAULT_NETWORK } from '../../preload/default-network.ts';
import { checkBypass, checkProxyAddress } from '../../preload/network-fields.ts';
import type { Clock } from '../clock.ts';
import type { Evidence } from '../diagnosis/types.ts';
import { authorityText, MAX_CERTIFICATES, readAuthorities } from '../net/authorities.ts';
import type { NetworkChoice, NetworkPath } from '../net/network-path.ts';
import { proxyAt } from '../net/way.ts';
import { failure, type Result, success } from '../result.ts';
import type { Files } from './files.ts';
import type { StateStore } from './state.ts';
import type { Store, Vault } from './types.ts';

export interface NetworkDeps {
  store: Store;
  state: StateStore;
  vault: Vault;
  path: NetworkPath;
  clock: Clock;
  files: Pick<Files, 'read'>;
  diagnose(evidence: Evidence): Problem;
  /** Tries the servers that every mailbox needs, telling of each. */
  tryServers(report: (steps: NetworkStep[]) => void, signal: AbortSignal): Promise<void>;
}

/** Settings → Network: which proxy is taken, who is trusted besides, and whether that works. */
export interface NetworkService {
  /** Takes what was kept; before anything is sent. */
  restore(): Promise<void>;
  setProxy(input: CommandInput<'network.setProxy'>): Promise<Result<null>>;
  /** Takes another computer's settings over: its password is not among them. */
  take(settings: NetworkSettings): Promise<Result<null>>;
  read(text: string): ReadAuthorities;
  open(): Promise<{ text: string } | null>;
  trust(text: string): Result<null>;
  forget(fingerprint: string): void;
  /** Settles when the test has ended. */
  test(): Promise<void>;
  cancelTest(): void;
  /** Back to the computer's own way, without a password. */
  reset(): Promise<void>;
}

/** Vault key of the proxy's password. */
const PASSWORD = 'network-proxy-password';

export function createNetwork(deps: NetworkDeps): NetworkService {
  const { store, state, vault, path, clock, files, diagnose } = deps;
  let password: string | null = null;
  let running: AbortController | null = null;

  const show = (patch: Partial<NetworkView> = {}) => {
    const { proxy, authorities } = store.get('network');
    const read = readAuthorities(authorities.join('\n'), authorities, clock.now());
    const { test } = state.get().network;
    const view = { proxy, hasPassword: password !== null, authorities: read.authorities, test };
    state.update({ network: { ...view, ...patch } });
  };
  const apply = (settings: NetworkSettings) => {
    running?.abort();
    store.set('network', settings);
    path.choose(choiceOf(settings, password));
    show({ test: null });
  };
  const keepPassword = async (next: string | null) => {
    password = next;
    if (next === null) await vault.delete(PASSWORD);
    else await vault.set(PASSWORD, next);
    state.update({ vault: vault.view });
  };
  const refuse = (message: string) => failure(diagnose({ source: 'app', facts: { message } }));

  return {
    async restore() {
      const kept = store.get('network');
      const found = kept.proxy.user ? await vault.get(PASSWORD) : null;
      password = found?.kind === 'found' ? found.value : null;
      path.choose(choiceOf(kept, password));
      show();
    },
    async setProxy({ proxy, password: next }) {
      const isManual = proxy.mode === 'manual';
      const wrong = [checkProxyAddress(proxy.address), checkBypass(proxy.bypass.join(' '))].find(
        (advice) => advice?.level === 'error',
      );
      if (isManual && wrong) return refuse(wrong.message);
      if (next !== undefined || !proxy.user) await keepPassword(proxy.user ? (next ?? null) : null);
      apply({ ...store.get('network'), proxy });
      return success(null);
    },
    async take({ proxy, authorities: given }) {
      const kept = store.get('network');
      const { authorities, pems } = readAuthorities(given.join('\n'), kept.authorities, clock.now());
      const usable = pems.filter((_, index) => !authorities[index]?.trouble && !authorities[index]?.isKnown);
      const isSame = proxy.user === kept.proxy.user && proxy.address === kept.proxy.address;
      // A password goes to the proxy it was typed for, and to no other.
      const taken = await this.setProxy({ proxy, ...(!isSame && { password: null }) });
      return taken.ok && usable.length > 0 ? this.trust(usable.join('\n')) : taken;
    },
    read(text) {
      const { authorities, trouble } = readAuthorities(text, store.get('network').authorities, clock.now());
      return { authorities, trouble };
    },
    async open() {
      const bytes = await files.read('Choose a certificate');
      return bytes && { text: authorityText(bytes) };
    },
    trust(text) {
      const kept = store.get('network');
      const { authorities, pems, trouble } = readAuthorities(text, kept.authorities, clock.now());
      const wrong = trouble ?? authorities.find((one) => one.trouble)?.trouble;
      if (wrong) return refuse(wrong);
      const fresh = pems.filter((_, index) => authorities[index]?.isKnown === false);
      if (kept.authorities.length + fresh.length > MAX_CERTIFICATES) {
        return refuse(`More than ${MAX_CERTIFICATES} certificates cannot be kept. Remove some first.`);
      }
      apply({ ...kept, authorities: [...kept.authorities, ...fresh] });
      return success(null);
    },
    forget(fingerprint) {
      const kept = store.get('network');
      const { authorities, pems } = readAuthorities(kept.authorities.join('\n'), [], clock.now());
      apply({
        ...kept,
        authorities: pems.filter((_, index) => authorities[index]?.fingerprint !== fingerprint),
      });
    },
    async test() {
      running?.abort();
      const controller = new AbortController();
      running = controller;
      let steps: NetworkStep[] = [];
      await deps.tryServers((news) => {
        steps = news;
        if (!controller.signal.aborted) show({ test: { phase: 'running', steps } });
      }, controller.signal);
      if (controller.signal.aborted) return;
      running = null;
      show({ test: { phase: 'done', steps } });
    },
    cancelTest() {
      running?.abort();
      running = null;
      const { test } = state.get().network;
      if (test?.phase !== 'running') return;
      const steps = test.steps.filter((step) => step.state !== 'running');
      show({ test: { phase: 'cancelled', steps } });
    },
    async reset() {
      await keepPassword(null);
      apply(DEFAULT_NETWORK);
    },
  };
}

/** What was kept and cannot be used, as after an edit by hand, counts as not chosen. */
function choiceOf({ proxy, authorities }: NetworkSettings, password: string | null): NetworkChoice {
  const way = proxy.mode === 'manual' ? proxyAt(proxy.address) : null;
  const { mode, user, bypass, isForMail } = proxy;
  if (mode !== 'manual' || !way) return { proxy: { mode: mode === 'none' ? 'none' : 'system' }, authorities };
  const credentials = user ? { credentials: { user, password: password ?? '' } } : {};
  return { proxy: { mode, way: { ...way, ...credentials }, bypass, isForMail }, authorities };
}
