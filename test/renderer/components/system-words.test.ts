import { describe, expect, it } from 'vitest';
import { systemInWords } from '../../../renderer/components/system-words.ts';

describe('a System inside a sentence', () => {
  it('has its name, unless it is any of those that have none here', () => {
    expect(systemInWords({ system: 'osticket', systemName: 'osTicket' })).toBe('osTicket');
    expect(systemInWords({ system: 'custom', systemName: 'Any other system' })).toBe('your system');
  });
});
