import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLinksFile } from '../../../main/mailbox/links-file.ts';
import { FakeClock } from '../../fakes/clock.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'links-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function setUp(directory = folder) {
  const clock = new FakeClock();
  const path = join(directory, 'sync-state.json');
  const warnings: string[] = [];
  const open = () => openLinksFile({ path, clock, log: { warn: (text) => void warnings.push(text) } });
  return { clock, path, warnings, open };
}

const MARK = { link: 'https://graph.example/delta?$deltatoken=1', newest: 5 };

describe('the delta links on disk', () => {
  it('survive a restart, by connection and folder, for nobody else to read', () => {
    const { clock, path, open } = setUp();
    const links = open();
    links.set('a', 'inbox', MARK);
    links.set('a', 'archive', { ...MARK, newest: 6 });
    links.set('b', 'inbox', MARK);
    links.set('b', 'inbox', null);
    clock.turn(5_000);
    expect(open().get('a', 'archive')?.newest).toBe(6);
    expect(open().get('b', 'inbox')).toBeNull();
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['sync-state.json']);
  });

  it('are written together, and at once when the app ends', () => {
    const { clock, path, open } = setUp();
    const links = open();
    for (let round = 0; round < 50; round++) links.set('a', 'inbox', { ...MARK, newest: round });
    expect(clock.pending).toBe(1);
    links.flush();
    expect(JSON.parse(readFileSync(path, 'utf8')).connections.a.inbox.newest).toBe(49);
    expect(clock.pending).toBe(0);
  });

  it('go with their connection', () => {
    const { open } = setUp();
    const links = open();
    links.set('a', 'inbox', MARK);
    links.forget('a');
    links.flush();
    expect(links.get('a', 'inbox')).toBeNull();
    expect(open().get('a', 'inbox')).toBeNull();
  });

  it.each(['', '{', '[]', '{"version":2}', '{"version":1,"connections":{"a":{"inbox":{"link":7}}}}'])(
    'that are damaged (%s) count as absent',
    (text) => {
      const { path, open } = setUp();
      writeFileSync(path, text);
      expect(open().get('a', 'inbox')).toBeNull();
    },
  );

  it('that cannot be written are told once, and kept for this run', () => {
    writeFileSync(join(folder, 'file'), '');
    const { warnings, open } = setUp(join(folder, 'file'));
    const links = open();
    for (let count = 0; count < 3; count++) {
      links.set('a', 'inbox', MARK);
      links.flush();
    }
    expect(links.get('a', 'inbox')).toEqual(MARK);
    expect(warnings).toHaveLength(1);
  });
});
