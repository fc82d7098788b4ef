/** Entra's admin centre in its own words, so that a person finds on screen what stands in a plan. */
import type { Audience, Platform } from '../../preload/contract.ts';

/** "Supported account types" on the page Register an application; newer portals word them as in brackets. */
export const ACCOUNT_TYPES: Record<Audience, { label: string; newer: string; why: string }> = {
  AzureADMyOrg: {
    label: 'Accounts in this organizational directory only (Single tenant)',
    newer: 'Single tenant only',
    why: 'The account type decides who may sign in: here only accounts of the one directory in which the app is registered.',
  },
  AzureADMultipleOrgs: {
    label: 'Accounts in any organizational directory (Any Microsoft Entra ID tenant - Multitenant)',
    newer: 'Multiple Entra ID tenants',
    why: 'The account type decides who may sign in: here work and school accounts of any organisation whose administrator agrees.',
  },
  AzureADandPersonalMicrosoftAccount: {
    label:
      'Accounts in any organizational directory (Any Microsoft Entra ID tenant - Multitenant) and personal Microsoft accounts (e.g. Skype, Xbox)',
    newer: 'Any Entra ID tenant + Personal Microsoft accounts',
    why: 'The account type decides who may sign in: here work and school accounts as well as personal Outlook.com ones.',
  },
  PersonalMicrosoftAccount: {
    label: 'Personal Microsoft accounts only',
    newer: 'Personal accounts only',
    why: 'The account type decides who may sign in: here personal Outlook.com accounts and no others.',
  },
};

/** "Select a platform" on the page Register an application, and the same on the page Authentication. */
export const PLATFORMS: Record<Platform, { onRegister: string; onAuthentication: string; why: string }> = {
  web: {
    onRegister: 'Web',
    onAuthentication: 'Web',
    why: 'Web is for a product that redeems the code on its server with a secret; "Single-page application" is for code inside a browser page, so Microsoft refuses the server there (AADSTS9002327), and the implicit-grant boxes are for apps that take tokens from the address bar, which this one does not.',
  },
  publicClient: {
    onRegister: 'Public client/native (mobile & desktop)',
    onAuthentication: 'Mobile and desktop applications',
    why: 'A program on a computer cannot keep a secret, so it belongs under mobile and desktop; "Web" would ask it for one (AADSTS7000218), "Single-page application" works only inside a browser page (AADSTS9002327), and the implicit-grant boxes are for neither.',
  },
};

/** "Expires" in the panel Add a client secret: the portal's choices by months. */
const LIFETIMES: Record<number, string> = {
  3: '90 days (3 months)',
  6: '180 days (6 months)',
  12: '365 days (12 months)',
  18: '545 days (18 months)',
  24: '730 days (24 months)',
};

/** What to choose under "Expires". */
export function secretLifetime(months: number): string {
  return LIFETIMES[months] ?? `Custom: ${months} months from today`;
}

export const SECRET_VALUE_REASON =
  'Only the Value opens the door: the Secret ID beside it is merely its number, and pasted as a secret it gives AADSTS7000215.';
