import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bashQuote, odataQuote, powershellQuote } from '../../../../main/registration/scripts/quote.ts';
import { bash } from './run-script.ts';

const HOSTILE = [
  `'; rm -rf / #`,
  '$(touch /tmp/x)',
  '`id`',
  '"$HOME"',
  'a\\',
  "\\'",
  '!!',
  ' two  spaces ',
  'tab\there',
  'line\nbreak',
  '',
  '-n',
  '*',
  '~root',
  'ünïcödé 🙂',
];

describe('bashQuote', () => {
  it('gives every text back as one word, whatever is in it', async () => {
    const texts = [...HOSTILE, ...fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), 300)].map((text) =>
      text.replaceAll('\0', '').toWellFormed(),
    );
    const { stdout } = await bash(['-c', `printf '%s\\0' ${texts.map(bashQuote).join(' ')}`]);
    expect(stdout.split('\0').slice(0, -1)).toEqual(texts);
  });

  it('leaves NUL out, which no argument can hold', () => {
    expect(bashQuote('a\0b')).toBe("'ab'");
  });
});

describe('powershellQuote', () => {
  const QUOTES = ["'", '‘', '’', '‚', '‛'];

  it('doubles every quote that PowerShell takes for an end', () => {
    for (const quote of QUOTES) expect(powershellQuote(`a${quote}b`)).toBe(`'a${quote}${quote}b'`);
  });

  it('is one literal from the first to the last character', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...QUOTES, 'a', '$', '`', '"', '\n', ')') }), (text) => {
        const inner = powershellQuote(text).slice(1, -1);
        // Read as PowerShell reads it: a quote followed by any quote stands for the second.
        const read = inner.replace(/['‘’‚‛](['‘’‚‛])/g, '$1');
        expect(read).toBe(text);
        expect(inner.replace(/['‘’‚‛]{2}/g, '')).not.toMatch(/['‘’‚‛]/);
      }),
    );
  });
});

describe('odataQuote', () => {
  it('doubles the single quote', () => {
    expect(odataQuote("O'Neill' or 1 eq 1")).toBe("'O''Neill'' or 1 eq 1'");
  });
});
