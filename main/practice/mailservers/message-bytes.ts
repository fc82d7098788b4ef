import { contentOf, headOf, type Item } from '../mail/mailbox.ts';
import { mimeOf } from '../mail/mime.ts';

const sizes = new WeakMap<Item, number>();

/** The message as it travels. */
export async function bytesOf(item: Item): Promise<Buffer> {
  const mime = mimeOf({ head: headOf(item), content: await contentOf(item), receivedAt: item.receivedAt });
  sizes.set(item, mime.byteLength);
  return Buffer.from(mime);
}

/** Its length in bytes; kept, as clients ask for those of whole folders again and again. */
export async function sizeOf(item: Item): Promise<number> {
  return sizes.get(item) ?? (await bytesOf(item)).length;
}
