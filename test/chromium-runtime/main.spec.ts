import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AppProcess, createUserData, startApp } from './support/app-process.ts';
import { eventually } from './support/eventually.ts';

let userData: { path: string; remove(): Promise<void> };
let started: AppProcess[];

beforeEach(async () => {
  userData = await createUserData();
  started = [];
});
afterEach(async () => {
  for (const { child, exited } of started) {
    child.kill('SIGKILL');
    await exited;
  }
  await userData.remove();
});

function start(...args: string[]): AppProcess {
  const app = startApp(userData.path, { args });
  started.push(app);
  return app;
}

/** Whether somebody answers on a DevTools port. */
async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/json/version`).then(
    () => true,
    () => false,
  );
}

/** Chromium profiles of one process in the temporary folder. */
function profilesOf(pid: number | undefined): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`mailbox-connector-chromium-${pid}-`));
}

describe('running an app', () => {
  it('gives its main script electron and its own arguments, and ends with it', async () => {
    const app = start('--mode', 'plain');
    await app.client.ready;
    expect(app.output()).toContain('ready Fixture App 4.5.6 6');
    await app.client.order('quit');
    expect(await app.exited).toBe(0);
    expect(app.output()).toContain('before-quit\nwill-quit\nquit\n');
    expect(profilesOf(app.child.pid)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('quits on SIGTERM as Electron does', async () => {
    const app = start();
    await app.client.ready;
    app.child.kill('SIGTERM');
    expect(await app.exited).toBe(0);
    expect(app.output()).toContain('before-quit');
  });

  it('fails loudly when the main script does', async () => {
    const app = start('--mode', 'broken');
    expect(await app.exited).not.toBe(0);
    expect(app.output()).toContain('the main script is broken');
  });

  it('takes Chromium with it when it is killed, and the next start removes the profile', async () => {
    const app = start();
    const { port } = await app.client.ready;
    expect(await answers(port)).toBe(true);
    app.child.kill('SIGKILL');
    expect(await app.exited).toBeNull();
    await eventually(() => answers(port)).toBe(false);
    const next = start();
    await next.client.ready;
    expect(profilesOf(app.child.pid)).toEqual([]);
  });

  it('ends when its parent does', async () => {
    const app = start();
    await app.client.ready;
    app.child.disconnect();
    expect(await app.exited).toBe(1);
  });
});

describe('the single-instance lock', () => {
  it('sends a second instance away and tells the first its arguments', async () => {
    const first = start();
    await first.client.ready;
    const second = start('--mode', 'second');
    expect(await second.exited).toBe(0);
    expect(second.output()).toContain('lock false');
    await eventually(first.output).toContain('second second');
  });

  it('is free after a crash', async () => {
    const first = start();
    await first.client.ready;
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    if (process.platform !== 'win32') expect(existsSync(join(userData.path, 'instance.sock'))).toBe(true);
    const second = start();
    await second.client.ready;
    expect(second.output()).toContain('lock true');
  });

  it('goes to one of two that start at once', async () => {
    const both = [start(), start()];
    await eventually(() => both.filter(({ output }) => /lock \w+/.test(output())).length).toBe(2);
    const locks = both.map(({ output }) => /lock (\w+)/.exec(output())?.[1]);
    expect(locks.toSorted()).toEqual(['false', 'true']);
  });

  it('is one per user-data folder', async () => {
    const other = await createUserData();
    const first = start();
    await first.client.ready;
    const second = startApp(other.path);
    started.push(second);
    await second.client.ready;
    expect(second.output()).toContain('lock true');
    second.child.kill('SIGKILL');
    await second.exited;
    await other.remove();
  });
});
