import { describe, expect, it } from 'vitest';
import { countStates, EVERYTHING, fleetGroups } from '../../../../renderer/screens/overview/fleet-rows.ts';
import { summaryWords } from '../../../../renderer/screens/overview/summary-words.ts';
import { connectionView, problem } from '../../../fakes/app-state.ts';

const revoked = { kind: 'needs-you', problem: problem('refresh-token-expired') } as const;
const all = [
  connectionView({ id: 'a', mailbox: 'zoe@contoso.example', systemName: 'osTicket' }),
  connectionView({ id: 'b', mailbox: 'bob@fabrikam.example', status: { kind: 'paused' } }),
  connectionView({ id: 'c', mailbox: 'ann@contoso.example', systemName: 'osTicket' }),
  connectionView({
    id: 'd',
    mailbox: 'max@fabrikam.example',
    signer: 'ann@contoso.example',
    status: revoked,
  }),
];
const shown = (filter: Partial<typeof EVERYTHING>) =>
  fleetGroups(all, { ...EVERYTHING, ...filter }).map(({ title, connections }) => [
    title,
    connections.map(({ id }) => id).join(' '),
  ]);

describe('the mailboxes of the overview', () => {
  it('come with the worst first, else by address', () => {
    expect(shown({})).toEqual([['', 'd b c a']]);
    expect(shown({ order: 'name' })).toEqual([['', 'c b d a']]);
  });

  it('are found by every word of mailbox, Signer and System', () => {
    expect(shown({ search: 'ANN contoso' })).toEqual([['', 'd c']]);
    expect(shown({ search: 'osticket zoe' })).toEqual([['', 'a']]);
    expect(shown({ search: 'nobody' })).toEqual([]);
  });

  it('are narrowed down to a state, and counted', () => {
    expect(shown({ state: 'problems' })).toEqual([['', 'd']]);
    expect(shown({ state: 'fine' })).toEqual([['', 'c a']]);
    expect(countStates(all)).toEqual({ all: 4, problems: 1, paused: 1, fine: 2 });
  });

  it('are grouped, the group with the worst mailbox first', () => {
    expect(shown({ grouping: 'organisation' })).toEqual([
      ['fabrikam.example · Microsoft 365', 'd b'],
      ['contoso.example · Microsoft 365', 'c a'],
    ]);
    expect(shown({ grouping: 'system', order: 'name' })).toEqual([
      ['osTicket', 'c a'],
      ['This computer', 'b d'],
    ]);
  });

  it('are summed up in a sentence', () => {
    expect(summaryWords(all)).toBe('Of 4 mailboxes, 1 needs you, 1 is paused.');
    expect(summaryWords(all.slice(0, 1))).toBe('It works.');
  });
});
