import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AppState, ConnectionView } from '../../../preload/contract.ts';
import { shareUnchanged } from '../../../renderer/store/share-unchanged.ts';
import { appState, connectionView, problem } from '../../fakes/app-state.ts';

const view = (number: number) => connectionView({ id: `c${number}`, mailbox: `m${number}@contoso.example` });
const many = appState({ connections: Array.from({ length: 200 }, (_, index) => view(index)) });

it('of two hundred connections only the one that changed is another object', () => {
  const copy = structuredClone(many);
  copy.connections[7] = {
    ...view(7),
    status: { kind: 'needs-you', problem: problem('refresh-token-expired') },
  };
  const after = shareUnchanged(many, copy);
  const changed = after.connections.filter((one, index) => one !== many.connections[index]);
  expect(changed.map(({ id }) => id)).toEqual(['c7']);
  expect(after).toEqual(copy);
});

it('a state that says nothing new of the connections keeps their list', () => {
  const after = shareUnchanged(many, { ...structuredClone(many), activityRevision: 9 });
  expect(after.connections).toBe(many.connections);
  expect(after.activityRevision).toBe(9);
});

type Change = (list: ConnectionView[]) => ConnectionView[];
const place = fc.nat({ max: 19 });
const change: fc.Arbitrary<Change> = fc.oneof(
  place.map(
    (number): Change =>
      (list) =>
        list.filter(({ id }) => id !== `c${number}`),
  ),
  place.map(
    (number): Change =>
      (list) => [...list.filter(({ id }) => id !== `c${number}`), view(number)],
  ),
  fc.tuple(place, fc.constantFrom('ok', 'syncing', 'paused')).map(
    ([number, kind]): Change =>
      (list) =>
        list.map((one) => (one.id === `c${number}` ? { ...one, status: { kind } as const } : one)),
  ),
  fc.tuple(place, fc.option(fc.string())).map(
    ([number, lastSync]): Change =>
      (list) =>
        list.map((one) => (one.id === `c${number}` ? { ...one, lastSync } : one)),
  ),
  fc.constant<Change>((list) => list.toReversed()),
);

it('after any changes the window has the state that main has', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      let main: AppState = appState({ connections: Array.from({ length: 12 }, (_, index) => view(index)) });
      let window: AppState | null = null;
      for (const act of changes) {
        main = { ...main, connections: act(main.connections) };
        window = shareUnchanged(window, structuredClone(main));
        expect(window).toEqual(main);
      }
    }),
  );
});
