import { expect, test } from 'vitest';
import { runTenant } from '../../../main/cli/tenant.ts';

/** Runs the command until its first line is out; `stop` ends it and answers with the exit code. */
async function started(argv: string[]) {
  const stopper = new AbortController();
  const lines: string[] = [];
  const first = Promise.withResolvers<void>();
  const out = (line: string) => {
    lines.push(line);
    first.resolve();
  };
  const exit = runTenant(argv, { out, error: out, signal: stopper.signal });
  await first.promise;
  const stop = () => {
    stopper.abort();
    return exit;
  };
  return { lines, exit, stop };
}

test('tenant --json prints one line with all that a client needs, and serves until stopped', async () => {
  const { lines, stop } = await started(['--json', '--port', '0', '--messages', '5', '--admin-consented']);
  const card = JSON.parse(lines[0] ?? '');
  const metadata = await (await fetch(`${card.authority}/v2.0/.well-known/openid-configuration`)).json();
  expect(lines).toHaveLength(1);
  expect(card).toMatchObject({
    login: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    graph: card.login,
    clientId: expect.any(String),
    clientSecret: expect.any(String),
    publicClientId: expect.any(String),
    tenantId: expect.any(String),
    redirectUris: expect.arrayContaining(['http://localhost']),
  });
  expect(card.people[0]).toMatchObject({
    address: expect.any(String),
    password: expect.any(String),
    note: expect.any(String),
  });
  expect(metadata.issuer).toBe(`${card.login}/${card.tenantId}/v2.0`);
  expect(await stop()).toBe(0);
  await expect(fetch(card.login)).rejects.toThrow();
});

test('without --json it prints text for people', async () => {
  const { lines, stop } = await started(['--messages', '1']);
  expect(lines.join('\n')).toMatch(/ada\.keller@contoso-practice\.example\s+practice-1/);
  expect(await stop()).toBe(0);
});

test.for([['--port', 'x'], ['--port', '70000'], ['--messages', '-1'], ['--colour'], ['extra']])(
  'tenant %s %s is answered with the usage',
  async (argv) => {
    const { lines, exit } = await started(argv.filter(Boolean));
    expect(lines[0]).toMatch(/^Usage: connector tenant/);
    expect(await exit).toBe(2);
  },
);

test('a folder that is not there ends the command with a reason', async () => {
  const { lines, exit } = await started(['--mail', '/nonexistent']);
  expect(lines[0]).toContain('ENOENT');
  expect(await exit).toBe(1);
});
