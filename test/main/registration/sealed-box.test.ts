import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  generateKeyPair,
  open,
  type SealedBox,
  seal,
  sealedBoxSchema,
} from '../../../main/registration/sealed-box.ts';

const pair = generateKeyPair();
const context = 'request 1';

function sealed(text: string): SealedBox {
  const box = seal(text, { publicKey: pair.publicKey, context });
  if (!box) throw new Error('not sealed');
  return box;
}

describe('a sealed box', () => {
  it('gives the text back to the owner of the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(open(sealed(text), { privateKey: pair.privateKey, context })).toBe(text.toWellFormed());
      }),
    );
  });

  it('fits its schema and survives being written down', () => {
    const box = sealedBoxSchema.parse(JSON.parse(JSON.stringify(sealed('text'))));
    expect(open(box, { privateKey: pair.privateKey, context })).toBe('text');
  });

  it('is another one each time, and says nothing about the text but its length', () => {
    const [one, two] = [sealed('the same text'), sealed('the same text')];
    expect(new Set([...Object.values(one), ...Object.values(two)]).size).toBe(8);
    expect(Buffer.from(one.text, 'base64url')).toHaveLength('the same text'.length);
  });

  it('stays closed for another key and another context', () => {
    const box = sealed('text');
    expect(open(box, { privateKey: generateKeyPair().privateKey, context })).toBeNull();
    expect(open(box, { privateKey: pair.privateKey, context: 'request 2' })).toBeNull();
    expect(open(box, { privateKey: 'no key', context })).toBeNull();
  });

  it('stays closed when any bit of it was changed', () => {
    const box = sealed('a text of some length');
    const bits = (['ephemeralKey', 'nonce', 'tag', 'text'] as const).flatMap((part) =>
      Array.from({ length: Buffer.from(box[part], 'base64url').length * 8 }, (_, bit) => ({ part, bit })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...bits), ({ part, bit }) => {
        const bytes = Buffer.from(box[part], 'base64url');
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        // X25519 takes no notice of the last bit of a public key, but the derived key does.
        const changed = { ...box, [part]: bytes.toString('base64url') };
        expect(open(changed, { privateKey: pair.privateKey, context })).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('stays closed when its tag was cut short', () => {
    const box = sealed('text');
    const tag = Buffer.from(box.tag, 'base64url').subarray(0, 4).toString('base64url');
    expect(open({ ...box, tag }, { privateKey: pair.privateKey, context })).toBeNull();
  });

  it('is not made for what is no key, nor for a weak point of the curve', () => {
    const zero = Buffer.alloc(32).toString('base64url');
    const one = Buffer.from([1, ...new Array<number>(31).fill(0)]).toString('base64url');
    for (const publicKey of ['', 'AAAA', 'not a key', zero, one]) {
      expect(seal('text', { publicKey, context })).toBeNull();
    }
  });

  it('is not made of a text that is no secret by its length', () => {
    expect(seal('x'.repeat(5000), { publicKey: pair.publicKey, context })).toBeNull();
  });
});

describe('generateKeyPair', () => {
  it('makes a new pair each time, as text without line breaks', () => {
    const other = generateKeyPair();
    expect(other.publicKey).not.toBe(pair.publicKey);
    expect(`${other.publicKey}${other.privateKey}`).toMatch(/^[\w-]+$/);
  });
});
