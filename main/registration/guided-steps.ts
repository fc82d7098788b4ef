/** The Registration by hand: one step per screen of the Entra admin centre, in the order in which people meet them. */
import type { GuidedStep, Plan, Registration } from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';
import { type PortalPage, portalPageUrl } from './links.ts';
import { namedTenant, UNKNOWN } from './plan-values.ts';
import { ACCOUNT_TYPES, PLATFORMS, SECRET_VALUE_REASON, secretLifetime } from './portal-words.ts';
import type { System } from './systems.ts';

/** A plan and what is known of the Registration so far. */
export interface GuidedContext {
  system: System;
  plan: Pick<Plan, 'redirectUri' | 'platform' | 'audience' | 'permissions' | 'secret'>;
  cloud: Cloud;
  /** Empty where it is not known yet. */
  registration: Pick<Registration, 'clientId' | 'tenant'>;
  mailbox: string;
}

/** The screens to go through; those that this Registration does not need are left out. */
export function guidedSteps(context: GuidedContext): GuidedStep[] {
  return [
    registerStep(context),
    overviewStep(context),
    permissionsStep(context),
    ...(context.plan.permissions.some(({ adminConsent }) => adminConsent) ? [consentStep(context)] : []),
    ...(context.plan.secret.needed ? [secretStep(context)] : []),
    authenticationStep(context),
  ];
}

/** The name under which the System's Registration is proposed. */
export function registrationName(system: System): string {
  return system.registration.name;
}

function registerStep(context: GuidedContext): GuidedStep {
  const { system, plan } = context;
  const accountTypes = ACCOUNT_TYPES[plan.audience];
  const platform = PLATFORMS[plan.platform];
  return {
    id: 'register',
    title: 'Register an application',
    url: url(context, 'new'),
    instructions: [
      whoRegisters(context),
      'Enter the name; people see it when they are asked for consent.',
      `Choose the account type below; newer portals call it "${accountTypes.newer}".`,
      audienceReason(context),
      `Choose the platform "${platform.onRegister}" and paste the redirect URI to the last character.`,
      'Click Register.',
    ],
    values: [
      { label: 'Name', value: registrationName(system) },
      { label: 'Supported account types', value: accountTypes.label },
      { label: 'Redirect URI: platform', value: platform.onRegister },
      { label: 'Redirect URI', value: plan.redirectUri },
    ],
    why: accountTypes.why,
    result: `The Overview page of "${registrationName(system)}" opens, with an Application (client) ID under Essentials.`,
    asks: [],
  };
}

/** Why this account type, in the System's words. */
function audienceReason({ system, plan }: GuidedContext): string {
  const { why, alternatives } = system.audience;
  return alternatives.find(({ audience }) => audience === plan.audience)?.when ?? why;
}

function overviewStep(context: GuidedContext): GuidedStep {
  return {
    id: 'overview',
    title: 'Overview',
    url: url(context, 'overview'),
    instructions: [
      'Copy the Application (client) ID and paste it here.',
      'Copy the Directory (tenant) ID and paste it here.',
      'Pass over the Object ID between them: it looks the same and works nowhere.',
    ],
    values: [
      { label: 'Application (client) ID', value: context.registration.clientId.trim() || UNKNOWN.clientId },
      { label: 'Directory (tenant) ID', value: namedTenant(context.registration.tenant) || UNKNOWN.tenantId },
    ],
    why: 'The Application (client) ID names this app and the Directory (tenant) ID the directory it belongs to; the Object ID is only for administration and gives AADSTS700016 in their place.',
    result: 'Both fields here are filled with 36 characters each, and they differ.',
    asks: ['client-id', 'tenant'],
  };
}

function permissionsStep(context: GuidedContext): GuidedStep {
  const { permissions } = context.plan;
  const names = permissions.map(({ name }) => name);
  const hasUserRead = names.includes('User.Read');
  return {
    id: 'permissions',
    title: 'API permissions',
    url: url(context, 'permissions'),
    instructions: [
      'Click Add a permission, then Microsoft Graph, then Delegated permissions.',
      'Search for each name below and tick it; IMAP, POP and SMTP stand here under Microsoft Graph too.',
      'Click Add permissions.',
      hasUserRead
        ? 'User.Read is there from the start: leave it.'
        : 'User.Read is there from the start and does no harm: leave it.',
    ],
    values: permissions.map(({ name, resource }) => ({ label: resource, value: name })),
    why: 'Delegated permissions reach only what the person who signs in can open; application permissions would reach every mailbox of the organisation.',
    result: `The table lists ${listed(names)} with the type Delegated.`,
    asks: [],
  };
}

function consentStep(context: GuidedContext): GuidedStep {
  const needing = context.plan.permissions.filter(({ adminConsent }) => adminConsent);
  return {
    id: 'consent',
    title: 'Grant admin consent',
    url: url(context, 'permissions'),
    instructions: [
      context.system.consent,
      'On the same page click "Grant admin consent for" with the name of your organisation, and then Yes.',
      'If the button is grey, your account may not do it: send the request to an administrator instead.',
    ],
    values: needing.map(({ name }) => ({ label: 'Needs an administrator', value: name })),
    why: 'Microsoft\'s default policy does not let users consent to mail any more, so without this step each of them meets "Need admin approval".',
    result: 'Every row of the table has a green tick and "Granted for" under Status.',
    asks: [],
  };
}

function secretStep(context: GuidedContext): GuidedStep {
  const { system, plan } = context;
  return {
    id: 'secret',
    title: 'Certificates & secrets',
    url: url(context, 'secrets'),
    instructions: [
      'On the tab Client secrets click New client secret.',
      'Enter the description, choose the lifetime (or the longest that your organisation allows) and click Add.',
      'Copy the column Value at once and paste it here: it is never shown again after you leave the page.',
      'Note the date under Expires here, so that the app can remind you.',
    ],
    values: [
      { label: 'Description', value: `${registrationName(system)} secret` },
      { label: 'Expires', value: secretLifetime(plan.secret.months) },
    ],
    why: SECRET_VALUE_REASON,
    result:
      'The table has one more row, its Value in full until you leave the page. It is about 40 characters long and no row of digits and dashes.',
    asks: ['secret', 'secret-expiry'],
  };
}

function authenticationStep(context: GuidedContext): GuidedStep {
  const { redirectUri, platform } = context.plan;
  const { onAuthentication, why } = PLATFORMS[platform];
  return {
    id: 'authentication',
    title: 'Authentication',
    url: url(context, 'authentication'),
    instructions: [
      `Check that the redirect URI stands under "${onAuthentication}" and nowhere else; if it is missing, click Add a platform, then "${onAuthentication}".`,
      'Check that both boxes under "Implicit grant and hybrid flows" are empty.',
      'Click Save if you changed something.',
    ],
    values: [
      { label: 'Platform', value: onAuthentication },
      { label: 'Redirect URI', value: redirectUri },
      { label: 'Access tokens (used for implicit flows)', value: 'Off' },
      { label: 'ID tokens (used for implicit and hybrid flows)', value: 'Off' },
    ],
    why,
    result: `One platform, "${onAuthentication}", with exactly this redirect URI, and no box ticked under implicit grant.`,
    asks: [],
  };
}

/** Registering needs a directory, and a personal mailbox has none. */
function whoRegisters({ cloud, mailbox }: GuidedContext): string {
  const domain = mailbox.includes('@') ? mailbox.slice(mailbox.lastIndexOf('@') + 1).trim() : '';
  if (cloud.personalDomains.includes(domain.toLowerCase())) {
    return 'Sign in with an account that has an Entra directory; a personal account alone cannot register apps.';
  }
  return `Sign in with an account of ${domain || 'the organisation'} that may register apps.`;
}

function url({ cloud, registration }: GuidedContext, page: PortalPage): string {
  const { tenant, clientId } = registration;
  return portalPageUrl({ cloud, page, tenant: namedTenant(tenant), clientId: clientId.trim() });
}

function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}
