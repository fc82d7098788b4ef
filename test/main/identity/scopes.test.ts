import { describe, expect, it } from 'vitest';
import { scopesOfFirstResource } from '../../../main/identity/scopes.ts';

const graph = 'https://graph.microsoft.com/Mail.Read';
const outlook = 'https://outlook.office.com/IMAP.AccessAsUser.All';

describe('scopesOfFirstResource', () => {
  it.each([
    [[graph, outlook], [graph]],
    [['openid', outlook, graph, 'offline_access'], [outlook]],
    [
      ['Mail.Read', 'User.Read', outlook],
      ['Mail.Read', 'User.Read'],
    ],
    [['openid'], ['openid']],
    [[], []],
  ])('of %j are %j', (scopes, expected) => {
    expect(scopesOfFirstResource(scopes)).toEqual(expected);
  });
});
