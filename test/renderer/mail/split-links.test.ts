import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLinks } from '../../../renderer/mail/split-links.ts';

function linksIn(text: string): (string | null)[] {
  return splitLinks(text).flatMap(({ url }) => (url ? [url] : []));
}

describe('splitLinks', () => {
  it.each([
    ['See https://a.example/x.', 'https://a.example/x'],
    ['(https://a.example/x)', 'https://a.example/x'],
    ['<https://a.example/x?y=1&z=2>', 'https://a.example/x?y=1&z=2'],
    ['“https://a.example”', 'https://a.example'],
  ])('finds the address in %s', (text, address) => {
    expect(linksIn(text)).toEqual([address]);
  });

  it.each(['http://a.example', 'javascript:https', 'www.a.example', 'https://', 'ftp://a.example'])(
    'leaves %s as text',
    (text) => {
      expect(linksIn(text)).toEqual([]);
    },
  );

  it('loses and changes no letter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('https://', ' ', '.', '\n'))),
        (pieces) => {
          const text = pieces.join('');
          expect(
            splitLinks(text)
              .map((part) => part.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});
