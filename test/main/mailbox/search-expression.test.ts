import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchExpression } from '../../../main/mailbox/search-expression.ts';

describe('what is searched for', () => {
  it.each([
    ['rotterdam', '"rotterdam*"'],
    ['Rotterdam invoice', '"Rotterdam invoice*"'],
    ['rotterdam ', '"rotterdam"'],
    ['"annual contract"', '"\\"annual contract\\""'],
    ['from:anna', '"from:anna*"'],
    ['FROM:anna invoice', '"from:anna invoice*"'],
    ['received>=2026-01-01', '"received>=2026-01-01"'],
    ['subject:"two words"', '"subject:\\"two words\\""'],
    ['anna@contoso.com', '"anna@contoso.com*"'],
    ['Größe メモ', '"Größe メモ*"'],
    ['invoice OR offer', '"invoice OR offer*"'],
    ['NOT invoice', '"NOT invoice*"'],
  ])('%s becomes %s', (text, expression) => {
    expect(searchExpression(text)).toBe(expression);
  });

  it.each([
    ['a property that nobody knows is words', 'wrong:value', '"\\"wrong value\\""'],
    ['an operator that leads nowhere is left out', 'invoice OR', '"invoice*"'],
    ['an operator in front of nothing is left out', 'AND invoice', '"invoice*"'],
    ['signs lose their meaning', '(invoice) && $filter', '"invoice filter*"'],
    ['an open quote is closed', '"annual contract', '"\\"annual contract\\""'],
  ])('%s', (_, text, expression) => {
    expect(searchExpression(text)).toBe(expression);
  });

  it.each(['', '   ', '"', '""', '***', 'OR', 'AND OR NOT', '-- ..'])('is nothing in “%s”', (text) => {
    expect(searchExpression(text)).toBeNull();
  });

  it('is always one quoted text, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
        const expression = searchExpression(text);
        if (expression === null) return;
        // Quotes inside are escaped, and so is what escapes.
        expect(expression).toMatch(/^"(?:[^"\\]|\\["\\])+"$/s);
      }),
    );
  });
});
