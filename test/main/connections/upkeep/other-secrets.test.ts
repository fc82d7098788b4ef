import { describe, expect, it } from 'vitest';
import { otherSecrets } from '../../../../main/connections/upkeep/other-secrets.ts';

const listed = (keyId: string, hint: string | null) => ({
  keyId,
  hint,
  displayName: `secret ${keyId}`,
  endDateTime: '2027-01-01T00:00:00Z',
});
const kinds = (secrets: ReturnType<typeof listed>[], known: Parameters<typeof otherSecrets>[1]) =>
  otherSecrets(secrets, known).map(({ keyId, kind }) => `${keyId} ${kind}`);

describe('otherSecrets', () => {
  const three = [listed('a', 'aaa'), listed('b', 'bbb'), listed('c', 'ccc')];

  it('goes by the id of the secret in use', () => {
    expect(kinds(three, { keyId: 'b', olderKeyIds: ['a'], value: 'zzz' })).toEqual(['a older', 'c other']);
  });

  it('goes by its first characters where the id is not known', () => {
    expect(kinds(three, { keyId: null, olderKeyIds: [], value: 'bbb8Q~' })).toEqual(['a other', 'c other']);
    expect(kinds(three.slice(0, 2), { keyId: null, olderKeyIds: [], value: 'bbb8Q~' })).toEqual(['a older']);
  });

  it('calls nothing safe that could be the one in use', () => {
    const alike = [listed('a', 'bbb'), listed('b', 'bbb'), listed('c', 'ccc')];
    expect(kinds(alike, { keyId: null, olderKeyIds: [], value: 'bbb8Q~' })).toEqual([
      'a maybe-in-use',
      'b maybe-in-use',
      'c other',
    ]);
    const silent = [listed('a', null), listed('b', null)];
    expect(kinds(silent, { keyId: null, olderKeyIds: [], value: 'x' })).toEqual([
      'a maybe-in-use',
      'b maybe-in-use',
    ]);
    expect(kinds(silent, { keyId: null, olderKeyIds: ['a'], value: 'x' })).toEqual(['a older']);
  });

  it('does not trust an id that the registration no longer has', () => {
    expect(kinds(three, { keyId: 'gone', olderKeyIds: [], value: 'ccc' })).toEqual(['a other', 'b other']);
  });
});
