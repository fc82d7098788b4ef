import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSystems, SYSTEM_FILES } from '../../../main/registration/systems.ts';

const folder = new URL('../../../resources/systems/', import.meta.url);

describe('loadSystems', () => {
  it('knows every file of the folder', () => {
    const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    expect(files).toEqual(expect.arrayContaining([...SYSTEM_FILES]));
    expect(SYSTEM_FILES).toHaveLength(files.length);
  });

  it('refuses an id used twice and an unknown key', () => {
    const [system] = loadSystems();
    expect(() => loadSystems([system, system])).toThrow('same id');
    expect(() => loadSystems([{ ...system, extra: true }])).toThrow();
  });
});
