import { stableGuid } from '../stable.ts';

/** Who may consent to a delegated permission. */
type ConsentBy =
  /** Any user. */
  | 'user'
  /** Users by the permission's own flag, but not under the Microsoft-managed consent policy. */
  | 'managed'
  /** Administrators only. */
  | 'admin';

/** One delegated permission (`oauth2PermissionScope`). */
export interface Permission {
  id: string;
  value: string;
  consent: ConsentBy;
  /** What the consent page says. */
  title: string;
  /** Exists for work accounts only. */
  workOnly: boolean;
}

/** Scopes of OpenID Connect: every registration may ask for them, Graph holds their consent. */
export const OIDC_SCOPES = ['openid', 'profile', 'email', 'offline_access'];

/** Ids and administrator flags from Microsoft's permission reference (permissions-descriptions.json, 2026-08-07). */
export const GRAPH_SCOPES: Permission[] = [
  scope('openid', 'user', 'Sign you in', '37f7f235-527c-4136-accd-4a02d197296e'),
  scope('profile', 'user', 'View your basic profile', '14dad69e-099b-42c9-810b-d002981feec1'),
  scope('email', 'user', 'View your email address', '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0'),
  scope(
    'offline_access',
    'user',
    'Keep the access you have given it while you are away',
    '7427e0e9-2fba-42fe-b0c0-848c9e6a8182',
  ),
  scope('User.Read', 'user', 'Sign you in and read your profile', 'e1fe6dd8-ba31-4d61-89e7-88639da4683d'),
  scope(
    'Mail.ReadBasic',
    'managed',
    'Read your mail without its text',
    'a4b8392a-d8d1-4954-a029-8e668a39a170',
  ),
  scope('Mail.Read', 'managed', 'Read your mail', '570282fd-fa5c-430d-a7fd-fc8dc98a9dca'),
  scope('Mail.ReadWrite', 'managed', 'Read and change your mail', '024d486e-b451-40bb-833d-3e66d98c5c73'),
  scope('Mail.Send', 'user', 'Send mail as you', 'e383f46e-2787-4529-855e-0e479a3ffac0'),
  shared('Mail.Read.Shared', 'managed', 'Read mail you can open', '7b9103a5-4610-446b-9670-80643382c1fa'),
  shared(
    'Mail.ReadWrite.Shared',
    'managed',
    'Read and change mail you can open',
    '5df07973-7d5d-46ed-9847-1271055cbd51',
  ),
  shared(
    'Mail.ReadBasic.Shared',
    'managed',
    'Read mail you can open, without its text',
    'b11fa0e7-fdb7-4dc9-b1f1-59facd463480',
  ),
  shared('Mail.Send.Shared', 'user', 'Send mail for others', 'a367ab51-6b49-43bf-a716-a1fb06d2a174'),
  scope(
    'MailboxSettings.Read',
    'managed',
    'Read your mailbox settings',
    '87f447af-9fa4-4c32-9dfa-4a57a73d18ce',
  ),
  scope(
    'IMAP.AccessAsUser.All',
    'managed',
    'Read and change your mail through IMAP',
    '652390e4-393a-48de-9484-05f9b1212954',
  ),
  scope(
    'POP.AccessAsUser.All',
    'managed',
    'Read and change your mail through POP',
    'd7b7f2d9-0f45-4ea1-9d42-e50810c06991',
  ),
  scope('SMTP.Send', 'user', 'Send mail as you through SMTP', '258f6531-6087-4cc4-bb90-092c5fb3ed3f'),
  scope(
    'Application.ReadWrite.All',
    'admin',
    'Read and change all app registrations',
    'bdfbf15f-ee85-4955-8675-146e8e5296b5',
  ),
  scope(
    'Application.Read.All',
    'admin',
    'Read all app registrations',
    'c79f8feb-a9db-4090-85f9-90d820caa0eb',
  ),
  scope(
    'DelegatedPermissionGrant.ReadWrite.All',
    'admin',
    'Manage all consents',
    '41ce6ca6-6826-4807-84f1-1c82854f7ee5',
  ),
  scope(
    'AppRoleAssignment.ReadWrite.All',
    'admin',
    'Manage app role assignments',
    '84bccea3-f856-4a8a-967b-dbe0a3d53a64',
  ),
  scope('Directory.Read.All', 'admin', 'Read the directory', '06da0dbc-49e2-44d2-8312-53f166ab848a'),
];

/** The mail protocols' permissions as Exchange Online offers them. */
export const EXCHANGE_SCOPES: Permission[] = [
  protocol('IMAP.AccessAsUser.All', 'managed', 'Read and change your mail through IMAP'),
  protocol('POP.AccessAsUser.All', 'managed', 'Read and change your mail through POP'),
  protocol('SMTP.Send', 'user', 'Send mail as you through SMTP'),
];

function scope(value: string, consent: ConsentBy, title: string, id: string): Permission {
  return { id, value, consent, title, workOnly: false };
}

function shared(value: string, consent: ConsentBy, title: string, id: string): Permission {
  return { ...scope(value, consent, title, id), workOnly: true };
}

function protocol(value: string, consent: ConsentBy, title: string): Permission {
  return scope(value, consent, title, stableGuid(`exchange/${value}`));
}
