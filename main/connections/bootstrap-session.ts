import type { BootstrapView, Problem } from '../../preload/contract.ts';
import type { Evidence } from '../diagnosis/types.ts';
import { createIdentity } from '../identity/identity.ts';
import type { Account, AppIdentity, AuthUi, Cloud } from '../identity/types.ts';
import type { Net } from '../net/types.ts';
import { BOOTSTRAP } from '../registration/automatic/bootstrap.ts';
import type { Result } from '../result.ts';
import { memoryOnlyVault } from './memory-only-vault.ts';

export interface BootstrapDeps {
  net: Net;
  clouds(): Cloud[];
  ui: AuthUi;
  diagnose(evidence: Evidence): Problem;
}

/** One administrator's errand with the well-known client: its tokens exist in memory and end with it. */
export interface BootstrapSession {
  signIn(options: {
    signal: AbortSignal;
    onHost(host: string, stalled: boolean): void;
  }): Promise<Result<Account>>;
  token(scopes: string[]): Promise<Result<{ accessToken: string }>>;
  end(): Promise<void>;
}

const CACHE_KEY = 'bootstrap';

export function createBootstrapSession(
  deps: BootstrapDeps,
  { cloud, tenant, client = BOOTSTRAP }: { cloud: string; tenant: string; client?: BootstrapView },
): BootstrapSession {
  const identity = createIdentity({ ...deps, vault: memoryOnlyVault() });
  const app: AppIdentity = {
    cloud,
    clientId: client.clientId,
    tenant,
    audience: tenant ? 'AzureADMyOrg' : 'AzureADMultipleOrgs',
    platform: 'publicClient',
    redirectUri: 'http://localhost',
  };
  const scopes = client.scopes.map(({ name }) => name);
  return {
    async signIn({ signal, onHost }) {
      const account = await identity.signIn({
        app,
        cacheKey: CACHE_KEY,
        loginHint: '',
        scopes: ['openid', 'profile', ...scopes],
        flow: 'window',
        signal,
        onProgress(progress) {
          if (typeof progress === 'object' && 'host' in progress) onHost(progress.host, progress.stalled);
        },
      });
      // The next window must not open as the administrator.
      await deps.ui.clearAuthSession();
      return account;
    },
    token: (wanted) => identity.token({ app, cacheKey: CACHE_KEY, scopes: wanted }),
    end: () => identity.signOut(CACHE_KEY),
  };
}
