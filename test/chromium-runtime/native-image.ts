import { readFileSync } from 'node:fs';
import { guardInstances, guardModule } from './unimplemented.ts';

type Member =
  | 'isEmpty'
  | 'getSize'
  | 'toPNG'
  | 'toDataURL'
  | 'setTemplateImage'
  | 'isTemplateImage'
  | 'addRepresentation'
  | 'resize';

/** An image: its bytes as given. Nothing is decoded but a PNG's size. */
export class NativeImage implements Pick<Electron.NativeImage, Exclude<Member, 'resize'>> {
  readonly #bytes: Buffer;
  /** Where the image came from: its file's path, or its data URL. */
  readonly #source: string;
  #isTemplate = false;

  constructor(bytes: Buffer, source?: string) {
    this.#bytes = bytes;
    this.#source = source ?? (bytes.length === 0 ? '' : this.toDataURL());
  }

  isEmpty(): boolean {
    return this.#bytes.length === 0;
  }

  /** Size of a PNG; nothing else is read. */
  getSize(): Electron.Size {
    const isPng = this.#bytes.length > 24 && this.#bytes.toString('latin1', 1, 4) === 'PNG';
    return isPng
      ? { width: this.#bytes.readUInt32BE(16), height: this.#bytes.readUInt32BE(20) }
      : { width: 0, height: 0 };
  }

  toPNG(): Buffer {
    return Buffer.from(this.#bytes);
  }

  toDataURL(): string {
    const type = this.#bytes.toString('utf8', 0, 200).includes('<svg') ? 'image/svg+xml' : 'image/png';
    return `data:${type};base64,${this.#bytes.toString('base64')}`;
  }

  setTemplateImage(isTemplate: boolean): void {
    this.#isTemplate = isTemplate;
  }

  isTemplateImage(): boolean {
    return this.#isTemplate;
  }

  /** Chromium scales the one there is. */
  addRepresentation(): void {}

  resize(): NativeImage {
    return this;
  }

  /** Runtime: path or data URL of the image. */
  static source(image: NativeImage | string): string {
    return typeof image === 'string' ? image : image.#source;
  }
}

guardInstances('NativeImage', NativeImage);

/** `electron.nativeImage`. */
export const nativeImage = guardModule('nativeImage', {
  createEmpty: () => new NativeImage(Buffer.alloc(0)),
  /** A path that cannot be read makes an empty image, as in Electron. */
  createFromPath(path: string): NativeImage {
    try {
      return new NativeImage(readFileSync(path), path);
    } catch {
      return new NativeImage(Buffer.alloc(0));
    }
  },
  createFromBuffer: (buffer: Buffer) => new NativeImage(buffer),
  createFromDataURL(url: string): NativeImage {
    return new NativeImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'), url);
  },
});
