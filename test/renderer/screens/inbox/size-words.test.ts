import { expect, it } from 'vitest';
import { formatSize } from '../../../../renderer/screens/inbox/size-words.ts';

it.each([
  [0, /^0 bytes?$/],
  [1, /^1 byte$/],
  [999, /^999 bytes$/],
  [1_500, /^1[.,]5 kB$/],
  [24_100, /^24 kB$/],
  [3_250_000, /^3[.,]3 MB$/],
])('says %i bytes as people read it', (bytes, words) => {
  expect(formatSize(bytes)).toMatch(words);
});
