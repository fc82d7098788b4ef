import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerText, decodeUtf8 } from '../../../main/mailbox/answer-text.ts';

const reference = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Any but halves of a pair, which UTF-8 has no bytes for. */
const letter = fc.oneof(fc.integer({ max: 0xd7ff, min: 0 }), fc.integer({ min: 0xe000, max: 0x10ffff }));

describe('decodeUtf8', () => {
  it('reads any bytes as TextDecoder does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(decodeUtf8(bytes)).toBe(reference(bytes));
      }),
    );
  });

  it('reads any text as TextDecoder does', () => {
    fc.assert(
      fc.property(fc.array(letter), (letters) => {
        const text = String.fromCodePoint(...letters);
        const bytes = new TextEncoder().encode(text);
        expect(decodeUtf8(bytes)).toBe(reference(bytes));
      }),
    );
  });

  it('leaves out the mark of the byte order', () => {
    expect(decodeUtf8(new TextEncoder().encode('\ufeffä – {}'))).toBe('ä – {}');
  });
});

describe('answerText', () => {
  it('puts the pieces of an answer together, also where a letter is cut in two', async () => {
    const bytes = new TextEncoder().encode('Réservation – 5 €');
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    expect(await answerText(new Response(body))).toBe('Réservation – 5 €');
  });

  it('is empty where there is no body', async () => {
    expect(await answerText(new Response(null, { status: 204 }))).toBe('');
  });

  it('fails as the body does', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('cut off')) });
    await expect(answerText(new Response(body))).rejects.toThrow('cut off');
  });
});
