import type { CheckContext } from '../context.ts';
import type { Check } from '../types.ts';
import { blockedAt } from '../wire/reach.ts';
import { askApp, askRedirect } from './registration/app.ts';
import { trySecret } from './registration/secret.ts';
import { askLogin, askTenant } from './registration/tenant.ts';

const TIMEOUT_MS = 30_000;
const WEB_LAYERS = ['dns', 'tcp', 'tls'] as const;

/** What can be found out about tenant and registration without a person. */
export function registrationChecks(context: CheckContext, clouds: CheckContext['cloud'][]): Check[] {
  const { connection } = context;
  const one = (check: Omit<Check, 'group' | 'timeoutMs'>): Check => ({
    group: 'registration',
    timeoutMs: TIMEOUT_MS,
    ...check,
  });
  const login = one({
    id: 'login',
    title: 'Sign-in service',
    needs: [],
    through: WEB_LAYERS,
    ready: async () => {
      const way = context.way('login');
      return way ? blockedAt(way) : null;
    },
    run: (signal) => askLogin(context, signal),
  });
  const tenant = one({
    id: 'tenant',
    title: 'Tenant',
    needs: ['login'],
    run: (signal) => askTenant(context, clouds, signal),
  });
  const app = one({
    id: 'app',
    title: 'Registration in the tenant',
    needs: ['tenant'],
    run: (signal) => askApp(context, signal),
  });
  const redirect = one({
    id: 'redirect',
    title: 'Redirect URI',
    needs: ['app'],
    run: (signal) => askRedirect(context, signal),
  });
  const secret = one({
    id: 'secret',
    title: 'Client secret',
    needs: ['app'],
    run: (signal) => trySecret(context, signal),
  });
  const isWeb = connection.registration.platform === 'web';
  return [login, tenant, app, redirect, ...(isWeb ? [secret] : [])];
}
