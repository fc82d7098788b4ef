import { describe, expect, it } from 'vitest';
import {
  createLookUps,
  judgeDomain,
  judgeWithModel,
  modelFor,
  withDomain,
} from '../../../../main/connections/fleet/look-up.ts';
import type { Connection } from '../../../../main/connections/types.ts';
import type { AddressRow, Audience, Discovery } from '../../../../preload/contract.ts';
import { problem } from '../../../fakes/app-state.ts';

const row = (signer: string, verdict: AddressRow['verdict'] = 'ready'): AddressRow => ({
  line: 1,
  name: '',
  mailbox: signer,
  signer,
  verdict,
  notes: [],
});
const found = (domain: string, change: object = {}): Discovery => ({
  status: 'found',
  domain,
  cloud: 'global',
  cloudName: 'Microsoft 365',
  accountType: 'work',
  tenantId: 'tenant-own',
  ...change,
});
const like = (audience: Audience = 'AzureADMyOrg') =>
  ({
    cloud: 'global',
    account: { tenantId: 'tenant-own' },
    accountType: 'work',
    registration: { audience, tenant: 'tenant-own' },
  }) as Connection;
const { signal } = new AbortController();

describe('the domains of a list', () => {
  it('are asked for once each, and again only where there was no answer', async () => {
    const asked: string[] = [];
    let isOffline = true;
    const lookUps = createLookUps(async (address) => {
      asked.push(address);
      const domain = address.split('@')[1] ?? '';
      const failed: Discovery = { status: 'failed', domain, problem: problem('offline-or-dns') };
      return domain === 'b.example' && isOffline ? failed : found(domain);
    });
    const rows = [
      row('x@a.example'),
      row('y@A.example'),
      row('z@b.example'),
      row('bad@c.example', 'refused'),
    ];
    expect(lookUps.missing(rows)).toEqual(['a.example', 'b.example']);
    await lookUps.ask(lookUps.missing(rows), signal);
    expect(lookUps.missing(rows)).toEqual([]);
    expect(judgeDomain(row('z@b.example'), like(), lookUps.get('b.example'))).toMatchObject({
      verdict: 'warned',
      notes: ['There was no way to look up b.example.'],
    });
    isOffline = false;
    await lookUps.ask(['b.example'], signal);
    expect(lookUps.get('b.example')?.status).toBe('found');
    expect(asked).toEqual(['somebody@a.example', 'somebody@b.example', 'somebody@b.example']);
  });

  it('stay unknown where the search was cancelled', async () => {
    const controller = new AbortController();
    const lookUps = createLookUps(async (address) => {
      controller.abort();
      return found(address);
    });
    await lookUps.ask(['a.example', 'b.example'], controller.signal);
    expect(lookUps.missing([row('x@a.example'), row('x@b.example')])).toEqual(['a.example', 'b.example']);
  });
});

it.each<[string, Discovery, Audience, AddressRow['verdict'], RegExp | null]>([
  ['of the own organisation', found('a.example'), 'AzureADMyOrg', 'ready', null],
  ['of another one', found('a.example', { tenantId: 'other' }), 'AzureADMyOrg', 'warned', /guest/],
  ['of another one', found('a.example', { tenantId: 'other' }), 'AzureADMultipleOrgs', 'ready', null],
  [
    'in another cloud',
    found('a.example', { cloud: 'china', cloudName: 'China' }),
    'AzureADMultipleOrgs',
    'refused',
    /China/,
  ],
  [
    'personal',
    found('a.example', { accountType: 'personal' }),
    'AzureADMultipleOrgs',
    'refused',
    /personal accounts/,
  ],
  [
    'personal',
    found('a.example', { accountType: 'personal' }),
    'AzureADandPersonalMicrosoftAccount',
    'ready',
    null,
  ],
  ['work', found('a.example'), 'PersonalMicrosoftAccount', 'refused', /personal accounts only/],
])('a domain that is %s', (_, discovery, audience, verdict, words) => {
  const judged = judgeDomain(row('x@a.example'), like(audience), discovery);
  expect(judged.verdict).toBe(verdict);
  if (words) expect(judged.notes[0]).toMatch(words);
  else expect(judged.notes).toEqual([]);
});

it('a connection takes the kind of account and, for several organisations, the tenant of its domain', () => {
  const other = found('a.example', { tenantId: 'other' });
  expect(withDomain(like('AzureADMultipleOrgs'), other).registration.tenant).toBe('other');
  expect(withDomain(like(), other).registration.tenant).toBe('tenant-own');
  const personal = withDomain(
    like('PersonalMicrosoftAccount'),
    found('a', { accountType: 'personal', tenantId: undefined }),
  );
  expect(personal).toMatchObject({ accountType: 'personal', registration: { tenant: 'tenant-own' } });
});

describe('a domain in another cloud', () => {
  const china = found('a.example', { cloud: 'china', cloudName: 'China' });
  const own = { ...like(), id: 'own', system: 'osticket', practice: false };
  const there = { ...own, id: 'there', cloud: 'china', mailbox: 'desk@there.example' };
  const judge = (all: readonly Connection[]) =>
    judgeWithModel(row('x@a.example'), { like: own, model: modelFor(own, china, all), found: china });

  it('takes the registration of a connection there for the same System', () => {
    expect(modelFor(own, china, [own, there])).toBe(there);
    expect(judge([own, there])).toMatchObject({
      verdict: 'warned',
      notes: ['a.example is in China: the registration of desk@there.example is taken.'],
    });
    expect(modelFor(own, found('b.example'), [own, there])).toBe(own);
  });

  it('is left out where there is none, and it is said what helps', () => {
    expect(modelFor(own, china, [own, { ...there, system: 'perfex-crm' }])).toBe(own);
    expect(modelFor(own, china, [own, { ...there, practice: true }])).toBe(own);
    expect(judge([own])).toMatchObject({
      verdict: 'refused',
      notes: [
        'a.example is in China, where this registration does not work. Connect one mailbox there first.',
      ],
    });
  });
});
