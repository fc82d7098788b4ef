import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toContent } from '../../../main/mailbox/message-mapping.ts';
import { isRemoval, summaryOf } from '../../../main/mailbox/row.ts';
import { readItems } from '../../../main/mailbox/row-reader.ts';

const HOSTILE = {
  id: 'm1',
  subject: 'Invoice \u202efdp.exe\u202c\r\nBcc: all',
  from: { emailAddress: { name: 'Ada\u200b Keller\u2066', address: 'ada@contoso.com\u200f' } },
  bodyPreview: `${'\u034f\u200c \u00ad'.repeat(40)}Hello`,
};

/** A message of a page as the window is given it. */
function shown(message: object) {
  const [item] = readItems([message]) ?? [];
  return item && !isRemoval(item) ? summaryOf({ ...item, receivedAt: item.receivedAt ?? 0 }) : null;
}

describe('what a sender wrote into the head of a message', () => {
  const clean = {
    subject: 'Invoice fdp.exe Bcc: all',
    from: { name: 'Ada Keller', address: 'ada@contoso.com' },
  };

  it('is one line in reading order, in the list', () => {
    expect(shown(HOSTILE)).toMatchObject(clean);
  });

  it('is the same in the reading pane, for recipients too', () => {
    const message = toContent({ ...HOSTILE, toRecipients: [HOSTILE.from] });
    expect(message).toMatchObject({ ...clean, to: [clean.from] });
  });

  it('has no filling in front of the preview', () => {
    expect(shown(HOSTILE)?.preview).toBe('Hello');
  });

  it('is the address where nothing of the name is left', () => {
    const from = { emailAddress: { name: '\u200b\u202e', address: 'ada@contoso.com' } };
    expect(readItems([{ id: 'm1', from }])).toMatchObject([{ from: { name: 'ada@contoso.com' } }]);
  });
});

describe('the time of a message', () => {
  const timeOf = (receivedDateTime: string) => {
    const [item] = readItems([{ id: 'm1', receivedDateTime }]) ?? [];
    return item && !isRemoval(item) ? item.receivedAt : 'no message';
  };

  it('is the moment that is written, to the second and beyond', () => {
    const moments = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (moment) => {
        const text = moment.toISOString();
        expect(timeOf(text)).toBe(Date.parse(text));
        const short = `${text.slice(0, 19)}Z`;
        expect(timeOf(short)).toBe(Date.parse(short));
      }),
    );
  });

  it.each([
    '2026-13-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-0xT00:00:00Z',
    'today',
  ])('is not guessed from %s', (text) => {
    expect(timeOf(text)).toBeUndefined();
  });
});
