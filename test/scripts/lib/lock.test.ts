import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from '../../../scripts/lib/lock.mjs';
import { ROOT } from '../../../scripts/lib/paths.mjs';

describe('withLock', () => {
  it('lets one work at a time', async () => {
    const name = randomUUID();
    const events: string[] = [];
    const work = (label: string) => async () => {
      events.push(`${label} begins`);
      await new Promise(setImmediate);
      events.push(`${label} ends`);
    };
    await Promise.all([withLock(name, work('first')), withLock(name, work('second'))]);
    expect(events).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('gives the lock back when the work fails', async () => {
    const name = randomUUID();
    await expect(withLock(name, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await withLock(name, async () => 'done')).toBe('done');
  });

  it('takes over from a process that died', async () => {
    const name = randomUUID();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(fileOf(name), String(dead));
    expect(await withLock(name, async () => 'done')).toBe('done');
    expect(existsSync(fileOf(name))).toBe(false);
  });
});

function fileOf(name: string): string {
  const checkout = createHash('sha256').update(ROOT).digest('hex').slice(0, 16);
  return join(tmpdir(), `mailbox-connector-${checkout}-${name}.lock`);
}
