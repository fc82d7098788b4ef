import { describe, expect, it } from 'vitest';
import { ICNS_TYPES, toIcns, toIco } from '../../../scripts/icons/containers.ts';

const picture = (size: number) => ({ size, png: Buffer.from(`picture of ${size}`) });

describe('toIco', () => {
  it('lists each size and where its picture lies', () => {
    const ico = toIco([picture(16), picture(256)]);
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 2]);
    // The second entry: 256 is written as 0.
    expect(ico.readUInt8(6 + 16)).toBe(0);
    const length = ico.readUInt32LE(6 + 16 + 8);
    const offset = ico.readUInt32LE(6 + 16 + 12);
    expect(ico.subarray(offset, offset + length).toString()).toBe('picture of 256');
  });
});

describe('toIcns', () => {
  it('chains one block per type and names its own length', () => {
    const icns = toIcns([16, 32, 64, 128, 256, 512, 1024].map(picture));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    expect(typesIn(icns)).toEqual(ICNS_TYPES.map(({ type }) => type));
  });

  it('refuses to leave a size out', () => {
    expect(() => toIcns([picture(16)])).toThrow('No picture of 32 pixels');
  });
});

function typesIn(icns: Buffer): string[] {
  const types: string[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    types.push(icns.toString('latin1', at, at + 4));
  return types;
}
