import type { Audience } from '../../../preload/contract.ts';
import type { DirectoryApplication, SettingName, Settings } from './directory-shapes.ts';
import { SETTING_NAMES } from './directory-shapes.ts';
import type { KnownPermission } from './permission-lookup.ts';
import { inUseTags, OWN_TAG } from './secret-marks.ts';
import { ownName, type RegistrationSpec } from './spec.ts';

const PLATFORMS = ['publicClient', 'web', 'spa'] as const;

/** A registration before anything is set. */
const BLANK: Settings = {
  signInAudience: 'AzureADMyOrg',
  api: { requestedAccessTokenVersion: 2 },
  isFallbackPublicClient: false,
  publicClient: { redirectUris: [] },
  spa: { redirectUris: [] },
  web: {
    redirectUris: [],
    implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
  },
  requiredResourceAccess: [],
  tags: [],
};

/** Whether this app made the registration, for this or another connection. */
export function isOwn(app: DirectoryApplication): boolean {
  return [...app.tags, app.uniqueName ?? ''].some((mark) => mark.startsWith(OWN_TAG));
}

/**
 * What the settings have to be, starting from those that are there: what is needed is added, what
 * endangers it is taken away, everything else stays.
 */
export function targetSettings(
  spec: RegistrationSpec,
  permissions: readonly KnownPermission[],
  present: DirectoryApplication | null,
): Settings {
  const now: Settings = present ?? BLANK;
  return {
    signInAudience: spec.audience,
    api: admitsPersonal(spec.audience) ? { requestedAccessTokenVersion: 2 } : now.api,
    isFallbackPublicClient: spec.platform === 'publicClient' || now.isFallbackPublicClient,
    publicClient: redirectsOf('publicClient', spec, now),
    spa: redirectsOf('spa', spec, now),
    web: { ...redirectsOf('web', spec, now), implicitGrantSettings: BLANK.web.implicitGrantSettings },
    requiredResourceAccess: withPermissions(now, permissions),
    tags: tagsFor(spec, present),
  };
}

/** The settings whose value differs, ready for a PATCH. */
export function changedSettings(now: Settings, target: Settings): Partial<Settings> {
  const names = SETTING_NAMES.filter((name) => !isSame(now[name], target[name]));
  return pickSettings(target, names);
}

function pickSettings(settings: Settings, names: readonly SettingName[]): Partial<Settings> {
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}

/** Permissions that no entry of the registration stands for. */
export function missingPermissions(
  { requiredResourceAccess }: Pick<Settings, 'requiredResourceAccess'>,
  permissions: readonly KnownPermission[],
): KnownPermission[] {
  const listed = new Set(
    requiredResourceAccess.flatMap(({ resourceAppId, resourceAccess }) =>
      resourceAccess.filter(({ type }) => type === 'Scope').map(({ id }) => `${resourceAppId} ${id}`),
    ),
  );
  return permissions.filter(
    ({ accepts }) => !accepts.some(({ resourceAppId, id }) => listed.has(`${resourceAppId} ${id}`)),
  );
}

/** Redirect URIs of every platform that the System does not use. */
export function extraRedirects(now: Settings, { redirectUris }: RegistrationSpec): string[] {
  return PLATFORMS.flatMap((platform) => now[platform].redirectUris).filter(
    (uri) => !redirectUris.includes(uri),
  );
}

function admitsPersonal(audience: Audience): boolean {
  return audience === 'AzureADandPersonalMicrosoftAccount' || audience === 'PersonalMicrosoftAccount';
}

/** Equal up to the order of lists and properties: the directory keeps neither. */
export function isSame(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right);
}

function redirectsOf(
  platform: (typeof PLATFORMS)[number],
  spec: RegistrationSpec,
  now: Settings,
): { redirectUris: string[] } {
  const { redirectUris } = now[platform];
  if (platform !== spec.platform) {
    return { redirectUris: redirectUris.filter((uri) => !spec.redirectUris.includes(uri)) };
  }
  return { redirectUris: [...new Set([...redirectUris, ...spec.redirectUris])] };
}

function withPermissions(
  now: Settings,
  permissions: readonly KnownPermission[],
): Settings['requiredResourceAccess'] {
  const access = structuredClone(now.requiredResourceAccess);
  for (const { resourceAppId, id } of missingPermissions(now, permissions)) {
    let entry = access.find((each) => each.resourceAppId === resourceAppId);
    if (!entry) {
      entry = { resourceAppId, resourceAccess: [] };
      access.push(entry);
    }
    entry.resourceAccess.push({ id, type: 'Scope' });
  }
  return access;
}

/** The tag is our mark where the alternate key cannot be; somebody else's registration gets none. */
function tagsFor(spec: RegistrationSpec, present: DirectoryApplication | null): string[] {
  if (!present) return [ownName(spec)];
  const inUse = spec.secretHeld ? inUseTags(present) : [];
  return [...new Set([...present.tags, ...inUse])];
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).map(([name, inner]) => `${name}:${canonical(inner)}`);
  return `{${entries.sort().join()}}`;
}
