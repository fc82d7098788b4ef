import {
  ConfidentialClientApplication,
  type Configuration,
  type ICachePlugin,
  PublicClientApplication,
} from '@azure/msal-node';
import { authorityFor } from './authority.ts';
import type { NetworkModule } from './network-module.ts';
import type { AppIdentity, Cloud } from './types.ts';

export type MsalClient = PublicClientApplication | ConfidentialClientApplication;

/**
 * Continuous access evaluation: Graph may refuse a token early and say which claims a new one needs.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
const CLIENT_CAPABILITIES = ['CP1'];

/** Builds the MSAL client of a Registration: with its secret for the Web platform, else public. */
export function createMsalClient(options: {
  cloud: Cloud;
  app: AppIdentity;
  secret?: string | undefined;
  network: NetworkModule;
  cachePlugin?: ICachePlugin;
}): MsalClient {
  const { cloud, app, secret, network, cachePlugin } = options;
  const auth = {
    clientId: app.clientId.trim(),
    ...authorityFor(cloud, app),
    clientCapabilities: CLIENT_CAPABILITIES,
  };
  const rest: Omit<Configuration, 'auth'> = {
    // No logger: MSAL's lines carry addresses and parts of tokens.
    system: { networkClient: network },
    ...(cachePlugin && { cache: { cachePlugin } }),
  };
  return app.platform === 'web' && secret
    ? new ConfidentialClientApplication({ auth: { ...auth, clientSecret: secret }, ...rest })
    : new PublicClientApplication({ auth, ...rest });
}
