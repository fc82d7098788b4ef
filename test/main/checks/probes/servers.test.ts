import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { probeImap } from '../../../../main/checks/probes/imap.ts';
import { probePop3 } from '../../../../main/checks/probes/pop3.ts';
import { probeSmtp } from '../../../../main/checks/probes/smtp.ts';
import type { ProbeResult, ProbeTarget } from '../../../../main/checks/probes/types.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { GOOD, listening, type Script, type ScriptServer, startScript } from './script-server.ts';

const TOKEN = 'opaque-token-of-a-personal-account-0123456789';

const PROTOCOLS = [
  { name: 'imap', probe: probeImap, script: GOOD.imap as Script },
  { name: 'pop', probe: probePop3, script: GOOD.pop as Script },
  { name: 'smtp', probe: probeSmtp, script: GOOD.smtp as Script },
] as const;

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function serve(script: Script, cutAfter?: () => number): Promise<ScriptServer> {
  const server = await startScript(script, cutAfter);
  open.push(server);
  return server;
}

function target(
  { port, ca = [] }: { port: number; ca?: string[] },
  more: Partial<ProbeTarget> = {},
): ProbeTarget {
  return {
    server: { host: 'mail.example', port: 993 },
    user: 'ada@mail.example',
    accessToken: TOKEN,
    signal: new AbortController().signal,
    timeoutMs: 20_000,
    route: async () => ({ host: '127.0.0.1', port, ca }),
    ...more,
  };
}

const code = (result: ProbeResult) =>
  result.ok ? null : `${result.stage} ${result.evidence.facts.code ?? ''}`;

describe.each(PROTOCOLS)('the $name probe', ({ name, probe, script }) => {
  it('finds a good server good, and says what it found', async () => {
    const result = await probe(target(await serve(script)));
    expect(result.ok).toBe(true);
    expect(result.facts.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Address', 'TLS', { imap: 'Inbox', pop: 'Messages', smtp: 'Sender' }[name]]),
    );
  });

  it('names the stage for a connection cut at every byte of the dialogue', { timeout: 60_000 }, async () => {
    let cut = 0;
    const server = await serve(script, () => cut);
    const stages: string[] = [];
    for (let isOver = false; !isOver; cut += 1) {
      const result = await probe(target(server));
      if (!result.ok) expect(result.evidence.facts.code).not.toBe('timeout');
      stages.push(result.ok ? 'ok' : result.stage);
      isOver = result.ok;
    }
    const order = ['greeting', 'starttls', 'tls', 'auth', 'open', 'sender', 'ok'];
    const places = stages.map((stage) => order.indexOf(stage));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(new Set(stages)).toEqual(new Set(EXPECTED_STAGES[name]));
  });

  it('gives up on a server that says nothing, when its time is over and not before', async () => {
    const clock = new FakeClock();
    const silent = await serve({ ...script, greeting: '' });
    const waiting = probe(target(silent, { clock, timeoutMs: 5000 }));
    await until(() => silent.connected() > 0);
    clock.turn(4999);
    clock.turn(1);
    expect(code(await waiting)).toMatch(/^(connect|tls|greeting) timeout$/);
    await until(() => silent.connected() === 0);
  });

  it('can be cancelled, and leaves nothing behind', async () => {
    const controller = new AbortController();
    const silent = await serve({ ...script, greeting: '' });
    const waiting = probe(target(silent, { signal: controller.signal }));
    await until(() => silent.connected() > 0);
    controller.abort();
    expect(code(await waiting)).toMatch(/ aborted$/);
    await until(() => silent.connected() === 0);
    expect(code(await probe(target(silent, { signal: AbortSignal.abort() })))).toMatch(/ aborted$/);
  });

  it.each([
    [
      'a web page',
      'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<html>Log in to the hotel</html>\r\n',
    ],
    ['noise', '\u0001\u0002\u0003\u0000\u001b[31m\r\n'.repeat(50)],
    ['a line without end', 'x'.repeat(500_000)],
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n'],
  ])('knows %s for no mail server', async (_, greeting) => {
    const result = await probe(target(await serve({ ...script, greeting })));
    expect(result).toMatchObject({ ok: false, stage: 'greeting' });
    if (result.ok) return;
    expect(result.evidence.cause).toBe('proxy-blocks');
    expect(result.evidence.facts.message.length).toBeLessThan(700);
    expect(result.evidence.facts.message).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('refuses a certificate of another name, and one of an unknown issuer, by name', async () => {
    const server = await serve(script);
    const otherName = await probe(target(server, { server: { host: 'other.example', port: 993 } }));
    expect(code(otherName)).toBe('tls tls');
    const unknown = await probe(target({ port: server.port }));
    expect(unknown).toMatchObject({ ok: false, stage: 'tls' });
    expect(JSON.stringify(unknown)).toContain('issued by Test');
  });

  it('never repeats the token, even where the server does', async () => {
    const echo = await serve({ ...script, answer: (line) => echoed(script, line) });
    const result = await probe(target(echo, { accessToken: `eyJ0eXAi.${'x'.repeat(300)}.sig` }));
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).not.toContain('xxxxxxxxxx');
    const encoded = Buffer.from('auth=Bearer eyJ').toString('base64').slice(4, 12);
    expect(JSON.stringify(result)).not.toContain(encoded);
  });

  it('does not let an address end its command', async () => {
    const lines: string[] = [];
    const server = await serve({
      ...script,
      answer(line) {
        lines.push(line);
        return script.answer(line);
      },
    });
    await probe(target(server, { user: 'ada@mail.example\r\nDELE 1', sender: 'a>\r\nDATA' }));
    expect(lines.filter((line) => /^(DELE|DATA)/.test(line))).toEqual([]);
  });

  it('tells a name that does not exist from a port where nobody listens', async () => {
    const nobody = createServer();
    const port = await listening(nobody);
    await new Promise((resolve) => nobody.close(resolve));
    expect(code(await probe(target({ port })))).toBe('connect offline');
    const { route: _, ...unrouted } = target({ port });
    const missing = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    expect(code(await probe({ ...unrouted, lookup: () => Promise.reject(missing) }))).toBe('resolve offline');
  });

  it('tries IPv4 where IPv6 leads nowhere', async () => {
    const server = await serve(script);
    const { route: _, ...unrouted } = target(server);
    const result = await probe({
      ...unrouted,
      server: { host: 'mail.example', port: server.port },
      ca: server.ca,
      // Nobody listens there.
      lookup: async () => [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ],
    });
    expect(result.ok).toBe(true);
    expect(result.facts[0]).toEqual({ label: 'Address', value: '127.0.0.1 (IPv4)' });
    expect(result.facts.some(({ label }) => label === 'IPv6')).toBe(true);
  });
});

const EXPECTED_STAGES = {
  imap: ['greeting', 'auth', 'open', 'ok'],
  pop: ['greeting', 'auth', 'open', 'ok'],
  smtp: ['greeting', 'starttls', 'tls', 'auth', 'sender', 'ok'],
};

/** Refuses what follows the sign-in with the sign-in itself in the text. */
function echoed(script: Script, line: string): ReturnType<Script['answer']> {
  const [tag] = line.split(' ');
  if (/^\S+ AUTHENTICATE/.test(line)) return `${tag} NO you said ${line}\r\n`;
  if (/^[A-Za-z0-9+/=]{60,}$/.test(line)) {
    return script.security === 'starttls' ? `535 you said ${line}\r\n` : `-ERR you said ${line}\r\n`;
  }
  return script.answer(line);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
