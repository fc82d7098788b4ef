import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A small PNG: a square of one colour with a lighter half. @param rgb 0xRRGGBB */
export function pngOf(rgb: number, size = 24): Uint8Array {
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(size)),
    chunk('IDAT', deflateSync(pixels(rgb, size))),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Width, height, 8 bit, true colour, no interlace. */
function header(size: number): Uint8Array {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(size, 4);
  bytes.set([8, 2, 0, 0, 0], 8);
  return bytes;
}

/** Each row begins with its filter, 0 = none. */
function pixels(rgb: number, size: number): Uint8Array {
  const bytes = Buffer.alloc(size * (1 + size * 3));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const shade = x < size / 2 ? rgb : rgb | 0x404040;
      bytes.writeUIntBE(shade, y * (1 + size * 3) + 1 + x * 3, 3);
    }
  }
  return bytes;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
