/** The two file formats that hold an icon in several sizes. Both allow PNG inside, which all living systems read. */
export interface Picture {
  /** Width and height in pixels. */
  size: number;
  png: Buffer;
}

const ICO_HEADER = 6;
const ICO_ENTRY = 16;

/** A Windows icon. https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10) */
export function toIco(pictures: Picture[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = ICO_HEADER + ICO_ENTRY * pictures.length;
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(ICO_ENTRY);
    // One byte each for width and height, where 0 stands for 256.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
}

/** Four letters per size and density; see Apple's `iconutil`, which writes the same ones. */
export const ICNS_TYPES: { type: string; size: number }[] = [
  { type: 'icp4', size: 16 },
  { type: 'ic11', size: 32 },
  { type: 'icp5', size: 32 },
  { type: 'ic12', size: 64 },
  { type: 'ic07', size: 128 },
  { type: 'ic13', size: 256 },
  { type: 'ic08', size: 256 },
  { type: 'ic14', size: 512 },
  { type: 'ic09', size: 512 },
  { type: 'ic10', size: 1024 },
];

/** A macOS icon: each type with the picture of its size. */
export function toIcns(pictures: Picture[]): Buffer {
  const blocks = ICNS_TYPES.map(({ type, size }) => {
    const picture = pictures.find((candidate) => candidate.size === size);
    if (!picture) throw new Error(`No picture of ${size} pixels for ${type}`);
    return block(type, picture.png);
  });
  return block('icns', Buffer.concat(blocks));
}

function block(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(header.length + content.length, 4);
  return Buffer.concat([header, content]);
}
