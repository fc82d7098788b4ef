import type { Drift } from '../../../preload/contract.ts';
import type { Cloud } from '../../identity/types.ts';
import { newRegistrationUrl } from '../links.ts';
import { redirectDiff } from '../redirect-diff.ts';
import { hasImplicitGrant } from './changes.ts';
import type { KnownPermission } from './permission-lookup.ts';
import { enterpriseAppPage, type PortalPage, portalPage } from './portal-pages.ts';
import type { Present } from './present.ts';
import { validSecrets } from './secret-marks.ts';
import { extraRedirects, missingPermissions } from './settings.ts';
import type { RegistrationSpec } from './spec.ts';

/** Everything a registration is compared with. */
export interface DriftContext {
  spec: RegistrationSpec;
  present: Present;
  permissions: KnownPermission[];
  cloud: Cloud;
  /** Epoch ms. */
  now: number;
}

type Finding = Omit<Drift, 'portalUrl' | 'canFix'> & { page: PortalPage };
type Check = (context: DriftContext) => Finding | null;

/** A secret is renewed this long before its end, in milliseconds. */
const RENEW_BEFORE_MS = 30 * 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

const CHECKS: Check[] = [
  audience,
  redirectMissing,
  wrongPlatform,
  extraRedirect,
  implicitGrant,
  publicClient,
  permissions,
  secret,
];

/** In what the registration differs from what the System needs. */
export function findDrift(context: DriftContext): Drift[] {
  const { cloud, present } = context;
  const findings = CHECKS.flatMap((check) => check(context) ?? []).map(({ page, ...finding }) => ({
    ...finding,
    canFix: true,
    portalUrl: portalPage(cloud, present.app.appId, page),
  }));
  return [...findings, ...enterpriseApp(context)];
}

/** The registration itself is gone. */
export function missingRegistration(cloud: Cloud, clientId: string): Drift {
  return {
    id: 'registration-missing',
    title: 'The app registration is gone',
    text: `There is no app registration with the client ID ${clientId} in this tenant. It was deleted, or it belongs to another tenant.`,
    canFix: false,
    portalUrl: newRegistrationUrl(cloud),
  };
}

function audience({ spec, present: { app } }: DriftContext): Finding | null {
  if (app.signInAudience === spec.audience) return null;
  const text = `Supported account types are ${app.signInAudience}; this System needs ${spec.audience}.`;
  return { id: 'audience', title: 'Other account types than needed', text, page: 'Authentication' };
}

function redirectMissing({ spec, present: { app } }: DriftContext): Finding | null {
  const all = [app.web, app.publicClient, app.spa].flatMap(({ redirectUris }) => redirectUris);
  const missing = spec.redirectUris.filter((uri) => !all.includes(uri));
  if (missing.length === 0) return null;
  const text = `Signing in will fail, because the registration lacks ${missing.join(', ')}.`;
  const diff = redirectDiff(missing[0] ?? '', all);
  const finding = { id: 'redirect-missing', title: 'The redirect URI is missing', text } as const;
  return { ...finding, page: 'Authentication', ...(diff ? { diff } : {}) };
}

function wrongPlatform({ spec, present: { app } }: DriftContext): Finding | null {
  const others = (['web', 'publicClient', 'spa'] as const).filter((platform) => platform !== spec.platform);
  const wrong = others
    .flatMap((platform) => app[platform].redirectUris)
    .filter((uri) => spec.redirectUris.includes(uri));
  if (wrong.length === 0) return null;
  const right = spec.platform === 'web' ? 'Web' : 'Mobile and desktop applications';
  const text = `${wrong.join(', ')} belongs under the platform ${right}, and under no other.`;
  return { id: 'platform', title: 'The redirect URI has the wrong platform', text, page: 'Authentication' };
}

function extraRedirect({ spec, present: { app } }: DriftContext): Finding | null {
  const extra = extraRedirects(app, spec);
  if (extra.length === 0) return null;
  const text = `The System does not use ${extra.join(', ')}. Whoever controls such an address can receive sign-ins.`;
  return { id: 'redirect-extra', title: 'A redirect URI that is not needed', text, page: 'Authentication' };
}

function implicitGrant({ present: { app } }: DriftContext): Finding | null {
  if (!hasImplicitGrant(app)) return null;
  const text =
    'The boxes for access tokens and ID tokens are ticked. The System does not need them, and they weaken the sign-in.';
  return { id: 'implicit-grant', title: 'Implicit grant is on', text, page: 'Authentication' };
}

function publicClient({ spec, present: { app } }: DriftContext): Finding | null {
  if (spec.platform !== 'publicClient' || app.isFallbackPublicClient) return null;
  const text = '“Allow public client flows” is off, so this computer cannot use a device code.';
  return { id: 'public-client', title: 'Public client flows are off', text, page: 'Authentication' };
}

function permissions({ present: { app }, permissions: wanted }: DriftContext): Finding | null {
  const missing = missingPermissions(app, wanted).map(({ name }) => name);
  if (missing.length === 0) return null;
  const text = `The registration does not list ${missing.join(', ')}. After adding, an administrator has to consent again.`;
  return { id: 'permission-missing', title: 'A permission is missing', text, page: 'CallAnAPI' };
}

/** The longest-lived secret counts: the others may be on their way out. */
function secret({ spec, present: { app }, now }: DriftContext): Finding | null {
  if (spec.secretMonths === null) return null;
  const page = 'Credentials';
  const ends = validSecrets(app, now).map(({ endDateTime }) => Date.parse(endDateTime));
  if (ends.length === 0) {
    const hadOne = app.passwordCredentials.length > 0;
    const title = hadOne ? 'The client secret has expired' : 'There is no client secret';
    const text = 'The System cannot sign in until it has a new client secret.';
    return { id: hadOne ? 'secret-expired' : 'secret-missing', title, text, page };
  }
  const left = Math.max(...ends) - now;
  if (left > RENEW_BEFORE_MS) return null;
  const text = `It ends in ${Math.ceil(left / DAY_MS)} days. Make a new one now and hand it over before then.`;
  return { id: 'secret-expiring', title: 'The client secret expires soon', text, page };
}

function enterpriseApp({ cloud, present: { app, principal } }: DriftContext): Drift[] {
  if (!principal) {
    const text = 'Without an enterprise app nobody of this organization has consented to it.';
    const portalUrl = portalPage(cloud, app.appId, 'Overview');
    return [{ id: 'enterprise-app', title: 'The enterprise app is missing', text, canFix: true, portalUrl }];
  }
  if (principal.accountEnabled !== false) return [];
  const text =
    'An administrator has switched off sign-in for it. Only they can know why, so it is theirs to switch on.';
  const portalUrl = enterpriseAppPage(cloud, app.appId, principal.id);
  return [
    { id: 'enterprise-app-disabled', title: 'Sign-in is switched off', text, canFix: false, portalUrl },
  ];
}
