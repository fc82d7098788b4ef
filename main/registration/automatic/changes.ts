import type { Audience, RegistrationChange } from '../../../preload/contract.ts';
import type { DirectoryApplication, Settings } from './directory-shapes.ts';
import type { KnownPermission } from './permission-lookup.ts';
import type { Present } from './present.ts';
import { lostSecrets, validSecrets } from './secret-marks.ts';
import { changedSettings, isOwn, missingPermissions, targetSettings } from './settings.ts';
import type { Situation } from './situation.ts';
import type { RegistrationSpec } from './spec.ts';

const AUDIENCES: Record<Audience, string> = {
  AzureADMyOrg: 'Accounts in this organization only',
  AzureADMultipleOrgs: 'Accounts in any organization',
  AzureADandPersonalMicrosoftAccount: 'Accounts in any organization and personal accounts',
  PersonalMicrosoftAccount: 'Personal accounts only',
};
const PLATFORMS = {
  web: 'Web',
  publicClient: 'Mobile and desktop applications',
  spa: 'Single-page application',
};

const ENTERPRISE_APP = change(
  'enterprise-app',
  'Add the enterprise app',
  'People of this organization can sign in',
);

/** What would be changed, in the order in which it is done. */
export function changesFor(spec: RegistrationSpec, situation: Situation): RegistrationChange[] {
  const { permissions, present, notGranted, now } = situation;
  const changes = [
    ...(present ? repairs(spec, present, permissions) : creation(spec, permissions)),
    ...(present?.principal ? [] : [ENTERPRISE_APP]),
    ...(notGranted.length > 0
      ? [change('consent', 'Grant permissions for everybody', notGranted.join(', '))]
      : []),
    ...secretChanges(spec, present, now),
  ];
  const isForeign = present !== null && !isOwn(present.app) && changes.length > 0;
  return isForeign ? [foreign(present), ...changes] : changes;
}

/** Whether a new secret has to be made. */
export function needsSecret(spec: RegistrationSpec, app: DirectoryApplication, now: number): boolean {
  if (spec.secretMonths === null) return false;
  if (spec.secretHeld === false) return true;
  const lost = new Set(spec.secretHeld ? [] : lostSecrets(app).map(({ keyId }) => keyId));
  return !validSecrets(app, now).some(({ keyId }) => !lost.has(keyId));
}

function creation(spec: RegistrationSpec, permissions: KnownPermission[]): RegistrationChange[] {
  return [
    change('application', 'Register the app', spec.displayName),
    change('audience', 'Who can sign in', AUDIENCES[spec.audience]),
    change('redirect', `Redirect URI, platform ${PLATFORMS[spec.platform]}`, spec.redirectUris.join('\n')),
    change('permissions', 'Permissions', names(permissions)),
  ];
}

function repairs(
  spec: RegistrationSpec,
  { app }: Present,
  permissions: KnownPermission[],
): RegistrationChange[] {
  const target = targetSettings(spec, permissions, app);
  const changed = changedSettings(app, target);
  const missing = missingPermissions(app, permissions);
  const list: (RegistrationChange | false)[] = [
    changed.signInAudience !== undefined && {
      ...change('audience', 'Who can sign in', AUDIENCES[spec.audience]),
      before: AUDIENCES[app.signInAudience],
    },
    changed.api !== undefined && change('token-version', 'Version of its access tokens', '2'),
    redirectsDiffer(app, target) && {
      ...change('redirect', 'Redirect URIs', describeRedirects(target)),
      before: describeRedirects(app) || null,
    },
    hasImplicitGrant(app) && {
      ...change('implicit-grant', 'Tokens straight from the sign-in page (implicit grant)', 'Off'),
      before: 'On',
    },
    changed.isFallbackPublicClient !== undefined && {
      ...change('public-client', 'Allow public client flows', 'Yes'),
      before: 'No',
    },
    missing.length > 0 && change('permissions', 'Add permissions', names(missing)),
    changed.tags !== undefined &&
      change('mark', 'Note that its secret is in use', 'A tag on the registration'),
  ];
  return list.filter((each) => each !== false);
}

function secretChanges(spec: RegistrationSpec, present: Present | null, now: number): RegistrationChange[] {
  const isNeeded = present ? needsSecret(spec, present.app, now) : spec.secretMonths !== null;
  if (!isNeeded) return [];
  const lost = spec.secretHeld === false && present ? lostSecrets(present.app) : [];
  return [
    ...(lost.length > 0
      ? [
          {
            ...change('lost-secret', 'Remove the secret of an interrupted attempt', null),
            before: lost.map(({ keyId }) => keyId).join('\n'),
          },
        ]
      : []),
    change('secret', 'Make a client secret', `Valid for ${spec.secretMonths} months`),
  ];
}

/** Whether tokens come straight from the authorization endpoint. */
export function hasImplicitGrant({ web }: Pick<Settings, 'web'>): boolean {
  const { enableAccessTokenIssuance, enableIdTokenIssuance } = web.implicitGrantSettings;
  return enableAccessTokenIssuance || enableIdTokenIssuance;
}

function redirectsDiffer(now: Settings, target: Settings): boolean {
  return describeRedirects(now) !== describeRedirects(target);
}

function describeRedirects(settings: Settings): string {
  return (['web', 'publicClient', 'spa'] as const)
    .flatMap((platform) => settings[platform].redirectUris.map((uri) => `${uri} (${PLATFORMS[platform]})`))
    .toSorted()
    .join('\n');
}

/** Nothing of somebody else's is touched without saying so first. */
function foreign({ app }: Present): RegistrationChange {
  return {
    id: 'foreign',
    title: 'Change an app registration that was not made by this app',
    before: app.displayName,
    after: app.displayName,
  };
}

function change(id: string, title: string, after: string | null): RegistrationChange {
  return { id, title, before: null, after };
}

function names(permissions: readonly { name: string }[]): string {
  return permissions.map(({ name }) => name).join(', ');
}
