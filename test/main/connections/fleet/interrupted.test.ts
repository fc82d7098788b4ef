import { expect, it } from 'vitest';
import { createPracticeServices, type PracticeServices } from '../../../../main/cli/practice-services.ts';
import { defaultSaved } from '../../../../main/connections/default-saved.ts';
import { memoryOnlyVault } from '../../../../main/connections/memory-only-vault.ts';
import type { Saved } from '../../../../main/connections/types.ts';
import { memoryStore } from '../../../fakes/memory-store.ts';
import { BEN, OLGA, SUPPORT } from '../../checks/causes.ts';
import { practiceReady } from './practice-ready.ts';

const TEXT = `${OLGA}\n${SUPPORT}, ${OLGA}\n${BEN}`;

/** Adds three mailboxes of two people; answers what the next start finds, closed when the second was asked. */
async function interrupted(): Promise<PracticeServices> {
  const store = memoryStore();
  const vault = memoryOnlyVault();
  const { services, person } = await createPracticeServices({ store, vault });
  const like = practiceReady(services);
  person.wishes = { address: OLGA, consent: 'organization' };
  const closed = new Promise<Saved>((resolve) => {
    services.state.subscribe(({ errand }) => {
      if (errand?.signer?.address !== BEN) return;
      const names = Object.keys(defaultSaved()) as (keyof Saved)[];
      resolve(Object.fromEntries(names.map((name) => [name, store.get(name)])) as unknown as Saved);
    });
  });
  await services.fleet.add({ text: TEXT, signer: '', like, secret: '' });
  const kept = await closed;
  // The window that is open closes with the app: that is no answer.
  services.fleet.close();
  services.fleet.cancel();
  await poll(() => services.state.get().errand?.isOver).toBe(true);
  expect(store.get('adding')).toEqual(kept.adding);
  for (const { id } of services.connections.all()) services.connections.setPaused(id, true);
  return createPracticeServices({ store: memoryStore(kept), vault });
}

/** A busy computer signs in slowly. */
const poll = <T>(value: () => T) => expect.poll(value, { timeout: 15_000 });

const statusOf = ({ services }: PracticeServices, mailbox: string) =>
  services.state.get().connections.find((one) => one.mailbox === mailbox)?.status.kind;

it('adding goes on after the app was closed in the middle, with whoever had not signed in', async () => {
  const again = await interrupted();
  const { services, person, store } = again;
  const { state, fleet } = services;
  expect(state.get().errand).toMatchObject({
    kind: 'add',
    isOver: true,
    wasInterrupted: true,
    items: [{ mailbox: BEN, phase: 'waiting' }],
  });
  expect(state.get().place.screen).toBe('overview');
  await poll(() => statusOf(again, OLGA)).toBe('ok');
  // Nobody is told that a mailbox needs them before they were asked.
  expect(statusOf(again, BEN)).toBe('paused');
  person.wishes = { address: BEN };
  fleet.resume();
  await poll(() => state.get().errand).toMatchObject({ isOver: true, wasInterrupted: false });
  expect(state.get().errand?.items).toMatchObject([{ mailbox: BEN, phase: 'done' }]);
  await poll(() => statusOf(again, BEN)).toBe('ok');
  expect(store.get('adding')).toEqual([]);
  fleet.dismiss();
  expect(state.get().errand).toBeNull();
});

it('who does not want to go on has mailboxes that need them, and is not asked again', async () => {
  const again = await interrupted();
  const { services, store } = again;
  services.fleet.dismiss();
  expect(services.state.get().errand).toBeNull();
  expect(store.get('adding')).toEqual([]);
  await poll(() => statusOf(again, BEN)).toBe('needs-you');
});

it('another errand does not take the offer away, and what is removed or signed in is no part of it', async () => {
  const again = await interrupted();
  const { services, person } = again;
  const { state, fleet, connections } = services;
  const ben = connections.all().find(({ mailbox }) => mailbox === BEN)?.id ?? '';
  const support = connections.all().find(({ mailbox }) => mailbox === SUPPORT)?.id ?? '';
  fleet.signIn([support]);
  await poll(() => state.get().errand).toMatchObject({ kind: 'sign-in', isOver: true });
  fleet.dismiss();
  expect(state.get().errand).toMatchObject({ wasInterrupted: true, items: [{ mailbox: BEN }] });
  fleet.signIn([support]);
  await poll(() => state.get().errand).toMatchObject({ kind: 'sign-in', isOver: true });
  person.wishes = { address: BEN };
  await services.signIn.start(ben, 'window');
  fleet.dismiss();
  expect(state.get().errand).toBeNull();

  const other = await interrupted();
  const [gone] = other.services.state.get().errand?.items ?? [];
  await other.services.fleet.remove([gone?.connectionId ?? '']);
  expect(other.services.state.get().errand).toBeNull();
});
