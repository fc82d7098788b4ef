import { describe, expect, test } from 'vitest';
import { readFilter } from '../../../../main/practice/graph/filter.ts';
import { CustomMail } from '../../../../main/practice/mail/custom-mail.ts';
import { type Item, Mailbox } from '../../../../main/practice/mail/mailbox.ts';

/** An unread message of one second past noon. */
function item(subject: string): Item {
  const mail = new CustomMail({ name: 'Ada', address: 'ada@x.example' });
  mail.messages.push({ subject, from: 'Eve@x.example' });
  return new Mailbox('ada@x.example').fill(mail, {
    sourceIndex: 0,
    receivedAt: Date.parse('2026-01-01T12:00:01.500Z'),
  });
}

describe('a filter', () => {
  test.for([
    ['isRead eq false', true],
    ['isRead ne false', false],
    ['receivedDateTime ge 2026-01-01T12:00:01Z', true],
    ['receivedDateTime gt 2026-01-01T12:00:01Z', false],
    ['receivedDateTime lt 2026-01-02', true],
    ['receivedDateTime le 2026-01-01T12:00:00Z', false],
    ["subject eq 'Salt and Ben''s pepper' and isRead eq false", true],
    ["isRead eq true and subject eq 'Salt and Ben''s pepper'", false],
    ["contains(subject, 'BEN''S')", true],
    ["startswith(subject,'pepper')", false],
    ["from/emailAddress/address eq 'eve@X.example'", true],
    ["flag/flagStatus eq 'flagged'", false],
    ["importance eq 'normal' and hasAttachments eq false", true],
  ] as const)('%s is %s', ([text, matches]) => {
    expect(readFilter(text).matches(item("Salt and Ben's pepper"))).toBe(matches);
  });

  test.for([
    'colour eq true',
    'isRead',
    'isRead is false',
    "subject eq 'open",
    'receivedDateTime ge soon',
    "ends(subject,'x')",
    'isRead eq false and',
    "'".repeat(5001),
    '',
  ])('%s is refused', (text) => {
    expect(() => readFilter(text)).toThrow(expect.objectContaining({ status: 400 }));
  });

  test('names its properties in order', () => {
    const { properties } = readFilter('receivedDateTime ge 2026-01-01 and isRead eq true');
    expect(properties).toEqual(['receivedDateTime', 'isRead']);
  });
});
