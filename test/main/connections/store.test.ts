import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../main/clock.ts';
import { readSaved } from '../../../main/connections/saved.ts';
import { createStore } from '../../../main/connections/store.ts';
import { savedConnection } from '../../fakes/saved-connection.ts';

let directory: string;
const file = () => join(directory, 'settings.json');
const read = () => JSON.parse(readFileSync(file(), 'utf8'));
/** Time moves on with every look at the clock, so that no two copies get one name. */
const clock = { ...systemClock, now: () => (now += 1000) };
let now = Date.UTC(2026, 0, 1);
const open = () => createStore({ read: readSaved, directory, clock });
const copies = () => readdirSync(directory).filter((name) => name.startsWith('settings.damaged-'));

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'store-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const connection = (id: string) => savedConnection({ id });

describe('createStore', () => {
  it('starts with defaults and nothing to say', () => {
    const store = open();
    expect([store.get('connections'), store.get('selected'), store.notice]).toEqual([[], null, null]);
  });

  it('makes the directory it is given', () => {
    directory = join(directory, 'new');
    open().set('selected', 'a');
    expect(read().selected).toBe('a');
  });

  it('hands back after a restart what was set', () => {
    const store = open();
    store.set('connections', [connection('a')]);
    store.set('window', { width: 800, height: 600, maximized: false });
    store.set('practice', { deep: [1] });
    const again = open();
    expect(again.get('connections')).toEqual([connection('a')]);
    expect(again.get('window')).toEqual({ width: 800, height: 600, maximized: false });
    expect(again.get('practice')).toEqual({ deep: [1] });
  });

  it('lets nobody else read the file', () => {
    open().set('selected', 'a');
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it.each(['{"selected":"a"', '', 'null', '[1]', '\u0000\u0000'])('sets %j aside as it was', (text) => {
    writeFileSync(file(), text);
    const store = open();
    const [copy = ''] = copies();
    expect(copies()).toHaveLength(1);
    expect(readFileSync(join(directory, copy), 'utf8')).toBe(text);
    expect(statSync(join(directory, copy)).mode & 0o777).toBe(0o600);
    expect(store.get('selected')).toBeNull();
    expect(store.notice).toMatchObject({ cause: 'settings-damaged', text: expect.stringContaining(copy) });
  });

  it('speaks of the damage once', () => {
    writeFileSync(file(), 'damaged');
    open();
    const again = open();
    expect([again.notice, copies().length]).toEqual([null, 1]);
  });

  it('loses one bad connection and no other', () => {
    writeFileSync(
      file(),
      JSON.stringify({ connections: [connection('a'), { id: 'b' }, connection('c')], selected: 'c' }),
    );
    const store = open();
    expect(store.get('connections').map(({ id }) => id)).toEqual(['a', 'c']);
    expect(store.get('selected')).toBe('c');
    expect(store.notice?.facts.message).toBe('unreadable: connections');
    expect([open().notice, copies().length]).toEqual([null, 1]);
  });

  it('keeps what it can when one value has the wrong type', () => {
    writeFileSync(file(), JSON.stringify({ connections: 'none', selected: 7, trayHintShown: true }));
    const store = open();
    expect([store.get('connections'), store.get('selected'), store.get('trayHintShown')]).toEqual([
      [],
      null,
      true,
    ]);
  });

  it('survives a file that is a directory, and says that nothing is saved', () => {
    mkdirSync(file());
    const store = open();
    store.set('selected', 'a');
    expect(store.get('selected')).toBe('a');
    expect(store.notice?.title).toBe('Settings can’t be saved');
  });

  it('survives a place where no directory can be made', () => {
    writeFileSync(join(directory, 'file'), '');
    const store = createStore({ read: readSaved, directory: join(directory, 'file', 'below') });
    store.set('selected', 'a');
    expect([store.get('selected'), store.notice?.facts.message]).toEqual(['a', 'ENOTDIR']);
  });

  it('says when a later write fails, and stops saying it when writing works again', () => {
    const store = open();
    store.set('selected', 'a');
    rmSync(directory, { recursive: true });
    writeFileSync(directory, '');
    store.set('selected', 'b');
    expect([store.get('selected'), store.notice?.title]).toEqual(['b', 'Settings can’t be saved']);
    rmSync(directory);
    store.set('selected', 'c');
    expect([read().selected, store.notice]).toEqual(['c', null]);
  });

  it('writes all it knows even when the file was damaged while it ran', () => {
    const store = open();
    store.set('connections', [connection('a')]);
    writeFileSync(file(), 'damaged');
    store.set('selected', 'a');
    expect(open().get('connections')).toEqual([connection('a')]);
  });

  it('narrows the mode of an existing file', () => {
    writeFileSync(file(), '{}');
    chmodSync(file(), 0o644);
    open().set('selected', 'a');
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('runs a migration once and before anything is judged', () => {
    writeFileSync(file(), JSON.stringify({ chosen: 'a', selected: 7 }));
    const runs: string[] = [];
    const migrations = {
      version: '2.0.0',
      steps: {
        '2.0.0': (old: { get(key: string): unknown; set(key: string, value: unknown): void }) => {
          runs.push('2.0.0');
          old.set('selected', old.get('chosen'));
        },
      },
    };
    const store = createStore({ read: readSaved, directory, migrations });
    createStore({ read: readSaved, directory, migrations });
    expect([store.get('selected'), store.notice, runs]).toEqual(['a', null, ['2.0.0']]);
  });

  it('sweeps away what a killed write left behind, but not a write under way', () => {
    for (const name of ['old', 'young']) writeFileSync(join(directory, `settings.json.tmp-${name}`), '{');
    utimesSync(join(directory, 'settings.json.tmp-old'), 1, 1);
    createStore({ read: readSaved, directory });
    expect(readdirSync(directory).filter((name) => name.includes('.tmp-'))).toEqual([
      'settings.json.tmp-young',
    ]);
  });

  it('leaves no temporary file behind', () => {
    const store = open();
    for (let i = 0; i < 10; i += 1) store.set('selected', `${i}`);
    expect(readdirSync(directory)).toEqual(['settings.json']);
    expect(existsSync(file())).toBe(true);
  });
});
