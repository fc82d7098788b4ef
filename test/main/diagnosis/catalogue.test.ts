import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Diagnosis, loadCatalogue } from '../../../main/diagnosis/catalogue.ts';
import { loadClouds } from '../../../main/identity/clouds.ts';
import { isAllowedLink } from '../../../main/registration/links.ts';
import { readResources } from '../../../main/resources.ts';
import { CAUSES } from '../../../preload/contract.ts';

const folder = new URL('../../../resources/diagnoses/', import.meta.url);
const diagnoses = readResources('diagnoses') as Diagnosis[];

describe('the diagnosis files', () => {
  it('are all named in the index, each under the name of its cause', () => {
    const names = readdirSync(folder).sort();
    expect(names).toEqual(diagnoses.map(({ cause }) => `${cause}.json`).sort());
    for (const name of names) {
      const file = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Diagnosis;
      expect(`${file.cause}.json`).toBe(name);
    }
  });

  it('cover every cause of the contract', () => {
    expect(diagnoses.map(({ cause }) => cause).sort()).toEqual([...CAUSES].sort());
  });

  it('say everything in whole sentences', () => {
    for (const { title, text, steps } of diagnoses) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(text).toMatch(/^[A-Z].*\.$/);
      for (const step of steps) expect(step).toMatch(/^[A-Z].*(\.|\$true|\$false)$/);
    }
  });

  it('name only pages that the app may open', () => {
    const links = JSON.stringify(diagnoses).match(/https:\/\/[\w./-]*\w/g) ?? [];
    expect(links.length).toBeGreaterThan(3);
    const clouds = loadClouds();
    expect(links.filter((link) => !isAllowedLink(link, clouds))).toEqual([]);
  });

  it('offer to ask the administrator only where an administrator is needed', () => {
    for (const { who, repairs, cause } of diagnoses) {
      if (repairs?.[0] === 'ask-admin') expect(`${cause} ${who}`).toBe(`${cause} admin`);
    }
  });
});

describe('loadCatalogue', () => {
  const [first, ...rest] = diagnoses as [Diagnosis, ...Diagnosis[]];

  it('finds a code without regard to case', () => {
    const catalogue = loadCatalogue();
    expect(catalogue.causeOf('graph', 'SYNCSTATENOTFOUND')).toBe('sync-state-expired');
    expect(catalogue.causeOf('aadsts', 50011)).toBe('redirect-uri-mismatch');
    expect(catalogue.causeOf('net', 'constructor')).toBeUndefined();
  });

  it('refuses a code under two causes', () => {
    const twice = { ...first, recognise: { aadsts: [50011] } };
    expect(() => loadCatalogue([twice, ...rest])).toThrow('aadsts 50011 stands for');
  });

  it('refuses a cause without a file, two files of one cause, and an unknown key', () => {
    expect(() => loadCatalogue(rest)).toThrow(`no diagnosis of ${first.cause}`);
    expect(() => loadCatalogue([first, ...diagnoses])).toThrow('two diagnoses');
    expect(() => loadCatalogue([{ ...first, colour: 'red' }, ...rest])).toThrow();
  });
});
