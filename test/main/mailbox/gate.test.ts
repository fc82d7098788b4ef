import { describe, expect, it } from 'vitest';
import { createGate } from '../../../main/mailbox/gate.ts';
import type { MailResult } from '../../../main/mailbox/types.ts';
import { success } from '../../../main/result.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { never } from './fake-graph.ts';
import { failed } from './fake-mailbox.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A gate, and requests that are answered by hand. */
function setUp() {
  const clock = new FakeClock();
  const gate = createGate({ clock, random: () => 1 });
  const sent: string[] = [];
  const open = new Map<string, (answer: MailResult<string>) => void>();
  const send = (name: string, mailbox = name.split(' ')[0] ?? '', signal = never) =>
    gate.pass(mailbox, signal, () => {
      sent.push(name);
      return new Promise<MailResult<string>>((resolve) => open.set(name, resolve));
    });
  const answer = async (name: string, result: MailResult<string> = success(name)) => {
    open.get(name)?.(result);
    await settle();
  };
  return { clock, gate, sent, send, answer };
}

describe('the gate', () => {
  it('lets four requests at once to one mailbox, and the next as soon as one is answered', async () => {
    const { sent, send, answer, gate } = setUp();
    for (let index = 0; index < 6; index++) void send(`a ${index}`);
    await settle();
    expect(sent).toEqual(['a 0', 'a 1', 'a 2', 'a 3']);
    await answer('a 2');
    expect(sent.at(-1)).toBe('a 4');
    expect(gate.running).toBe(4);
  });

  it('gives the mailboxes their turn, however much one of them wants', async () => {
    const { sent, send, answer } = setUp();
    for (let box = 0; box < 4; box++) for (let index = 0; index < 4; index++) void send(`m${box} ${index}`);
    for (let index = 0; index < 40; index++) void send(`busy ${index}`);
    void send('late 0');
    await settle();
    expect(sent).toHaveLength(16);
    await answer('m0 0');
    await answer('m0 1');
    expect(sent.slice(16)).toEqual(['busy 0', 'late 0']);
  });

  it('does not let mailboxes that hang hold up the others', async () => {
    const { clock, sent, send } = setUp();
    for (let index = 0; index < 16; index++) void send(`stuck${index}`);
    void send('healthy');
    await settle();
    expect(sent).not.toContain('healthy');
    clock.turn(4_000);
    await settle();
    expect(sent).toContain('healthy');
  });

  it('asks nothing of a mailbox that wants to be left alone, until the time is over', async () => {
    const { clock, sent, send, answer } = setUp();
    const first = send('a');
    await settle();
    await answer('a', failed('throttled', 10));
    expect(await first).toMatchObject({ ok: false, retryAfterSeconds: 10 });
    clock.turn(2_500);
    expect(await send('a again')).toMatchObject({ ok: false, retryAfterSeconds: 7.5 });
    void send('other');
    clock.turn(7_500);
    void send('a later', 'a');
    await settle();
    expect(sent).toEqual(['a', 'other', 'a later']);
  });

  it('obeys a Retry-After inside a batch', async () => {
    const { gate, send } = setUp();
    await gate.pass('a', never, async () => success([success('fine'), failed('throttled', 5)]));
    expect(await send('a')).toMatchObject({ ok: false, retryAfterSeconds: 5 });
  });

  it('leaves a mailbox alone after a 429 that names no time, twice as long after each further one', async () => {
    const { clock, gate, sent, send, answer } = setUp();
    // The dice are at the upper end, so that the ceilings are seen.
    const waits: (number | undefined)[] = [];
    for (const attempt of [1, 2, 3]) {
      const refused = send(`a ${attempt}`);
      await settle();
      await answer(`a ${attempt}`, failed('throttled'));
      const result = await refused;
      waits.push(result.ok ? undefined : result.retryAfterSeconds);
      expect(await send('a meanwhile')).toMatchObject({ ok: false, retryAfterSeconds: waits.at(-1) });
      clock.turn((waits.at(-1) ?? 0) * 1000);
    }
    expect(waits).toEqual([5, 10, 20]);
    expect(sent).toEqual(['a 1', 'a 2', 'a 3']);
    const other = await gate.pass('b', never, async () => success('not concerned'));
    expect(other.ok).toBe(true);
    const fine = send('a 4');
    await settle();
    await answer('a 4');
    expect((await fine).ok).toBe(true);
    const again = send('a 5');
    await settle();
    await answer('a 5', failed('throttled'));
    expect(await again).toMatchObject({ retryAfterSeconds: 5 });
  });

  it('closes for a 429 without a time inside a batch too', async () => {
    const { gate, send } = setUp();
    await gate.pass('a', never, async () => success([success('fine'), failed('throttled')]));
    expect(await send('a')).toMatchObject({ ok: false, retryAfterSeconds: 5 });
  });

  it('lets go of who no longer waits', async () => {
    const { sent, send, answer, gate } = setUp();
    const controller = new AbortController();
    for (let index = 0; index < 4; index++) void send(`a ${index}`);
    const waiting = send('a 9', 'a', controller.signal);
    controller.abort();
    expect(await waiting).toMatchObject({ ok: false });
    for (let index = 0; index < 4; index++) await answer(`a ${index}`);
    expect(sent).not.toContain('a 9');
    expect(gate.running).toBe(0);
  });
});
