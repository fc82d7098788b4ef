import type { Where } from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';
import { type PortalPage, portalPageUrl } from '../registration/links.ts';
import { namedTenant } from '../registration/plan-values.ts';
import type { Subject } from './types.ts';

/** A page on which something is put right. */
interface PlaceRule {
  /** The way there in the portal's own words. */
  label: string;
  /** One of a registration's pages. */
  app?: PortalPage;
  /** A page of the Entra admin centre, in every cloud. */
  entra?: string;
  /** A page that only the worldwide cloud has at this address. */
  global?: string;
  /** The same page wherever the organisation is. */
  any?: string;
}

/**
 * Every page a diagnosis may send people to; a diagnosis names one of them. Blade names are those of
 * the Entra admin centre. https://learn.microsoft.com/entra/fundamentals/entra-admin-center
 */
const PLACES = {
  'app-list': { label: 'Entra admin center > App registrations', app: 'list' },
  'app-overview': { label: 'Entra admin center > App registrations > your app > Overview', app: 'overview' },
  'app-authentication': {
    label: 'Entra admin center > App registrations > your app > Authentication',
    app: 'authentication',
  },
  'app-secrets': {
    label: 'Entra admin center > App registrations > your app > Certificates & secrets',
    app: 'secrets',
  },
  'app-permissions': {
    label: 'Entra admin center > App registrations > your app > API permissions',
    app: 'permissions',
  },
  'enterprise-apps': {
    label: 'Entra admin center > Enterprise applications',
    entra: 'Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview',
  },
  'consent-requests': {
    label: 'Entra admin center > Enterprise applications > Admin consent requests',
    entra: 'Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AccessRequests',
  },
  'conditional-access': {
    label: 'Entra admin center > Conditional Access > Policies',
    entra: 'Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies',
  },
  'sign-in-logs': {
    label: 'Entra admin center > Monitoring & health > Sign-in logs',
    entra: 'Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/~/SignIns',
  },
  users: {
    label: 'Entra admin center > Users > All users',
    entra: 'Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers',
  },
  'user-settings': {
    label: 'Entra admin center > Users > User settings',
    entra: 'Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/UserSettings',
  },
  'tenant-overview': {
    label: 'Entra admin center > Overview',
    entra: 'Microsoft_AAD_IAM/TenantOverview.ReactView',
  },
  'm365-users': {
    label: 'Microsoft 365 admin center > Users > Active users',
    global: 'https://admin.microsoft.com/#/users',
  },
  'exchange-mailboxes': {
    label: 'Exchange admin center > Recipients > Mailboxes',
    global: 'https://admin.exchange.microsoft.com/#/mailboxes',
  },
  'own-security-info': {
    label: 'My sign-ins > Security info',
    any: 'https://mysignins.microsoft.com/security-info',
  },
  'password-reset': {
    label: "Microsoft's page for forgotten passwords",
    global: 'https://passwordreset.microsoftonline.com',
  },
  'outlook-web': { label: 'Outlook on the web', global: 'https://outlook.office.com' },
  'service-health': { label: 'Status of Microsoft 365', any: 'https://status.cloud.microsoft' },
} as const satisfies Record<string, PlaceRule>;

export type Place = keyof typeof PLACES;
export const PLACE_NAMES = Object.keys(PLACES) as [Place, ...Place[]];

/** The page, in the cloud, directory and app that this is about. It has no address where none is known. */
export function whereOf(place: Place, about: Subject, fallback: Cloud): Where {
  const rule: PlaceRule = PLACES[place];
  const url = addressOf(rule, about, about.cloud ?? fallback);
  return { label: rule.label, ...(url !== undefined && { url }) };
}

function addressOf(rule: PlaceRule, about: Subject, cloud: Cloud): string | undefined {
  // The practice tenant has no portal; its pages exist in words only.
  if (cloud.id === 'practice') return undefined;
  const tenant = namedTenant(about.tenant ?? '');
  if (rule.app) return portalPageUrl({ cloud, page: rule.app, tenant, clientId: about.clientId ?? '' });
  if (rule.entra) {
    const directory = tenant === '' ? '' : `/${encodeURIComponent(tenant)}`;
    return `${cloud.portal}${directory}/#view/${rule.entra}`;
  }
  return rule.any ?? (cloud.id === 'global' ? rule.global : undefined);
}
