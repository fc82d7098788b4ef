import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../main/one-line.ts';

describe('a text of others on one line', () => {
  it('keeps every letter of ordinary texts', () => {
    const texts = [
      'Ada Keller',
      'Ødegård & Söhne – “Größe”',
      'Сергей',
      '会議の件',
      'שלום',
      'مرحبا',
      '한국어',
    ];
    for (const text of texts) expect(oneLine(text)).toBe(text);
  });

  it('loses what turns the reading direction', () => {
    expect(oneLine('invoice\u202efdp.exe')).toBe('invoicefdp.exe');
    expect(oneLine('\u2067a\u2069\u200fb\u061c')).toBe('ab');
  });

  it('loses what has no width, so that two names that look equal are equal', () => {
    for (const hidden of '\u200b\u200c\u200d\u2060\ufeff\xad\u034f\u3164\u180e\ufff9\u{e0041}') {
      expect(oneLine(`Ad${hidden}a`), hidden.codePointAt(0)?.toString(16)).toBe('Ada');
    }
  });

  it('keeps joiners where they are seen: in emoji and in scripts that need them', () => {
    for (const text of ['👩‍👩‍👧 family', 'نمی‌خواهم', 'क्‍ष', '❤️‍🔥', '🏴󠁧󠁢󠁥󠁮󠁧󠁿']) expect(oneLine(text)).toBe(text);
  });

  it('has no line breaks, whatever they are called', () => {
    expect(oneLine('a\r\nb\u2028c\u0085d\0e\tf ')).toBe('a b c d e f');
  });

  it('keeps a few marks on a letter and not a heap of them', () => {
    expect(oneLine('e\u0301')).toBe('e\u0301');
    expect(oneLine(`Z${'\u0335'.repeat(60)}al`)).toBe(`Z${'\u0335'.repeat(4)}al`);
  });

  it('is the same when it is asked for again, and is never broken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const line = oneLine(text);
        expect(line.isWellFormed()).toBe(true);
        expect(line).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
