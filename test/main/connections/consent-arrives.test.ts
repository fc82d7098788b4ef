import { afterEach, beforeEach, expect, it } from 'vitest';
import { signInAs } from '../../../main/practice/scripted-person.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { SEEDS } from '../../support/seeds.ts';
import { ADA, chooseSystem, type Desk, OLGA, openDesk, registerByItself } from './seeds/desk.ts';

let desk: Desk;
let clock: FakeClock;

const turn = () => new Promise((resolve) => setImmediate(resolve));
const state = () => desk.services.state.get();
/** Until something has been shown; time itself stands still meanwhile. */
const until = (met: () => boolean) => expect.poll(met, { timeout: 20_000 }).toBe(true);

/** A registration that nobody has agreed to, and a Signer who was sent to the administrator. */
beforeEach(async () => {
  clock = new FakeClock(Date.now());
  desk = await openDesk({ clock });
  const [perfex] = SEEDS;
  if (!perfex) throw new Error('no system');
  await chooseSystem(desk, perfex, ADA);
  await registerByItself(desk);
  // One browser: the sign-in window remembers who was there.
  desk.person.wishes = { address: ADA, consent: 'decline', browser: new Map() };
  await desk.services.signIn.start(null, 'window');
  expect(state().signIn).toMatchObject({ phase: 'failed', problem: { who: 'admin', repair: 'ask-admin' } });
  await until(() => state().setup?.consentWatch.status === 'waiting');
});

afterEach(async () => {
  desk.services.consentWatch.dispose();
  for (const { id } of desk.services.connections.all()) desk.services.doctor.cancel(id);
  await desk.services.practice.close();
});

/** Opens the link of the message, on another computer. */
async function administratorAgrees(): Promise<void> {
  const link = state().setup?.adminConsentUrl ?? '';
  const end = await signInAs(desk.tenant, link, { address: OLGA, consent: 'accept' });
  expect(end).toMatchObject({ kind: 'redirect' });
}

it('a consent given elsewhere is noticed: the setup becomes a connection by itself', async () => {
  clock.turn(15_000);
  await until(() => state().setup?.consentWatch.status === 'waiting');
  expect(state().connections).toEqual([]);
  await administratorAgrees();
  clock.turn(15_000);
  await until(() => state().connections.length === 1);
  const [connection] = state().connections;
  expect(connection?.proof.every(({ verdict }) => verdict === 'proven')).toBe(true);
  expect(connection?.handover?.fields).toHaveLength(5);
  expect(state()).toMatchObject({ setup: null, signIn: { phase: 'idle' } });
});

it('a look under way connects nothing once the person has given up', async () => {
  await administratorAgrees();
  clock.turn(15_000);
  await until(() => state().setup?.consentWatch.status === 'checking');
  // What the window's Cancel button does.
  desk.services.consentWatch.cancel();
  desk.services.signIn.cancel();
  for (let round = 0; round < 50; round += 1) await turn();
  expect(state().connections).toEqual([]);
  expect(state().setup?.consentWatch.status).toBe('off');
});

it('a setup that was thrown away is not connected behind its back', async () => {
  await administratorAgrees();
  clock.turn(15_000);
  await until(() => state().setup?.consentWatch.status === 'checking');
  desk.services.consentWatch.cancel();
  await desk.services.setup.discard();
  for (let round = 0; round < 50; round += 1) await turn();
  expect(state()).toMatchObject({ setup: null, connections: [] });
});
