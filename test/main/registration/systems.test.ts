import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { graphPermissionId } from '../../../main/registration/scripts/permission-ids.ts';
import { checkInput } from '../../../main/registration/system-inputs.ts';
import {
  checkSystems,
  findSystem,
  loadSystems,
  SYSTEM_FILES,
  systemView,
} from '../../../main/registration/systems.ts';
import { systemViewSchema } from '../../../preload/contract.ts';

const folder = new URL('../../../resources/systems/', import.meta.url);
const systems = loadSystems();
const [system] = SYSTEM_FILES as [object];
const perfex = SYSTEM_FILES[1] as {
  registration: object;
  fields: object[];
  secret: object;
  inputs: object[];
};

describe('checkSystems', () => {
  it('knows every file of the folder', () => {
    const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    expect(files).toEqual(expect.arrayContaining([...SYSTEM_FILES]));
    expect(SYSTEM_FILES).toHaveLength(files.length);
  });

  it('offers the five systems of the guides, this computer, any other, and four more products', () => {
    expect(systems.map(({ id }) => id)).toEqual([
      'this-computer',
      'perfex-crm',
      'maxxton-mxts',
      'oracle-b2c-service',
      'oro',
      'osticket',
      'freescout',
      'zammad',
      'zammad-imap',
      'znuny',
      'email-oauth2-proxy',
      'custom',
    ]);
  });

  it('refuses an id used twice and an unknown key', () => {
    expect(() => checkSystems([system, system])).toThrow('same id');
    expect(() => checkSystems([{ ...system, extra: true }])).toThrow();
  });

  it.each([
    [
      'a redirect URI with an input that nobody asks for',
      { registration: { ...perfex.registration, redirectUri: 'https://{host}/' } },
      '{host} is no required input',
    ],
    [
      'a redirect URI with an input that may be left out',
      { inputs: [{ ...perfex.inputs[0], required: false }] },
      '{domain} is no required input',
    ],
    [
      'a field made of an unknown value',
      { fields: [{ ...perfex.fields[0], value: '{password}' }] },
      '{password} is no known value',
    ],
    [
      'a secret in a field that is not marked as secret',
      { fields: [{ ...perfex.fields[0], value: '{secret}' }] },
      'exactly when it holds the secret',
    ],
    ['a needed secret without a lifetime', { secret: { ...perfex.secret, months: 0 } }, 'go together'],
    [
      'an alternative that is the recommendation',
      {
        audience: {
          recommended: 'AzureADMyOrg',
          why: 'So.',
          alternatives: [{ audience: 'AzureADMyOrg', when: 'Never.' }],
        },
      },
      'no alternative to itself',
    ],
  ])('refuses %s', (_what, change, message) => {
    expect(() => checkSystems([{ ...perfex, ...change }])).toThrow(message);
  });
});

describe.each(systems)('the file of $name', (each) => {
  it('gives an example for every input that the input itself accepts unchanged', () => {
    for (const input of each.inputs) {
      expect(checkInput(input, input.example), input.id).toEqual({ value: input.example });
    }
  });

  it('asks for permissions that exist, each once', () => {
    const names = each.permissions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(graphPermissionId(name), name).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('asks for a refresh token', () => {
    expect(each.permissions.map(({ name }) => name)).toContain('offline_access');
  });

  it('names for each protocol the permission that opens it', () => {
    const opens = { graph: /^Mail\./, imap: /^IMAP\./, pop: /^POP\./, smtp: /^SMTP\./ };
    for (const protocol of each.protocols) {
      expect(each.permissions.some(({ name }) => opens[protocol].test(name))).toBe(true);
    }
  });

  it('marks what users of a managed tenant cannot consent to themselves', () => {
    for (const { name, mailConsent } of each.permissions) {
      expect(mailConsent, name).toBe(/^(Mail\.Read|IMAP|POP)/.test(name));
    }
  });

  it('takes no field id twice and no host out of thin air', () => {
    const ids = each.fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(JSON.stringify(each.fields)).not.toMatch(/office365|microsoftonline|993|995|587/);
  });

  it('says why a personal account cannot be used where no audience lets one in', () => {
    const audiences = [
      each.audience.recommended,
      ...each.audience.alternatives.map((other) => other.audience),
    ];
    const admitsPersonal = audiences.some((audience) => audience.includes('Personal'));
    expect(admitsPersonal).toBe(each.audience.personalRefusal === undefined);
  });
});

describe('findSystem', () => {
  it('finds a system by its id and nothing else', () => {
    expect(findSystem('oro')?.name).toBe('OroCRM / OroCommerce');
    expect(findSystem('OroCRM')).toBeUndefined();
    expect(findSystem('__proto__')).toBeUndefined();
  });
});

describe('systemView', () => {
  it('is what the contract lets through, and nothing more', () => {
    for (const each of systems) expect(systemViewSchema.parse(systemView(each))).toEqual(systemView(each));
  });

  it('keeps the rules of an input in main', () => {
    const osticket = systems.find(({ id }) => id === 'osticket');
    expect(osticket?.inputs[0]).toHaveProperty('pattern');
    expect(osticket && systemView(osticket).inputs[0]).not.toHaveProperty('pattern');
  });
});
