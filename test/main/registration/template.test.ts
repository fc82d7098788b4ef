import { describe, expect, it } from 'vitest';
import { fillTemplate, placeholdersOf } from '../../../main/registration/template.ts';

describe('fillTemplate', () => {
  it('puts values in the place of their names', () => {
    expect(fillTemplate('https://{domain}/{domain}', { domain: 'a.example' })).toBe(
      'https://a.example/a.example',
    );
  });

  it('leaves a name without a value, and what stands in a value, as they are', () => {
    expect(fillTemplate('{a} {b} {toString}', { a: '{b}' })).toBe('{b} {b} {toString}');
    expect(fillTemplate('{a}', { a: '$&' })).toBe('$&');
  });

  it('fills in an empty value', () => {
    expect(fillTemplate('[{a}]', { a: '' })).toBe('[]');
  });
});

describe('placeholdersOf', () => {
  it('names each placeholder once', () => {
    expect(placeholdersOf('{a}/{b}/{a}')).toEqual(['a', 'b']);
    expect(placeholdersOf('none')).toEqual([]);
  });
});
