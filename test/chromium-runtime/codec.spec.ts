import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from './codec.ts';

const roundTrip = (value: unknown) => decode(encode(value));

describe('codec', () => {
  it('gives back any value of plain data', () => {
    fc.assert(
      fc.property(
        fc.anything({ withMap: true, withSet: true, withDate: true, withBigInt: true, withTypedArray: true }),
        (value) => {
          expect(roundTrip(value)).toEqual(structuredClone(value));
        },
      ),
    );
  });

  it('keeps what JSON loses', () => {
    const value = {
      none: undefined,
      nan: Number.NaN,
      minusZero: -0,
      big: 2n ** 70n,
      at: new Date(5),
      pattern: /a+/gi,
    };
    expect(roundTrip(value)).toEqual(value);
    expect(Object.is((roundTrip(value) as typeof value).minusZero, -0)).toBe(true);
  });

  it('keeps identity and cycles', () => {
    const shared = { name: 'shared' };
    const value: Record<string, unknown> = { first: shared, second: shared };
    value.self = value;
    const copy = roundTrip(value) as typeof value;
    expect(copy.first).toBe(copy.second);
    expect(copy.self).toBe(copy);
  });

  it('keeps holes of arrays', () => {
    const copy = roundTrip(Object.assign(new Array(3), { 1: 1 })) as unknown[];
    expect(copy).toHaveLength(3);
    expect(0 in copy).toBe(false);
  });

  it('keeps an error’s type and message', () => {
    const copy = roundTrip(new RangeError('too far')) as Error;
    expect(copy).toBeInstanceOf(RangeError);
    expect(copy.message).toBe('too far');
  });

  it('keeps a key called __proto__ an ordinary key', () => {
    const copy = roundTrip(JSON.parse('{"__proto__": {"polluted": true}}')) as object;
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect((copy as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('drops prototypes', () => {
    class Point {
      x = 1;
      move() {}
    }
    expect(Object.getPrototypeOf(roundTrip(new Point()))).toBe(Object.prototype);
  });

  it.each([
    ['a function', () => {}],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['a weak map', new WeakMap()],
    ['an object that holds a function', { deep: { run: () => {} } }],
    ['a blob', new Blob(['x'])],
  ])('refuses %s', (_name, value) => {
    expect(() => encode(value)).toThrow('An object could not be cloned.');
  });
});
