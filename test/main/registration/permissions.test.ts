import { describe, expect, it } from 'vitest';
import { findCloud, loadClouds } from '../../../main/identity/clouds.ts';
import type { Cloud } from '../../../main/identity/types.ts';
import {
  consentScopesFor,
  letsWrite,
  opensOtherMailbox,
  permissionsFor,
  scopesFor,
} from '../../../main/registration/permissions.ts';
import { findSystem, type System } from '../../../main/registration/systems.ts';

const own = { mailbox: 'alice@contoso.com', signer: 'Alice@Contoso.com', accountType: 'work' as const };
const shared = { ...own, mailbox: 'support@contoso.com' };

function names(choice: Parameters<typeof permissionsFor>[0]): string[] {
  return permissionsFor(choice).map(({ name }) => name);
}

describe('permissionsFor', () => {
  const sides = ['openid', 'profile', 'offline_access', 'User.Read'];

  it.each([
    [own, 'Mail.ReadWrite', 'Mail.Read'],
    [shared, 'Mail.ReadWrite.Shared', 'Mail.Read.Shared'],
    [{ ...shared, accountType: 'personal' as const }, 'Mail.ReadWrite', 'Mail.Read'],
  ])('asks for one permission over mail, the one that was chosen (%#)', (choice, write, read) => {
    expect(names(choice)).toEqual([...sides, write]);
    expect(names({ ...choice, access: 'read-write' })).toEqual([...sides, write]);
    expect(names({ ...choice, access: 'read' })).toEqual([...sides, read]);
  });

  it('knows which of them let the app change mail', () => {
    expect(letsWrite(permissionsFor(shared))).toBe(true);
    expect(letsWrite(permissionsFor({ ...shared, access: 'read' }))).toBe(false);
  });

  it('expects an administrator for mail in an organisation and for nothing else', () => {
    const needing = permissionsFor(shared).filter(({ adminConsent }) => adminConsent);
    expect(needing.map(({ name }) => name)).toEqual(['Mail.ReadWrite.Shared']);
    expect(permissionsFor({ ...own, accountType: 'personal' }).some((p) => p.adminConsent)).toBe(false);
  });

  it('gives a reason for each permission', () => {
    for (const choice of [own, shared]) {
      for (const { why } of permissionsFor(choice)) expect(why).toMatch(/^[A-Z].+\.$/);
    }
  });
});

describe('permissionsFor another system', () => {
  const custom = findSystem('custom') as System;

  it('keeps the order of its file and tells the resource a token is asked for', () => {
    const osticket = permissionsFor(own, findSystem('osticket'));
    expect(osticket.map(({ name, resource }) => `${resource} ${name}`)).toEqual([
      'graph User.Read',
      'openid offline_access',
      'outlook IMAP.AccessAsUser.All',
      'outlook POP.AccessAsUser.All',
      'outlook SMTP.Send',
    ]);
  });

  it('follows the protocols that were chosen', () => {
    const chosen = permissionsFor({ ...shared, inputs: { protocols: 'graph-write pop' } }, custom);
    expect(chosen.slice(4).map(({ name }) => name)).toEqual([
      'Mail.ReadWrite.Shared',
      'POP.AccessAsUser.All',
    ]);
  });

  it('opens no mailbox before a protocol was chosen', () => {
    expect(permissionsFor(own, custom).some(({ name }) => /Mail|IMAP|POP|SMTP/.test(name))).toBe(false);
  });
});

describe('opensOtherMailbox', () => {
  it('takes a signer not typed yet for the owner', () => {
    expect(opensOtherMailbox({ ...own, signer: '' })).toBe(false);
    expect(opensOtherMailbox({ ...own, mailbox: '' })).toBe(false);
  });

  it('compares addresses without case and outer spaces', () => {
    expect(opensOtherMailbox({ ...own, signer: ' ALICE@contoso.com ' })).toBe(false);
    expect(opensOtherMailbox(shared)).toBe(true);
  });
});

const china = findCloud(loadClouds(), 'china') as Cloud;

describe('scopesFor', () => {
  it('leaves Graph scopes bare, which means the Graph of the cloud that is asked', () => {
    expect(scopesFor(permissionsFor(own), china)).toEqual([
      'openid',
      'profile',
      'offline_access',
      'User.Read',
      'Mail.ReadWrite',
    ]);
  });

  it('names Outlook scopes with the Outlook resource', () => {
    const cloud = findCloud(loadClouds(), 'global') as Cloud;
    const imap = { name: 'IMAP.AccessAsUser.All', resource: 'outlook' as const, why: '', adminConsent: true };
    expect(scopesFor([imap], cloud)).toEqual(['https://outlook.office.com/IMAP.AccessAsUser.All']);
  });
});

describe('consentScopesFor', () => {
  it("names Graph scopes with the cloud's own Graph and leaves OpenID Connect's bare", () => {
    expect(consentScopesFor(permissionsFor(own), china)).toEqual([
      'openid',
      'profile',
      'offline_access',
      'https://microsoftgraph.chinacloudapi.cn/User.Read',
      'https://microsoftgraph.chinacloudapi.cn/Mail.ReadWrite',
    ]);
  });
});
