import { expect, it } from 'vitest';
import { createClipboard } from '../../../main/desktop/clipboard.ts';
import type { Electron } from '../../../main/desktop/electron.ts';
import { FakeClock } from '../../fakes/clock.ts';

const SECRET = 'abc8Q~not.a-real_secret~0123456789abcdefgh';
const turn = () => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const clock = new FakeClock();
  const held = { text: '' };
  let quit = () => {};
  const electron = {
    app: { on: (_event: string, listener: () => void) => (quit = listener) },
    clipboard: {
      readText: () => held.text,
      writeText: (text: string) => {
        held.text = text;
      },
    },
  } as unknown as Electron;
  const clipboard = createClipboard(electron, clock);
  const pass = async (ms: number) => {
    clock.turn(ms);
    await turn();
  };
  return { clipboard, clock, held, pass, quit: () => quit() };
}

it('holds a secret for 60 seconds and not a second longer', async () => {
  const { clipboard, held, pass } = setUp();
  await clipboard.writeSecret(SECRET);
  await pass(59_999);
  expect(held.text).toBe(SECRET);
  await pass(1);
  expect(held.text).toBe('');
});

it('leaves alone what the person has copied meanwhile', async () => {
  const { clipboard, held, pass } = setUp();
  await clipboard.writeSecret(SECRET);
  await pass(30_000);
  held.text = 'a phone number';
  await pass(60_000);
  expect(held.text).toBe('a phone number');
});

it('leaves alone what the app has copied meanwhile, which is no secret', async () => {
  const { clipboard, held, pass } = setUp();
  await clipboard.writeSecret(SECRET);
  await clipboard.write('11111111-2222-4333-8444-555555555555');
  await pass(120_000);
  expect(held.text).toBe('11111111-2222-4333-8444-555555555555');
});

it('counts from the last time it was copied', async () => {
  const { clipboard, clock, held, pass } = setUp();
  await clipboard.writeSecret(SECRET);
  await pass(50_000);
  await clipboard.writeSecret(SECRET);
  await pass(50_000);
  expect(held.text).toBe(SECRET);
  await pass(10_000);
  expect(held.text).toBe('');
  expect(clock.pending).toBe(0);
});

it('takes the secret out when the app ends', async () => {
  const { clipboard, held, quit } = setUp();
  await clipboard.writeSecret(SECRET);
  quit();
  await turn();
  expect(held.text).toBe('');
  held.text = 'something else';
  quit();
  await turn();
  expect(held.text).toBe('something else');
});
