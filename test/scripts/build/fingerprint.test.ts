import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from '../../../scripts/build/fingerprint.ts';

let root = '';
const file = (name: string) => join(root, name);
const print = () => fingerprint(root, ['main']);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fingerprint-'));
  mkdirSync(file('main/net'), { recursive: true });
  writeFileSync(file('main/net/net.ts'), 'one');
  writeFileSync(file('package.json'), '{}');
});

afterEach(() => rmSync(root, { recursive: true }));

describe('fingerprint', () => {
  it('stays the same when only times change', () => {
    const before = print();
    utimesSync(file('main/net/net.ts'), 1, 1);
    expect(print()).toBe(before);
  });

  it('changes with a content', () => {
    const before = print();
    writeFileSync(file('main/net/net.ts'), 'two');
    expect(print()).not.toBe(before);
  });

  it('changes with a name', () => {
    const before = print();
    renameSync(file('main/net/net.ts'), file('main/net/other.ts'));
    expect(print()).not.toBe(before);
  });

  it('changes with what concerns every build', () => {
    const before = print();
    writeFileSync(file('package.json'), '{"version":"2"}');
    expect(print()).not.toBe(before);
  });

  it('does not look at folders of other builds', () => {
    const before = print();
    mkdirSync(file('renderer'));
    writeFileSync(file('renderer/main.tsx'), 'three');
    expect(print()).toBe(before);
  });
});
