import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf, withChange } from '../../preload/changes.ts';
import { appState, connectionView, problem } from '../fakes/app-state.ts';

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, 0, -0, 1, '', 'a'),
    // Few names and ids, so that two pieces of data often have some in common; and names that objects have anyway.
    fc.dictionary(fc.constantFrom('id', 'a', 'b', '__proto__', 'constructor', 'to'), tie('value'), {
      maxKeys: 4,
    }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', '__proto__'), of: tie('value') }), {
      maxLength: 4,
    }),
  ),
}));

describe('a change', () => {
  it('made in what was before is what is now, for any data that crosses as a copy', () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        const change = changeOf(before, after);
        if (change === null) expect(before).toEqual(after);
        else expect(withChange(before, structuredClone(change))).toEqual(after);
      }),
      { numRuns: 1000 },
    );
  });

  it('is none between data that say the same', () => {
    fc.assert(
      fc.property(value, (data) => {
        expect(changeOf(data, structuredClone(data))).toBeNull();
      }),
    );
  });

  it('does not touch what was before', () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        const copy = structuredClone(before);
        const change = changeOf(before, after);
        if (change) withChange(before, change);
        expect(before).toEqual(copy);
      }),
    );
  });
});

describe('of two hundred connections', () => {
  const many = appState({
    connections: Array.from({ length: 200 }, (_, index) =>
      connectionView({ id: `c${index}`, mailbox: `m${index}@contoso.example` }),
    ),
  });
  const status = { kind: 'needs-you', problem: problem('refresh-token-expired') } as const;
  const next = {
    ...many,
    connections: many.connections.map((one, index) => (index === 7 ? { ...one, status } : one)),
  };

  it('only what changed of the one that changed is sent', () => {
    expect(changeOf(many, structuredClone(next))).toEqual({
      parts: [['connections', { entries: [['c7', { parts: [['status', { to: status }]] }]], order: null }]],
    });
  });

  it('only the one that changed is another object afterwards', () => {
    const change = changeOf(many, next);
    const after = change && withChange(many, structuredClone(change));
    const changed = after?.connections.filter((one, index) => one !== many.connections[index]);
    expect(changed?.map(({ id }) => id)).toEqual(['c7']);
    expect(after?.connections[7]?.registration).toBe(many.connections[7]?.registration);
    expect(after?.settings).toBe(many.settings);
  });

  it('one that goes, comes or moves takes none of the others along', () => {
    const [first, ...others] = many.connections;
    const change = changeOf(many, { ...many, connections: [...others, ...(first ? [first] : [])] });
    expect(JSON.stringify(change)).not.toContain('contoso');
  });
});
