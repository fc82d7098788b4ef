import type { Access, PermissionView } from '../../preload/contract.ts';
import type { Cloud } from '../identity/types.ts';
import { chosenProtocols } from './system-inputs.ts';
import { findSystem, type System } from './systems.ts';

/** Who signs in to open what. */
export interface MailboxChoice {
  mailbox: string;
  signer: string;
  accountType: 'work' | 'personal';
  /** What the System's inputs were filled with; some Systems let people choose protocols there. */
  inputs?: Readonly<Record<string, string>>;
  /** Left out: reading and writing, as in a new setup. */
  access?: Access;
}

/**
 * Whether the Mailbox has to be addressed by name instead of as the Signer's own. Personal accounts
 * cannot open anybody else's: another address of theirs is an alias.
 */
export function opensOtherMailbox({ mailbox, signer, accountType }: MailboxChoice): boolean {
  const target = mailbox.trim().toLowerCase();
  const person = signer.trim().toLowerCase();
  return accountType === 'work' && target !== '' && person !== '' && target !== person;
}

/**
 * The delegated permissions a System needs, and no more, in the order in which they are added in the
 * portal. `Mail.Read.Shared` covers the Signer's own mail too, so it takes the place of `Mail.Read`;
 * it exists for work accounts only. `resource` is the one that a token is asked for: the portal lists
 * those of Outlook (IMAP, POP, SMTP) under Microsoft Graph all the same.
 * https://learn.microsoft.com/graph/permissions-reference
 */
export function permissionsFor(
  choice: MailboxChoice,
  system: System | undefined = findSystem('this-computer'),
): PermissionView[] {
  const when = opensOtherMailbox(choice) ? 'other-mailbox' : 'own-mailbox';
  const protocols = system && chosenProtocols(system, choice.inputs ?? {});
  return (system?.permissions ?? [])
    .filter((permission) => permission.when === 'always' || permission.when === when)
    .filter(({ access }) => access === undefined || access === (choice.access ?? 'read-write'))
    .filter(({ protocol }) => protocol === undefined || !!protocols?.includes(protocol))
    .map(({ name, resource, why, mailConsent }) => ({
      name,
      resource,
      why,
      // The policy that keeps users from consenting to mail is one of organisations.
      adminConsent: mailConsent && choice.accountType === 'work',
    }));
}

/**
 * The scopes of a token request. A bare name means Graph in every cloud, and matches it even where the
 * server knows itself by another origin (a loopback cloud); Outlook's need their resource in front.
 */
export function scopesFor(permissions: readonly PermissionView[], cloud: Cloud): string[] {
  return permissions.map(({ name, resource }) =>
    resource === 'outlook' ? `${cloud.outlook}/${name}` : name,
  );
}

/** The scopes of an admin-consent link, each API's with its origin as the endpoint documents them. */
export function consentScopesFor(permissions: readonly PermissionView[], cloud: Cloud): string[] {
  return permissions.map(({ name, resource }) =>
    resource === 'openid' ? name : `${cloud[resource]}/${name}`,
  );
}

/** Whether the System lets people choose what this app may do with the mail. */
export function offersAccess(system: System): boolean {
  return system.permissions.some(({ access }) => access !== undefined);
}

/** Whether these permissions let the app change mail: mark, move, delete. */
export function letsWrite(permissions: readonly Pick<PermissionView, 'name'>[]): boolean {
  return permissions.some(({ name }) => name.startsWith('Mail.ReadWrite'));
}
