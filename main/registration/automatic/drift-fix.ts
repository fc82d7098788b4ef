import type { DirectoryClient } from './directory-client.ts';
import type { DirectoryApplication, Settings } from './directory-shapes.ts';
import { principalSchema } from './directory-shapes.ts';
import type { KnownPermission } from './permission-lookup.ts';
import type { Present } from './present.ts';
import { secretName } from './secret-marks.ts';
import { makeSecret, markArrived, type NewSecret } from './secrets.ts';
import { targetSettings } from './settings.ts';
import type { RegistrationSpec } from './spec.ts';

/** What a fix has made; a secret goes to the vault at once. */
export interface Fixed {
  secret: NewSecret | null;
}

interface FixContext {
  app: DirectoryApplication;
  target: Settings;
  spec: RegistrationSpec;
}

const redirects = ({ app, target }: FixContext): Partial<Settings> => ({
  publicClient: target.publicClient,
  spa: target.spa,
  web: { ...app.web, redirectUris: target.web.redirectUris },
});

/** The settings that put one kind of drift right, and nothing beside it. */
const FIXES: Record<string, (context: FixContext) => Partial<Settings>> = {
  audience: ({ target }) => ({ signInAudience: target.signInAudience, api: target.api }),
  'redirect-missing': redirects,
  platform: redirects,
  'redirect-extra': withoutExtras,
  'implicit-grant': ({ app, target }) => ({
    web: { ...app.web, implicitGrantSettings: target.web.implicitGrantSettings },
  }),
  'public-client': () => ({ isFallbackPublicClient: true }),
  'permission-missing': ({ target }) => ({ requiredResourceAccess: target.requiredResourceAccess }),
};

const SECRET_DRIFTS = ['secret-missing', 'secret-expired', 'secret-expiring'];

/** Puts one drift right; the caller has found it a moment ago. */
export async function fixDrift(
  client: DirectoryClient,
  driftId: string,
  context: { spec: RegistrationSpec; present: Present; permissions: KnownPermission[] },
): Promise<Fixed> {
  const { spec, present, permissions } = context;
  const { app } = present;
  if (SECRET_DRIFTS.includes(driftId)) return { secret: await renew(client, app, spec) };
  if (driftId === 'enterprise-app') {
    const body = { appId: app.appId };
    await client.request({ method: 'POST', path: '/servicePrincipals', body, schema: principalSchema });
    return { secret: null };
  }
  const fix = Object.hasOwn(FIXES, driftId) ? FIXES[driftId] : undefined;
  if (!fix)
    throw client.refuse({
      cause: 'registration-refused',
      facts: { message: `Nothing here can fix “${driftId}”.` },
    });
  const body = fix({ app, spec, target: targetSettings(spec, permissions, app) });
  await client.send('PATCH', `/applications/${app.id}`, body);
  return { secret: null };
}

async function renew(
  client: DirectoryClient,
  app: DirectoryApplication,
  spec: RegistrationSpec,
): Promise<NewSecret> {
  const wish = { months: spec.secretMonths ?? 0, name: secretName(spec.displayName) };
  const secret = await makeSecret(client, app.id, wish);
  await markArrived(client, app.id, secret.keyId);
  return secret;
}

function withoutExtras({ app, spec }: FixContext): Partial<Settings> {
  const keep = (uris: string[]) => uris.filter((uri) => spec.redirectUris.includes(uri));
  return {
    publicClient: { redirectUris: keep(app.publicClient.redirectUris) },
    spa: { redirectUris: keep(app.spa.redirectUris) },
    web: { ...app.web, redirectUris: keep(app.web.redirectUris) },
  };
}
