import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importRegistration } from '../../../../main/registration/import/import.ts';
import { importedSchema } from '../../../../preload/contract.ts';
import { CLIENT, TENANT } from '../plans.ts';

const AUTHORIZE = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize`;

describe('any text', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'client_id=',
      'secret: ',
      '[a]',
      '[a@b.cc]',
      '\t',
      '"',
      "'",
      '{',
      'https://login.microsoftonline.com/',
      'scope=',
      '=>',
      '\\',
    ),
  );

  it('is read without throwing, into what the contract takes', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('', '\n', ' '), (lines, glue) => {
        const { secret, ...read } = importRegistration(lines.join(glue));
        expect(importedSchema.parse(read)).toEqual(read);
        expect(read.hasSecret).toBe(secret !== undefined);
      }),
      { numRuns: 500 },
    );
  });

  it('is read as JSON without throwing', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), (text) => void importRegistration(text)));
  });

  it('never has its secret repeated outside of the secret', () => {
    const secret = fc.string({ unit: fc.constantFrom(...'abcXYZ019~_.-'), minLength: 30, maxLength: 40 });
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom('client_secret=', 'ClientSecret: ', '"appSecret": "'),
        (value, key) => {
          const text = `client_id=${CLIENT}\nredirect_uri=http://x.example/${'cb'}\n${key}${value}${key.endsWith('"') ? '"' : ''}`;
          const { secret: _, ...read } = importRegistration(text);
          expect(JSON.stringify(read)).not.toContain(value);
        },
      ),
    );
  });

  it('takes time in proportion to its length, however it is made', () => {
    const units = [
      '[',
      '{"a":',
      'a=',
      '[a]\n b',
      'x\n \n',
      ' ',
      '[a]\nk=1\n b\n',
      'client_id=1\n',
      'https://',
      '"\\',
      "'\\''",
      'a@',
      '[a@b.cc]\nclient_id = x\n',
      ' #',
      `${AUTHORIZE} `,
      'secret=…',
      '.',
      ')',
    ];
    const time = (length: number): number => {
      const texts = units.map((unit) => unit.repeat(Math.ceil(length / unit.length)));
      const start = performance.now();
      for (const text of texts) importRegistration(text);
      return performance.now() - start;
    };
    time(25_000);
    const best = (length: number) => Math.min(time(length), time(length), time(length));
    // Eight times the length: linear work takes 8 times as long, quadratic work 64 times.
    expect(best(200_000) / best(25_000)).toBeLessThan(32);
  });

  it('is read up to the limit of the command and no further', () => {
    const text = `${' '.repeat(200_000)}client_id=${CLIENT}`;
    expect(importRegistration(text).clientId).toBe('');
  });
});
